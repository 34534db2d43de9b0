package dev.backroom.desk.wave;

import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.model.wave.WavePlan;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts the orders of a plan into their wave and tells the warehouse's queue. It can be broken off anywhere and done again:
 * an order is in a wave by its own item alone, and what follows from that is written over or told again.
 */
final class FillWave {
    /** How often an order is tried that somebody else keeps writing. */
    private static final int ROUNDS = 4;

    private final WaveOrders orders;
    private final WaveTable waves;
    private final HandoverOutbox handovers;
    private final NoticeOutbox notices;
    private final Clock clock;

    FillWave(WaveOrders orders, WaveTable waves, HandoverOutbox handovers, NoticeOutbox notices, Clock clock) {
        this.orders = orders;
        this.waves = waves;
        this.handovers = handovers;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A wave that is out.
     *
     * @param first whether this run was the one that finished it
     */
    record Filled(Wave wave, boolean first) {}

    /**
     * Works through a plan. Orders that are no longer ready stay out. One that a run which broke off has put in, and that
     * is closed by now, is nothing to pack; the handover hears of it all the same, as of every order that is in a wave.
     *
     * @throws IllegalStateException if the warehouse's queue refused a message; the wave stays planned
     */
    Filled fill(WaveTable.Plan plan) {
        Wave wave = plan.wave();
        List<Order> in = into(wave, plan.orders());
        List<WaveLine> lines = WavePlan.lines(
                in.stream().filter(order -> !order.status().isClosed()).toList());
        waves.put(wave, lines);
        List<OrderKey> told = Stream.concat(
                        lines.stream().map(WaveLine::order), in.stream().map(Order::key))
                .distinct()
                .toList();
        handovers.send(told.stream()
                .map(order -> new HandoverMessage.Hand(order, wave.id()))
                .toList());
        Wave released = wave.released(
                lines.size(), lines.stream().mapToInt(WaveLine::unitsInAll).sum());
        if (!lines.isEmpty()) {
            notices.send(List.of(WaveNotices.released(released, clock.instant())));
        }
        return new Filled(released, waves.finish(released));
    }

    private List<Order> into(Wave wave, Collection<OrderKey> planned) {
        List<Order> in = new ArrayList<>();
        Set<OrderKey> open = new HashSet<>(planned);
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            Map<OrderKey, Order> now = orders.load(open);
            List<Order> before = now.values().stream().filter(FillWave::isReady).toList();
            List<Order> after = orders.replaceAll(before, order -> order.into(wave.id()));
            now.values().stream().filter(order -> isIn(order, wave)).forEach(in::add);
            in.addAll(after);
            open.clear();
            before.forEach(order -> open.add(order.key()));
            after.forEach(order -> open.remove(order.key()));
        }
        return in;
    }

    private static boolean isReady(Order order) {
        return order.lane().equals(Optional.of(Lane.READY));
    }

    /**
     * An order that is held by now stays in its wave, whoever holds it: the handover waits for the hold to go. Left out, it
     * would be in a wave for good, and nobody would ever be told of it.
     */
    private static boolean isIn(Order order, Wave wave) {
        return order.wave().equals(Optional.of(wave.id()));
    }
}
