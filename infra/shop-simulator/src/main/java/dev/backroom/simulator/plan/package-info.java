/** What kind of evening it is to be. */
@NullMarked
package dev.backroom.simulator.plan;

import org.jspecify.annotations.NullMarked;
