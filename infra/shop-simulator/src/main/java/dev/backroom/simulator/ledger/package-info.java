/** What sellers and buyers do while the evening runs. */
@NullMarked
package dev.backroom.simulator.ledger;

import org.jspecify.annotations.NullMarked;
