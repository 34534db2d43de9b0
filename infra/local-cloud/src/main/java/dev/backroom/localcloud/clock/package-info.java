/** Clocks that run faster than the machine's, stand still where asked, and survive a restart. */
@NullMarked
package dev.backroom.localcloud.clock;

import org.jspecify.annotations.NullMarked;
