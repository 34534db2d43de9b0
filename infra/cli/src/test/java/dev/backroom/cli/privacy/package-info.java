/** Looks for what buyers told the shop in every place where it must not be. */
@NullMarked
package dev.backroom.cli.privacy;

import org.jspecify.annotations.NullMarked;
