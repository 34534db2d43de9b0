/** The simulated shop: its market, its items, its listings. */
@NullMarked
package dev.backroom.simulator.shop;

import org.jspecify.annotations.NullMarked;
