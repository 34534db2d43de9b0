/** What is asked of a channel, and the orders that wait for units there. */
@NullMarked
package dev.backroom.stockcheck.channel;

import org.jspecify.annotations.NullMarked;
