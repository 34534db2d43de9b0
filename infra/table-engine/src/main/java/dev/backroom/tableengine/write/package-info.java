/** Writes of one item, batches and transactions. */
@NullMarked
package dev.backroom.tableengine.write;

import org.jspecify.annotations.NullMarked;
