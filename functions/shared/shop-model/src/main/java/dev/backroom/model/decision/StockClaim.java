package dev.backroom.model.decision;

import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an order's lines ask of stock: bundles expanded to parts, and parts summed over the whole order.
 *
 * @param open units still to be packed
 * @param shipped units that left
 * @param unknown SKUs that the item list does not have, in order of their codes; they claim nothing
 */
record StockClaim(Map<Slot, Integer> open, Map<Slot, Integer> shipped, List<Sku> unknown) {

    static StockClaim of(OrderStatus status, List<OrderLine> lines, Catalogue catalogue, String warehouse) {
        Map<Slot, Integer> open = new HashMap<>();
        Map<Slot, Integer> shipped = new HashMap<>();
        TreeSet<Sku> unknown = new TreeSet<>();
        for (OrderLine line : lines) {
            Map<Slot, Integer> claimed = switch (effective(status, line.state())) {
                case OPEN -> open;
                case SHIPPED -> shipped;
                case CANCELLED -> null;
            };
            if (claimed == null) {
                continue;
            }
            Optional<Item> item = catalogue.find(line.sku());
            if (item.isEmpty()) {
                unknown.add(line.sku());
                continue;
            }
            Map<Sku, Integer> parts = item.get().isBundle() ? item.get().parts() : Map.of(line.sku(), 1);
            for (Map.Entry<Sku, Integer> part : parts.entrySet()) {
                if (catalogue.find(part.getKey()).isEmpty()) {
                    unknown.add(part.getKey());
                } else {
                    int units = Math.multiplyExact(part.getValue(), line.units());
                    claimed.merge(new Slot(part.getKey(), warehouse), units, Math::addExact);
                }
            }
        }
        return new StockClaim(open, shipped, List.copyOf(unknown));
    }

    /** The order's own state settles lines whose state lags behind it. */
    private static LineState effective(OrderStatus status, LineState line) {
        if (line == LineState.OPEN) {
            return LineState.of(status);
        }
        return line;
    }
}
