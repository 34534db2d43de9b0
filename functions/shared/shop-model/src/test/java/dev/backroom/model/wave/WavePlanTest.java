package dev.backroom.model.wave;

import static dev.backroom.model.wave.Backlog.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class WavePlanTest {
    private static final Instant TODAY = Instant.parse("2026-11-20T23:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-11-21T23:00:00Z");
    private static final Handling AT_ONCE = new Handling(100, "");

    @Test
    void takesTheMostUrgent_thenThePriority_upToTheCapacity() {
        Order later = order("1", TOMORROW, AT_ONCE);
        Order usual = order("2", TODAY);
        Order express = order("3", TODAY, new Handling(500, ""));

        assertThat(WavePlan.of(List.of(later, usual, express), 2)).containsExactly(express, usual);
        assertThat(WavePlan.of(List.of(later, usual, express), 9)).containsExactly(express, usual, later);
        assertThat(WavePlan.of(List.of(later, usual, express), 0)).isEmpty();
    }

    @Test
    void packsTogether_whatGoesToOnePerson() {
        Handling together = new Handling(Handling.STANDARD, "group");
        List<Order> orders = List.of(
                order("1", TODAY, together),
                order("2", TODAY),
                order("3", TOMORROW, together),
                order("4", TODAY, together, true, OrderStatus.AWAITING_SHIPMENT));

        List<WaveLine> lines = WavePlan.lines(WavePlan.of(orders, 10));

        assertThat(lines).extracting(line -> line.order().order()).containsExactly("1", "3", "2", "4");
        assertThat(lines)
                .extracting(WaveLine::carton)
                .as("paid at the door is apart")
                .containsExactly("1", "1", "2", "4");
        assertThat(lines).extracting(WaveLine::sequence).containsExactly(1, 2, 3, 4);
        assertThat(lines.getFirst().units()).isEqualTo(Map.of(new Sku("MUG"), 2));
    }

    @Test
    void leavesOut_whatIsNotReady() {
        Order cancelled = order("1", TODAY, Handling.USUAL, false, OrderStatus.CANCELLED);
        Order inAWave = order("2", TODAY).into("2026-11-20T10-main");

        assertThat(WavePlan.of(List.of(cancelled, inAWave), 10)).isEmpty();
    }

    @Property
    void neverTakesMoreThanTheCapacity_noneTwice_andLeavesNobodyBehindALessUrgentStranger(
            @ForAll @Size(max = 40) List<@IntRange(max = 5) Integer> hours,
            @ForAll @IntRange(max = 50) int capacity,
            @ForAll @IntRange(min = 1, max = 6) int groups) {
        List<Order> orders = IntStream.range(0, hours.size())
                .mapToObj(i -> order(
                        "" + (i + 1),
                        TODAY.plusSeconds(3600L * hours.get(i)),
                        new Handling(Handling.STANDARD, i % (groups + 1) == 0 ? "" : "g" + i % (groups + 1))))
                .toList();

        List<Order> chosen = WavePlan.of(orders, capacity);

        assertThat(chosen).hasSize(Math.min(capacity, orders.size()));
        assertThat(new HashSet<>(chosen)).hasSameSizeAs(chosen);
        orders.stream()
                .filter(order -> !chosen.contains(order))
                .forEach(left -> assertThat(chosen)
                        .filteredOn(one -> WavePlan.URGENCY.compare(one, left) > 0)
                        .as("less urgent than %s, and not in a more urgent one's carton", left.key())
                        .allMatch(one -> orders.stream()
                                .anyMatch(first -> !first.handling().group().isEmpty()
                                        && first.handling()
                                                .group()
                                                .equals(one.handling().group())
                                        && WavePlan.URGENCY.compare(first, left) < 0)));
    }
}
