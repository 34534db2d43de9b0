/** Ordered bytes: what rows, index entries and stream records are kept in. */
@NullMarked
package dev.backroom.tableengine.store;

import org.jspecify.annotations.NullMarked;
