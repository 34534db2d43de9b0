package dev.backroom.model.triage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many orders of which size a shop had: counts by class, {@code u3} for orders of three units, {@code v7} for values from
 * 2 to the power of 3.5 up to 2 to the power of 4 of the shop's currency. Coarse, so that it stays small and tells nothing of
 * a single order.
 *
 * @param counts orders by class
 */
public record OrderSizes(Map<String, Long> counts) {
    public static final OrderSizes NONE = new OrderSizes(Map.of());

    private static final int MOST_UNITS = 40;
    private static final int LARGEST_VALUE = 80;
    private static final double STEPS = 2;
    private static final double USUAL_SHARE = 0.99;
    private static final Pattern SIZE = Pattern.compile("[uv]\\d{1,3}");

    public OrderSizes {
        counts = Map.copyOf(counts);
    }

    /** One order's classes. */
    public static OrderSizes of(int units, BigDecimal value) {
        double steps = Math.log(Math.max(1, value.doubleValue())) / Math.log(2) * STEPS;
        return new OrderSizes(Map.of(
                "u" + Math.clamp(units, 0, MOST_UNITS), 1L, "v" + Math.clamp((int) steps, 0, LARGEST_VALUE), 1L));
    }

    /** Whether a name is that of a class. */
    public static boolean isSize(String name) {
        return SIZE.matcher(name).matches();
    }

    public OrderSizes plus(OrderSizes other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((size, orders) -> sum.merge(size, orders, Long::sum));
        return new OrderSizes(sum);
    }

    /** What 99 of 100 orders do not exceed; empty without orders. */
    public Optional<FraudFacts.Usual> usual() {
        long orders = total("u");
        if (orders == 0) {
            return Optional.empty();
        }
        int value = classOf("v", orders);
        return Optional.of(new FraudFacts.Usual(
                (int) Math.min(Integer.MAX_VALUE, orders),
                classOf("u", orders),
                BigDecimal.valueOf(Math.pow(2, (value + 1) / STEPS)).setScale(2, RoundingMode.UP)));
    }

    private long total(String kind) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private int classOf(String kind, long orders) {
        List<Integer> sizes = counts.keySet().stream()
                .filter(size -> size.startsWith(kind))
                .map(size -> Integer.parseInt(size.substring(1)))
                .sorted(Comparator.naturalOrder())
                .toList();
        long below = 0;
        for (int size : sizes) {
            below += counts.getOrDefault(kind + size, 0L);
            if (below >= USUAL_SHARE * orders) {
                return size;
            }
        }
        return sizes.isEmpty() ? 0 : sizes.getLast();
    }
}
