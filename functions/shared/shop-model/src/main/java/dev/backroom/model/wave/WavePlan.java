package dev.backroom.model.wave;

import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.ToPack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which orders go into a wave, in which order, and which of them share a carton. */
public final class WavePlan {
    /** The platform's own recommendation: the carrier's deadline, then the priority; who came first breaks a tie. */
    public static final Comparator<ToPack> URGENCY = Comparator.comparing(ToPack::shipBy)
            .thenComparingInt(order -> order.handling().priority())
            .thenComparing(ToPack::created)
            .thenComparing(ToPack::key);

    private WavePlan() {}

    /**
     * The orders of a wave, most urgent first. An order with others of its group takes them along to its own place, as long
     * as they fit.
     *
     * @param orders of one shop and warehouse; those that are not ready are left out
     * @param capacity the most orders, 0 or more
     */
    public static <O extends ToPack> List<O> of(Collection<O> orders, int capacity) {
        List<O> ready = orders.stream()
                .filter(order -> order.lane().equals(Optional.of(Lane.READY)))
                .sorted(URGENCY)
                .toList();
        List<O> chosen = new ArrayList<>();
        for (List<O> carton : cartons(ready)) {
            chosen.addAll(carton.subList(0, Math.min(carton.size(), capacity - chosen.size())));
            if (chosen.size() >= capacity) {
                break;
            }
        }
        return List.copyOf(chosen);
    }

    /**
     * What the warehouse gets of the orders that are in the wave.
     *
     * @param orders in any order
     */
    public static List<WaveLine> lines(Collection<Order> orders) {
        List<WaveLine> lines = new ArrayList<>();
        for (List<Order> carton : cartons(orders.stream().sorted(URGENCY).toList())) {
            String name = carton.getFirst().key().order();
            carton.forEach(order -> lines.add(WaveLine.of(order, lines.size() + 1, name)));
        }
        return List.copyOf(lines);
    }

    /** Orders that go to one person share a carton, but what is paid at the door is never mixed with what is paid. */
    private static <O extends ToPack> Collection<List<O>> cartons(List<O> byUrgency) {
        Map<Object, List<O>> cartons = new LinkedHashMap<>();
        byUrgency.forEach(order -> cartons.computeIfAbsent(together(order), key -> new ArrayList<>())
                .add(order));
        return cartons.values();
    }

    private record Together(String warehouse, String group, boolean cashOnDelivery) {}

    private static Object together(ToPack order) {
        String group = order.handling().group();
        return group.isEmpty() ? order.key() : new Together(order.warehouse(), group, order.cashOnDelivery());
    }
}
