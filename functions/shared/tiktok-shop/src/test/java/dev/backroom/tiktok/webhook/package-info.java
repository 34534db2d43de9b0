@NullMarked
package dev.backroom.tiktok.webhook;

import org.jspecify.annotations.NullMarked;
