/** Reads of one item, batches of items, pages of queries and scans. */
@NullMarked
package dev.backroom.tableengine.read;

import org.jspecify.annotations.NullMarked;
