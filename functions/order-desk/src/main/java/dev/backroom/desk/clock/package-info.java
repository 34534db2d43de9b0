/** The clocks of open orders, and what is told about them. */
@NullMarked
package dev.backroom.desk.clock;

import org.jspecify.annotations.NullMarked;
