/** The platform's API, area by area. */
@NullMarked
package dev.backroom.simulator.api;

import org.jspecify.annotations.NullMarked;
