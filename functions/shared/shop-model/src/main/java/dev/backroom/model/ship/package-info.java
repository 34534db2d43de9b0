/** Packages, parcels and carriers: how an order leaves the building. */
@NullMarked
package dev.backroom.model.ship;

import org.jspecify.annotations.NullMarked;
