@NullMarked
package dev.backroom.simulator.api;

import org.jspecify.annotations.NullMarked;
