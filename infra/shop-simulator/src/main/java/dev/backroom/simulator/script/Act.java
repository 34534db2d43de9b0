package dev.backroom.simulator.script;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Something that the seller did to an order through the API. */
public sealed interface Act {
    /** Whole seconds. */
    Instant at();

    /**
     * A parcel is ready to be fetched.
     *
     * @param units places in the order's list of units
     * @param tracking the carrier's number
     * @param provider the carrier's id
     * @param last nothing of the order is left to arrange after it
     */
    record Arranged(Instant at, SortedSet<Integer> units, String tracking, String provider, boolean last)
            implements Act {
        public Arranged {
            units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
        }
    }

    /** The buyer's wish to cancel is answered. */
    record CancelAnswered(Instant at, boolean granted) implements Act {}

    /** The seller gives the order up. */
    record GivenUp(Instant at) implements Act {}
}
