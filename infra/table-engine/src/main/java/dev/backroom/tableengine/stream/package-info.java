/** The change streams of tables: shards, records, iterators. */
@NullMarked
package dev.backroom.tableengine.stream;

import org.jspecify.annotations.NullMarked;
