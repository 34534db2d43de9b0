package dev.backroom.model.decision;

import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.stock.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one unit of each packed SKU cost the buyer, for customs and warehouse systems. A unit that is a part of a bundle was
 * bought at no price of its own: the parts share evenly what the bundles cost, so that an order is worth what was paid for it.
 */
public final class UnitPrices {
    private static final int DIGITS = 2;

    private UnitPrices() {}

    /**
     * Prices of packed units.
     *
     * @param lines what was bought; cancelled ones do not count
     * @param packed units by SKU, bundles as their parts
     * @return a price for each packed SKU, in the order's currency, rounded to two digits where it does not divide
     */
    public static Map<Sku, BigDecimal> of(List<OrderLine> lines, Map<Sku, Integer> packed) {
        List<OrderLine> bundles = new ArrayList<>();
        Map<Sku, List<OrderLine>> bought = new TreeMap<>();
        for (OrderLine line : lines) {
            if (line.state() == LineState.CANCELLED) {
                continue;
            }
            if (packed.containsKey(line.sku())) {
                bought.computeIfAbsent(line.sku(), sku -> new ArrayList<>()).add(line);
            } else {
                bundles.add(line);
            }
        }
        int parts = packed.entrySet().stream()
                .filter(entry -> !bought.containsKey(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        Map<Sku, BigDecimal> prices = new TreeMap<>();
        packed.keySet()
                .forEach(sku -> prices.put(
                        sku,
                        bought.containsKey(sku)
                                ? each(bought.getOrDefault(sku, List.of()), units(bought.getOrDefault(sku, List.of())))
                                : each(bundles, parts)));
        return prices;
    }

    private static int units(List<OrderLine> lines) {
        return lines.stream().mapToInt(OrderLine::units).sum();
    }

    private static BigDecimal each(List<OrderLine> lines, int units) {
        BigDecimal paid = lines.stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.units())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int digits = Math.max(
                DIGITS,
                lines.stream().mapToInt(line -> line.price().scale()).max().orElse(0));
        BigDecimal one = units == 0
                ? BigDecimal.ZERO
                : paid.divide(BigDecimal.valueOf(units), digits, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return one.scale() < 0 ? one.setScale(0) : one;
    }
}
