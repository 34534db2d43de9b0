/** What tables are: keys, indexes, settings, and the catalogue that keeps them. */
@NullMarked
package dev.backroom.tableengine.table;

import org.jspecify.annotations.NullMarked;
