package dev.backroom.notices.handover;

import dev.backroom.notices.SqsBodies;
import java.time.Duration;
import java.util.Collection;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue that the handover function reads. */
public final class HandoverQueue implements HandoverOutbox {
    private final SqsBodies queue;

    /** @param url the value of {@code HANDOVERS_URL} */
    public HandoverQueue(SqsClient sqs, String url) {
        this.queue = new SqsBodies(sqs, url);
    }

    @Override
    public void send(Collection<? extends HandoverMessage> messages, Duration delay) {
        queue.send(
                messages.stream().map(HandoverCodec::write).toList(),
                delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
    }
}
