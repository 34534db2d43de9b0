@NullMarked
package dev.backroom.simulator.warehouse;

import org.jspecify.annotations.NullMarked;
