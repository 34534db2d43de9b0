package dev.backroom.desk.handover;

import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.runtime.queue.QueueMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the messages of a batch ask of one order. */
final class HandoverRequests {
    /** What begins a handover of which the warehouse speaks first. */
    private static final String REPORTED = "reported";

    private final Set<QueueMessage> messages = new LinkedHashSet<>();
    private final Set<HandoverMessage.Tracked> tracked = new LinkedHashSet<>();
    private String wave = "";
    private boolean news;

    void add(QueueMessage message, HandoverMessage read) {
        messages.add(message);
        switch (read) {
            case HandoverMessage.Hand hand -> wave = hand.wave().isEmpty() ? wave : hand.wave();
            case HandoverMessage.News changed -> news = true;
            case HandoverMessage.Tracked one -> tracked.add(one);
        }
    }

    Set<QueueMessage> messages() {
        return messages;
    }

    /** The parcels that the warehouse says have left. */
    Set<HandoverMessage.Tracked> tracked() {
        return tracked;
    }

    boolean isReported() {
        return !tracked.isEmpty() || wave.equals(REPORTED);
    }

    boolean isNews() {
        return news;
    }

    /** The wave that begins a handover where there is none; empty text where only one that exists is meant. */
    String begins() {
        return wave.isEmpty() && isReported() ? REPORTED : wave;
    }

    /** The same once more; the parcels are kept by now. */
    List<HandoverMessage> again(OrderKey order) {
        List<HandoverMessage> again = new ArrayList<>();
        again.add(new HandoverMessage.Hand(order, begins()));
        if (news) {
            again.add(new HandoverMessage.News(order));
        }
        return again;
    }
}
