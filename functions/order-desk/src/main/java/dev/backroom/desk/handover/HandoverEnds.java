package dev.backroom.desk.handover;

import dev.backroom.model.Sha256;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.store.handover.HandoverTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens when a look at an order ends: it is stored, looked at again in time, and people are told if they must act. */
final class HandoverEnds {
    private static final int HASH_BYTES = 6;
    /** What is different in every answer of the platform, and says nothing. */
    private static final Pattern REQUEST = Pattern.compile(", request [A-Za-z0-9_-]+");

    private final HandoverTable table;
    private final HandoverOutbox again;
    private final HandoverDesk desk;
    private final NoticeOutbox notices;
    private final Clock clock;
    private final Clock real;

    /**
     * Ends of looks.
     *
     * @param clock the shop's time, for notices
     * @param real what waits go by
     */
    HandoverEnds(
            HandoverTable table,
            HandoverOutbox again,
            HandoverDesk desk,
            NoticeOutbox notices,
            Clock clock,
            Clock real) {
        this.table = table;
        this.again = again;
        this.desk = desk;
        this.notices = notices;
        this.clock = clock;
        this.real = real;
    }

    void end(HandoverAttempt order, String holder) {
        Optional<WaitPolicy> rest = order.rest();
        if (rest.isPresent()) {
            rest(order.handover(), rest.get(), holder);
        } else {
            table.end(order.handover(), holder, Optional.empty());
        }
    }

    void rest(Handover handover, WaitPolicy rest, String holder) {
        Handover told = told(handover, rest);
        Duration span = rest.span(Math.max(1, told.attempts()));
        Instant due = real.instant().plus(span);
        if (!table.end(told, holder, Optional.of(due))) {
            return;
        }
        if (rest == WaitPolicy.BEHIND) {
            desk.readAgain(Set.of(handover.order()));
        }
        if (!rest.isPatience() && span.compareTo(HandoverOutbox.LONGEST_DELAY) <= 0) {
            again.send(List.of(new HandoverMessage.Hand(handover.order(), "")), span);
        }
    }

    /** Told before it is stored: a notice told twice is one, and one forgotten is none. */
    private Handover told(Handover handover, WaitPolicy rest) {
        String matter = REQUEST.matcher(handover.reason()).replaceAll("");
        if (!rest.isTold(handover.attempts()) || handover.told().equals(matter)) {
            return handover;
        }
        tell(handover.order(), matter, handover.reason());
        return handover.toldOf(matter);
    }

    /** The warehouse has an order that must not leave, and did not take the word. */
    void toldOfRecall(HandoverAttempt order, String left) {
        tell(order.key(), "recall", "cancelled after the warehouse had it: " + left);
    }

    /** The warehouse packs what is not wanted any more, and did not take the word. */
    void toldOfChange(HandoverAttempt order, String left) {
        tell(order.key(), "change " + order.seen().packing(), "changed after the warehouse had it: " + left);
    }

    /** A parcel that should have stayed is on its way. */
    void toldOfLeft(OrderKey order) {
        tell(order, "left", "the warehouse says that it sent the order, which was cancelled before");
    }

    /** @param matter the same one is told once */
    private void tell(OrderKey order, String matter, String reason) {
        notices.send(List.of(Notice.of(
                "handover#" + order + "#" + Sha256.hex(HASH_BYTES, matter),
                NoticeType.HANDOVER_FAILED,
                order.shop(),
                order.order(),
                clock.instant(),
                Map.of("order", order.order(), "reason", reason))));
    }
}
