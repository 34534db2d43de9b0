/** Counts, receipts and adjustments that people make. */
@NullMarked
package dev.backroom.stockcheck.booking;

import org.jspecify.annotations.NullMarked;
