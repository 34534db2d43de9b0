package dev.backroom.desk.handover;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.store.handover.HandoverTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Asks for another look at the handovers that are due: what no message reminded of, and what somebody left half done. */
public final class RepeatHandovers {
    /** A message may be on its way still. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /**
     * Two full days of a busy shop. Orders that wait for a tracking number are due every half hour, and must not keep one whose
     * hold was released from its turn.
     */
    private static final int MOST = 5_000;

    private final HandoverTable table;
    private final HandoverOutbox queue;
    private final Clock real;

    public RepeatHandovers(HandoverTable table, HandoverOutbox queue, Clock real) {
        this.table = table;
        this.queue = queue;
        this.real = real;
    }

    /** @return how many orders of the shop were asked for */
    public int of(ShopId shop) {
        List<OrderKey> due = table.due(shop, real.instant().minus(GRACE), MOST);
        queue.send(
                due.stream().map(order -> new HandoverMessage.Hand(order, "")).toList());
        return due.size();
    }
}
