package dev.backroom.simulator.script;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One thing that happens to an order.
 *
 * @param at whole seconds
 * @param units places in the order's list of units, for the steps that touch only some; otherwise empty
 */
public record Move(Instant at, Step step, SortedSet<Integer> units) {
    public static Move of(Instant at, Step step) {
        return new Move(at, step, new TreeSet<>());
    }
}
