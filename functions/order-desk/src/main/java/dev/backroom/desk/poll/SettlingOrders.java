package dev.backroom.desk.poll;

import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses among held orders those whose reason to wait may be gone, so that only they are read again. */
final class SettlingOrders {
    private SettlingOrders() {}

    /** Whether an order waits for something that comes back without anybody deciding about it. */
    static boolean mayRelax(Order order) {
        return has(order, HoldCode.SHORT_STOCK) || has(order, HoldCode.UNKNOWN_SKU);
    }

    /** The slots whose figures the choice needs. */
    static Set<Slot> missing(Collection<Order> held) {
        Set<Slot> slots = new LinkedHashSet<>();
        held.forEach(order -> slots.addAll(order.reservation().missing().keySet()));
        return slots;
    }

    /** The SKUs whose presence in the item list the choice needs. */
    static Set<Sku> unknown(Collection<Order> held) {
        Set<Sku> skus = new LinkedHashSet<>();
        held.stream()
                .filter(order -> has(order, HoldCode.UNKNOWN_SKU))
                .forEach(order -> order.lines().stream().map(OrderLine::sku).forEach(skus::add));
        return skus;
    }

    /**
     * The orders to read again. Units that came back are promised in the given order, so that ten short orders do not
     * all come back for one unit.
     *
     * @param held most urgent first
     * @param available units that can still be promised, by slot
     * @param listed SKUs that the item list has
     */
    static List<OrderKey> of(List<Order> held, Map<Slot, Integer> available, Set<Sku> listed) {
        Map<Slot, Integer> left = new HashMap<>(available);
        List<OrderKey> settling = new ArrayList<>();
        for (Order order : held) {
            if (nowListed(order, listed) || (has(order, HoldCode.SHORT_STOCK) && take(order, left))) {
                settling.add(order.key());
            }
        }
        return settling;
    }

    private static boolean take(Order order, Map<Slot, Integer> left) {
        Map<Slot, Integer> missing = order.reservation().missing();
        boolean fits =
                missing.entrySet().stream().allMatch(entry -> left.getOrDefault(entry.getKey(), 0) >= entry.getValue());
        if (fits) {
            missing.forEach((slot, units) -> left.merge(slot, -units, Integer::sum));
        }
        return fits;
    }

    private static boolean nowListed(Order order, Set<Sku> listed) {
        return order.holds().stream()
                .filter(hold -> hold.code() == HoldCode.UNKNOWN_SKU)
                .map(Hold::evidence)
                .flatMap(List::stream)
                .anyMatch(code -> listed.contains(new Sku(code)));
    }

    private static boolean has(Order order, HoldCode code) {
        return order.holds().stream().anyMatch(hold -> hold.code() == code);
    }
}
