package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.triage.FraudPolicy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known beside a recipient: at the first look much, later what that look found. */
public sealed interface ScreeningInput {
    /** A first look at an order of which nothing else is known. */
    ScreeningInput PLAIN = new First(FraudMemory.Known.NOTHING, FraudPolicy.DEFAULT, List.of());

    /**
     * The recipient is new.
     *
     * @param outside what outside checks found
     */
    record First(FraudMemory.Known known, FraudPolicy policy, List<Hold> outside) implements ScreeningInput {
        public First {
            outside = List.copyOf(outside);
        }

        /** The orders of the shop that passed before there were too many like this one. */
        public Set<OrderKey> passed(ShopId shop) {
            Set<OrderKey> passed = new LinkedHashSet<>();
            known.passed(policy).forEach(order -> passed.add(new OrderKey(shop, order)));
            return passed;
        }
    }

    /**
     * The recipient is the one that was looked at before.
     *
     * @param kept what that look found beyond the recipient itself, and nobody has released
     */
    record Again(List<Hold> kept) implements ScreeningInput {
        public Again {
            kept = List.copyOf(kept);
        }
    }
}
