/** Rows of the order sheet, in the columns of the warehouse systems that read it. */
@NullMarked
package dev.backroom.cli.sheet;

import org.jspecify.annotations.NullMarked;
