/** Orders on their way to the warehouse, and what came back, as messages of one queue. Ids and tracking numbers only. */
@NullMarked
package dev.backroom.notices.handover;

import org.jspecify.annotations.NullMarked;
