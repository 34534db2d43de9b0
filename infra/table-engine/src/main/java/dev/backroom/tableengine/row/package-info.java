/** Items and index entries as ordered bytes, and the locks that writes and transactions take on them. */
@NullMarked
package dev.backroom.tableengine.row;

import org.jspecify.annotations.NullMarked;
