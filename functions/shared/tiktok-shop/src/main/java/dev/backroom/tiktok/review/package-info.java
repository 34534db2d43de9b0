/** Reviews by product and time. */
@NullMarked
package dev.backroom.tiktok.review;

import org.jspecify.annotations.NullMarked;
