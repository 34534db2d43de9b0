package dev.backroom.model.order;

import static dev.backroom.model.order.Shelf.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockDelta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reads of one order in any order, any number of times, refused or not: the end is always the newest read's. */
class OrderTransitionProperties {

    @Property(tries = 500)
    void endsWhereTheNewestReadSays_whateverTheOrderAndRepetition(
            @ForAll("histories") List<OrderSnapshot> history, @ForAll long shuffle) {
        List<OrderSnapshot> mixed = new ArrayList<>(history);
        mixed.addAll(history);
        Collections.shuffle(mixed, new Random(shuffle));

        Played straight = play(history, new Random(0), 0);
        Played shuffled = play(mixed, new Random(0), 0);

        assertThat(shuffled.order.status()).isEqualTo(straight.order.status());
        assertThat(shuffled.order.updated()).isEqualTo(straight.order.updated());
        assertThat(shuffled.order.reservation().reserved())
                .isEqualTo(straight.order.reservation().reserved());
    }

    @Property(tries = 500)
    void levelsAlwaysSayWhatTheReservationSays_evenWhenSomeWritesAreRefused(
            @ForAll("histories") List<OrderSnapshot> history, @ForAll long seed) {
        List<OrderSnapshot> mixed = new ArrayList<>(history);
        mixed.addAll(history);
        Collections.shuffle(mixed, new Random(seed));

        Played played = play(mixed, new Random(seed), 3);

        Map<Slot, Integer> reserved = new HashMap<>();
        played.levels.forEach((slot, delta) -> reserved.put(slot, delta.reserved()));
        reserved.values().removeIf(n -> n == 0);
        assertThat(reserved).isEqualTo(played.order.reservation().reserved());
        assertThat(played.levels.values()).allMatch(delta -> delta.reserved() >= 0);
        Map<Slot, Integer> left = new HashMap<>();
        played.levels.forEach((slot, delta) -> left.put(slot, delta.overdrawn() - delta.onHand()));
        left.values().removeIf(n -> n == 0);
        assertThat(left).isEqualTo(played.order.reservation().consumed());
    }

    @Property(tries = 300)
    void holdsNothing_onceCancelledBeforeShipping(@ForAll("histories") List<OrderSnapshot> history, @ForAll long seed) {
        List<OrderSnapshot> mixed = new ArrayList<>(history.stream()
                .filter(read -> !read.status().hasShipped() && read.status() != OrderStatus.PARTIALLY_SHIPPING)
                .toList());
        mixed.add(seen(OrderStatus.CANCELLED, 5_000, line(MUG, 1)).snapshot());
        Collections.shuffle(mixed, new Random(seed));

        Played played = play(mixed, new Random(seed), 0);

        assertThat(played.levels.values()).allMatch(StockDelta::isNone);
        assertThat(played.order.reservation()).isEqualTo(Reservation.NONE);
    }

    private record Played(Order order, Map<Slot, StockDelta> levels) {}

    /** Applies reads as the store would; one write in {@code refuseOneIn} is refused by the levels (0: none). */
    private static Played play(List<OrderSnapshot> reads, Random random, int refuseOneIn) {
        Optional<Order> stored = Optional.empty();
        Map<Slot, StockDelta> levels = new HashMap<>();
        for (OrderSnapshot read : reads) {
            if (OrderTransition.apply(stored, read, CATALOGUE, TERMS) instanceof Changed changed) {
                boolean asksForMore = changed.deltas().values().stream().anyMatch(delta -> delta.available() < 0);
                Map<Slot, AvailableStock> empty = new HashMap<>();
                changed.deltas().keySet().forEach(slot -> empty.put(slot, AvailableStock.NONE));
                Changed refused = changed.refused(empty);
                assertThat(refused.deltas().values()).allMatch(delta -> delta.available() >= 0);
                Changed written =
                        asksForMore && refuseOneIn > 0 && random.nextInt(refuseOneIn) == 0 ? refused : changed;
                written.deltas().forEach((slot, delta) -> levels.merge(slot, delta, StockDelta::plus));
                stored = Optional.of(written.after());
            }
        }
        return new Played(stored.orElseThrow(), levels);
    }

    @Provide
    Arbitrary<List<OrderSnapshot>> histories() {
        Arbitrary<OrderLine> line = Combinators.combine(
                        Arbitraries.of(LIPSTICK, MUG, GIFT_SET, new Sku("UNKNOWN")),
                        Arbitraries.integers().between(1, 4))
                .as((sku, units) -> line(sku, units));
        Arbitrary<List<OrderLine>> lines = line.list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<List<OrderStatus>> path =
                Arbitraries.of(OrderStatus.class).list().ofMinSize(1).ofMaxSize(7);
        return Combinators.combine(lines, path).as((bought, statuses) -> {
            List<OrderStatus> forward = statuses.stream().distinct().sorted().toList();
            List<OrderSnapshot> reads = new ArrayList<>();
            for (int i = 0; i < forward.size(); i++) {
                reads.add(seen(forward.get(i), i * 10, bought.toArray(OrderLine[]::new))
                        .snapshot());
            }
            return reads;
        });
    }
}
