/** Figures counted again from what is stored, and differences in words. */
@NullMarked
package dev.backroom.cli.figures;

import org.jspecify.annotations.NullMarked;
