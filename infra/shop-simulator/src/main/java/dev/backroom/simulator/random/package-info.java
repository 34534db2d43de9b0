/** Chance, rates and curves: the same seed gives the same numbers. */
@NullMarked
package dev.backroom.simulator.random;

import org.jspecify.annotations.NullMarked;
