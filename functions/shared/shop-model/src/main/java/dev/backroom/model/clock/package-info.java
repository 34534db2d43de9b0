/** The clocks of open orders: what happens to them when, and what somebody has to be told before. */
@NullMarked
package dev.backroom.model.clock;

import org.jspecify.annotations.NullMarked;
