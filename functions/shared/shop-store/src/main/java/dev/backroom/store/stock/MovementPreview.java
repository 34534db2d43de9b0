package dev.backroom.store.stock;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What movements would do one after another, as the tables stand now. Writes nothing. */
public final class MovementPreview {
    private final StockMoves moves;
    private final StockMoves.Holders holders;
    private final String owner;
    private final Map<Slot, StockLevel> levels = new HashMap<>();
    private final Map<OrderKey, Order> cut = new HashMap<>();

    public MovementPreview(StockMoves moves, StockMoves.Holders holders, String owner) {
        this.moves = moves;
        this.holders = holders;
        this.owner = owner;
    }

    /** What would become of the movement after those that were asked about before. */
    public Booked of(Movement movement) {
        if (moves.isBooked(owner, movement)) {
            return new Booked.Repeated();
        }
        Slot slot = movement.slot();
        StockLevel before = levels.computeIfAbsent(slot, one -> moves.level(owner, one));
        MovementStep step = MovementStep.of(before, movement);
        if (step.uncovered() > 0 && step.onHand() >= 0) {
            List<Order> holding = holders.of(owner, slot, before.reserved()).stream()
                    .map(order -> cut.getOrDefault(order.key(), order))
                    .toList();
            step = step.with(Promises.cut(slot, step.uncovered(), holding));
        }
        if (step.uncovered() > 0) {
            return new Booked.BelowPromised(before);
        }
        step.cuts().forEach(one -> cut.put(one.after().key(), one.after()));
        levels.put(slot, new StockLevel(slot, step.onHand(), step.reserved(), step.overdrawn(), before.version() + 1));
        return new Booked.Done(step.change(), step.cuts());
    }
}
