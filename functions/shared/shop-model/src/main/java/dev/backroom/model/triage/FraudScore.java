package dev.backroom.model.triage;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How suspicious an order is, and why.
 *
 * @param points the sum of the weights, 0 or more
 * @param reasons each with its points, in the order of the reasons
 */
public record FraudScore(int points, Map<FraudReason, Integer> reasons, boolean suspicious) {
    public FraudScore {
        reasons = Map.copyOf(reasons);
    }

    /** Scores the facts by the shop's measure. */
    public static FraudScore of(FraudFacts facts, FraudPolicy policy) {
        Map<FraudReason, Integer> found = new EnumMap<>(FraudReason.class);
        velocity(facts, policy, found);
        unusual(facts, policy, found);
        FraudFacts.Trouble trouble = facts.trouble();
        add(FraudReason.REPEATED_CANCELS, isRepeated(trouble.cancelled(), trouble, policy), policy, found);
        add(FraudReason.REPEATED_RETURNS, isRepeated(trouble.returned(), trouble, policy), policy, found);
        add(FraudReason.PHONE_ELSEWHERE, facts.phoneElsewhere(), policy, found);
        add(FraudReason.FREIGHT_FORWARDER, facts.freightForwarder(), policy, found);
        add(FraudReason.CASH_ON_DELIVERY, facts.cashOnDelivery(), policy, found);
        int points = found.values().stream().mapToInt(Integer::intValue).sum();
        return new FraudScore(points, found, points >= policy.threshold());
    }

    /** The reasons with their points, such as {@code phone-day +20}; no counts, so that one more order is no new reason. */
    public List<String> explained() {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().text() + " +" + entry.getValue())
                .toList();
    }

    private static void velocity(FraudFacts facts, FraudPolicy policy, Map<FraudReason, Integer> found) {
        add(FraudReason.ADDRESS_HOUR, facts.byAddress().hour() > policy.hour(), policy, found);
        add(FraudReason.ADDRESS_DAY, facts.byAddress().day() > policy.day(), policy, found);
        add(FraudReason.ADDRESS_MONTH, facts.byAddress().month() > policy.month(), policy, found);
        add(FraudReason.PHONE_HOUR, facts.byPhone().hour() > policy.hour(), policy, found);
        add(FraudReason.PHONE_DAY, facts.byPhone().day() > policy.day(), policy, found);
        add(FraudReason.PHONE_MONTH, facts.byPhone().month() > policy.month(), policy, found);
        add(FraudReason.BUYER_HOUR, facts.byBuyer().hour() > policy.hour(), policy, found);
        add(FraudReason.BUYER_DAY, facts.byBuyer().day() > policy.day(), policy, found);
        add(FraudReason.BUYER_MONTH, facts.byBuyer().month() > policy.month(), policy, found);
        add(FraudReason.SEVERAL_BUYERS, comeFromSeveral(facts, policy), policy, found);
    }

    /** Of the orders for one door within the hour, as many as are usual in all come from other accounts. */
    private static boolean comeFromSeveral(FraudFacts facts, FraudPolicy policy) {
        int byAddress = facts.byAddress().hour();
        return byAddress > policy.hour() && byAddress - facts.byBuyer().hour() >= policy.hour();
    }

    private static void unusual(FraudFacts facts, FraudPolicy policy, Map<FraudReason, Integer> found) {
        facts.usual().filter(usual -> usual.orders() >= policy.enoughOrders()).ifPresent(usual -> {
            BigDecimal most = usual.mostValue();
            add(FraudReason.UNUSUAL_UNITS, facts.units() > usual.mostUnits(), policy, found);
            add(FraudReason.UNUSUAL_VALUE, facts.value().compareTo(most) > 0, policy, found);
        });
    }

    private static boolean isRepeated(int times, FraudFacts.Trouble trouble, FraudPolicy policy) {
        return times >= policy.troubledFrom() && times >= policy.troubled() * trouble.orders();
    }

    private static void add(FraudReason reason, boolean applies, FraudPolicy policy, Map<FraudReason, Integer> found) {
        int points = policy.points(reason);
        if (applies && points > 0) {
            found.put(reason, points);
        }
    }
}
