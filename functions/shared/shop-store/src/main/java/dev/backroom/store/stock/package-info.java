/** Levels, movements, items, listings, and what is published of them. */
@NullMarked
package dev.backroom.store.stock;

import org.jspecify.annotations.NullMarked;
