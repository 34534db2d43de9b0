@NullMarked
package dev.backroom.simulator.plan;

import org.jspecify.annotations.NullMarked;
