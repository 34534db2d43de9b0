package dev.backroom.desk.sync;

import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.store.commit.CommitOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells the handovers what the platform changed about orders that are in a wave, once it is stored. Orders in none are with
 * no warehouse, so most of what happens to orders costs no message.
 */
public final class HandoverNews {
    /** Packages that were split or combined show up in the platform's reads a moment later. */
    private static final Duration LATER = Duration.ofSeconds(15);

    private final HandoverOutbox handovers;

    public HandoverNews(HandoverOutbox handovers) {
        this.handovers = handovers;
    }

    /**
     * Tells of a batch. Goes by what is stored, not by what this batch changed, so that a batch that comes again because this
     * failed tells the same.
     *
     * @param repacked whether a signal said that the packages of an order changed
     * @throws RuntimeException if not all could be sent
     */
    void tell(Map<OrderKey, CommitOutcome> outcomes, Predicate<OrderKey> repacked) {
        List<HandoverMessage> cancelled = new ArrayList<>();
        List<HandoverMessage> look = new ArrayList<>();
        outcomes.forEach((key, outcome) -> {
            switch (outcome) {
                case CommitOutcome.Committed(Order order) -> add(order, repacked.test(key), cancelled, look);
                case CommitOutcome.Unchanged(Order order) -> add(order, repacked.test(key), cancelled, look);
                case CommitOutcome.Failed failed -> {}
                case CommitOutcome.Parked parked -> {}
            }
        });
        if (!cancelled.isEmpty()) {
            handovers.send(cancelled);
        }
        if (!look.isEmpty()) {
            handovers.send(look, LATER);
        }
    }

    private static void add(
            Order order, boolean repacked, List<HandoverMessage> cancelled, List<HandoverMessage> look) {
        if (order.wave().isEmpty()) {
            return;
        }
        if (isCancelledInPart(order)) {
            cancelled.add(new HandoverMessage.News(order.key()));
        } else if (repacked) {
            look.add(new HandoverMessage.Hand(order.key(), ""));
        }
    }

    private static boolean isCancelledInPart(Order order) {
        return order.status() == OrderStatus.CANCELLED
                || order.lines().stream().anyMatch(line -> line.state() == LineState.CANCELLED);
    }
}
