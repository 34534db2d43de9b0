package dev.backroom.model.kpi;

import dev.backroom.model.order.Order;
import java.util.Optional;

/** What a change of an order changes in the counters. */
public final class KpiDelta {
    private KpiDelta() {}

    public static Facts between(Optional<Order> before, Optional<Order> after) {
        Facts then = before.map(KpiFacts::of).orElse(Facts.NONE);
        return after.map(KpiFacts::of).orElse(Facts.NONE).minus(then);
    }
}
