/** Listings and the figures that buyers see. */
@NullMarked
package dev.backroom.tiktok.inventory;

import org.jspecify.annotations.NullMarked;
