package dev.backroom.store.stock;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.StockLevel;
import java.util.List;

/**
 * What a movement makes of a level, in one transaction.
 *
 * @param before as it was read
 * @param counted whether it says what is there, whatever was there before
 * @param change what the movement's record says that it moved
 * @param onHand units on hand afterwards; below nothing where the movement is not possible
 * @param overdrawn what is still not taken off for units that left
 * @param cuts orders that give back what is not there any more
 */
record MovementStep(
        StockLevel before, boolean counted, int change, int onHand, int overdrawn, List<Promises.Cut> cuts) {
    MovementStep {
        cuts = List.copyOf(cuts);
    }

    /** A count says what is there, so it settles what left; what arrives is taken off for it first. */
    static MovementStep of(StockLevel before, Movement movement) {
        if (movement.kind() == Movement.Kind.COUNT) {
            int change = movement.units() - before.onHand() + before.overdrawn();
            return new MovementStep(before, true, change, movement.units(), 0, List.of());
        }
        int change = movement.change();
        int settled = Math.clamp(change, 0, before.overdrawn());
        return new MovementStep(
                before, false, change, before.onHand() + change - settled, before.overdrawn() - settled, List.of());
    }

    /** Units that orders were promised and that are not there any more. */
    int uncovered() {
        return Math.max(0, before.reserved() - given() - onHand);
    }

    /** The same with orders that give back. */
    MovementStep with(List<Promises.Cut> others) {
        return new MovementStep(before, counted, change, onHand, overdrawn, others);
    }

    /** As much of it as some of the orders that give back account for: what is available stays as it is. */
    MovementStep firstOf(int orders) {
        List<Promises.Cut> first = cuts.subList(0, orders);
        int units = first.stream().mapToInt(Promises.Cut::units).sum();
        return new MovementStep(before, counted, -units, before.onHand() - units, before.overdrawn(), first);
    }

    int reserved() {
        return before.reserved() - given();
    }

    /** Nothing but units on hand changes, so that the level need not be as it was read. */
    boolean adds() {
        return cuts.isEmpty() && before.overdrawn() == 0 && !counted;
    }

    private int given() {
        return cuts.stream().mapToInt(Promises.Cut::units).sum();
    }
}
