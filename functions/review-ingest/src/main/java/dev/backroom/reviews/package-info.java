/** Reviews: pulled, stored once, read for what they complain about, and watched until they are answered. */
@NullMarked
package dev.backroom.reviews;

import org.jspecify.annotations.NullMarked;
