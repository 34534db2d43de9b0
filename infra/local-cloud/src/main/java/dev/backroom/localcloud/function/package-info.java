/** The functions in this process: found by handler name, fed and answered in bytes, held to their limits. */
@NullMarked
package dev.backroom.localcloud.function;

import org.jspecify.annotations.NullMarked;
