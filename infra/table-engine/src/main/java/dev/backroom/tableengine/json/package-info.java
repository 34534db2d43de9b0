/** JSON bodies, and items in them. */
@NullMarked
package dev.backroom.tableengine.json;

import org.jspecify.annotations.NullMarked;
