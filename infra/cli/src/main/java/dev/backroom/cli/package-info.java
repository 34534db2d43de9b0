/** The commands behind {@code ./backroom}. */
@NullMarked
package dev.backroom.cli;

import org.jspecify.annotations.NullMarked;
