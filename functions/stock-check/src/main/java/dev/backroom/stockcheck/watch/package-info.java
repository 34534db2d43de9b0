/** Compares what channels show with what they should, finds listings, and raises notices. */
@NullMarked
package dev.backroom.stockcheck.watch;

import org.jspecify.annotations.NullMarked;
