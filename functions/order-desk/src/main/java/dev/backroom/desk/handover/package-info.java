/** Orders to the warehouse and the carrier, by adapters behind one port, and tracking numbers back. */
@NullMarked
package dev.backroom.desk.handover;

import org.jspecify.annotations.NullMarked;
