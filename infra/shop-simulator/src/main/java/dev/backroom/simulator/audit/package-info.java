/** What a system stored or sent, against the books. */
@NullMarked
package dev.backroom.simulator.audit;

import org.jspecify.annotations.NullMarked;
