package dev.backroom.model.bulk;

import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Decision.Verdict;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an action would do, to be shown before it is done.
 *
 * @param chosen the orders that it would be done with, in the order given
 * @param not how many it cannot be done with, by why
 * @param stayHeld how many of the chosen ones are held afterwards
 * @param amounts what the buyers of the chosen ones pay, by currency
 */
public record BulkPlan(
        List<Order> chosen, Map<BulkResult, Integer> not, int stayHeld, SortedMap<String, BigDecimal> amounts) {
    public BulkPlan {
        chosen = List.copyOf(chosen);
        not = Map.copyOf(not);
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /** Pure: the same arguments give the same plan. */
    public static BulkPlan of(BulkAction action, Collection<Order> orders, Instant now) {
        List<Order> chosen = new ArrayList<>();
        Map<BulkResult, Integer> not = new EnumMap<>(BulkResult.class);
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        int stayHeld = 0;
        for (Order order : orders) {
            Decision decision = action.about(order);
            Order after;
            switch (decision.about(order, now)) {
                case Verdict.Refused(Decision.Why why) -> {
                    not.merge(BulkResult.of(why), 1, Integer::sum);
                    continue;
                }
                case Verdict.Kept() -> after = order;
                case Verdict.Changed(Order changed) -> after = changed;
            }
            chosen.add(order);
            stayHeld += after.lane().equals(Optional.of(Lane.HELD)) ? 1 : 0;
            amounts.merge(order.total().currency(), order.total().amount(), BigDecimal::add);
        }
        return new BulkPlan(chosen, not, stayHeld, amounts);
    }
}
