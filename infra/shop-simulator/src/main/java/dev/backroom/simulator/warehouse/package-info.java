/** A warehouse that takes orders and reports parcels. */
@NullMarked
package dev.backroom.simulator.warehouse;

import org.jspecify.annotations.NullMarked;
