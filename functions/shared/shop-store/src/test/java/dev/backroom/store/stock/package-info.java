@NullMarked
package dev.backroom.store.stock;

import org.jspecify.annotations.NullMarked;
