package dev.backroom.model.wave;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One order of a wave.
 *
 * @param sequence its place, from 1: most urgent first, orders of one carton side by side
 * @param carton the order id that names the carton; orders with the same one are packed together
 * @param units what to pick for it, bundles as their parts
 */
public record WaveLine(OrderKey order, int sequence, String carton, Instant shipBy, Map<Sku, Integer> units) {
    public WaveLine {
        units = Map.copyOf(units);
    }

    static WaveLine of(Order order, int sequence, String carton) {
        return new WaveLine(order.key(), sequence, carton, order.shipBy(), toPick(order));
    }

    /**
     * The same place and carton, with what is to be picked now: the buyer may have cancelled a part, or the platform moved the
     * deadline, since the wave was released.
     *
     * @param now the order as it is stored
     */
    public WaveLine asNow(Order now) {
        return new WaveLine(order, sequence, carton, now.shipBy(), toPick(now));
    }

    private static Map<Sku, Integer> toPick(Order order) {
        return order.reservation().reserved().entrySet().stream()
                .collect(
                        Collectors.toMap(slot -> slot.getKey().sku(), Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    public int unitsInAll() {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }
}
