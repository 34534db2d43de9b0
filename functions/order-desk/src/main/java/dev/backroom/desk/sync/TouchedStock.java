package dev.backroom.desk.sync;

import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The SKUs of which a commit left more or fewer units to be sold. Units that left on being shipped were sold before. */
final class TouchedStock {
    private TouchedStock() {}

    static Map<String, Set<Sku>> of(Collection<OrderChange> changes, Map<OrderKey, CommitOutcome> outcomes) {
        Map<String, Set<Sku>> touched = new HashMap<>();
        for (OrderChange change : changes) {
            if (outcomes.get(change.key()) instanceof CommitOutcome.Committed(Order stored)) {
                Set<Sku> skus = touched(change.change(), stored);
                if (!skus.isEmpty()) {
                    touched.computeIfAbsent(change.owner(), owner -> new HashSet<>())
                            .addAll(skus);
                }
            }
        }
        return touched;
    }

    private static Set<Sku> touched(Changed planned, Order stored) {
        Set<Sku> skus = new HashSet<>();
        planned.deltas().forEach((slot, delta) -> {
            if (delta.available() != 0) {
                skus.add(slot.sku());
            }
        });
        if (!stored.reservation().equals(planned.after().reservation())) {
            // Others wrote meanwhile, or the levels refused: what it came to is not what was planned.
            Reservation now = stored.reservation();
            now.reserved().keySet().forEach(slot -> skus.add(slot.sku()));
            now.consumed().keySet().forEach(slot -> skus.add(slot.sku()));
            now.missing().keySet().forEach(slot -> skus.add(slot.sku()));
        }
        return skus;
    }
}
