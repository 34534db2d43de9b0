/** Cancellations, returns and refunds that buyers ask for. */
@NullMarked
package dev.backroom.tiktok.aftersale;

import org.jspecify.annotations.NullMarked;
