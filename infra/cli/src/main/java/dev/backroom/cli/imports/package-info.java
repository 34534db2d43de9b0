/** Reads the seller's own sheets. Everything in a file is hostile until checked. */
@NullMarked
package dev.backroom.cli.imports;

import org.jspecify.annotations.NullMarked;
