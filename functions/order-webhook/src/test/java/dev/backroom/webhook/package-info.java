@NullMarked
package dev.backroom.webhook;

import org.jspecify.annotations.NullMarked;
