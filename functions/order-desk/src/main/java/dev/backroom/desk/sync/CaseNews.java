package dev.backroom.desk.sync;

import dev.backroom.model.Signal;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the cancellation read that a buyer asked for, so that whoever sees the held order can answer it. The webhook that names
 * it may be lost, and the order's own read shows only that there is one.
 */
public final class CaseNews {
    /** The platform's search shows a request a moment after its order does. */
    static final Duration LATER = Duration.ofSeconds(5);

    private final RecheckQueue.Queue aftersales;
    private final Clock clock;

    /** @param aftersales where signals about cases go */
    public CaseNews(RecheckQueue.Queue aftersales, Clock clock) {
        this.aftersales = aftersales;
        this.clock = clock;
    }

    /**
     * Tells of a batch. Goes by what is stored, not by what this batch changed, so that a batch that comes again because this
     * failed tells the same.
     *
     * @throws RuntimeException if not all could be sent
     */
    void tell(Map<OrderKey, CommitOutcome> outcomes) {
        List<Signal> signals = new ArrayList<>();
        outcomes.forEach((key, outcome) -> {
            boolean asked = switch (outcome) {
                case CommitOutcome.Committed(Order order) -> asksCancel(order);
                case CommitOutcome.Unchanged(Order order) -> asksCancel(order);
                case CommitOutcome.Failed failed -> false;
                case CommitOutcome.Parked parked -> false;
            };
            if (asked) {
                signals.add(new Signal(
                        WebhookType.CANCELLATION_STATUS_CHANGE.number(),
                        "",
                        Optional.of(key.shop()),
                        Optional.empty(),
                        clock.instant(),
                        List.of(key.order()),
                        Map.of()));
            }
        });
        if (!signals.isEmpty()) {
            aftersales.send(signals, LATER);
        }
    }

    private static boolean asksCancel(Order order) {
        return order.holds().stream().anyMatch(hold -> hold.code() == HoldCode.BUYER_ASKS_CANCEL);
    }
}
