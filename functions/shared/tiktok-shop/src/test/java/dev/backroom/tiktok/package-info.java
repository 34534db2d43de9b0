@NullMarked
package dev.backroom.tiktok;

import org.jspecify.annotations.NullMarked;
