/** Shops and how far they were read. */
@NullMarked
package dev.backroom.store.shop;

import org.jspecify.annotations.NullMarked;
