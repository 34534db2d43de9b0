package dev.backroom.localcloud.event;

import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;

/**
 * How an SQS event source fills a batch: it invokes when the batch is full, when its window has passed, or when more
 * could break the 6 MB of an invocation. Pure; the poller asks after every receive.
 */
final class Gathering {
    static final int RECEIVE = 10;
    static final int INVOCATION_BYTES = 6 * 1024 * 1024;

    /** SQS's largest message. */
    private static final int MESSAGE_BYTES = 256 * 1024;

    private Gathering() {}

    sealed interface Step {
        record Invoke() implements Step {}

        /** Receive up to this many, without waiting for them. */
        record Receive(int most) implements Step {}

        /** Let messages come in: a receive now would cost a request for few of them. */
        record Wait(Duration time) implements Step {}
    }

    /**
     * @param messages gathered so far, at least one
     * @param bytes their bodies
     * @param last what the last receive brought; fewer than asked means that the queue is empty for now
     * @param asked what the last receive asked for
     * @param elapsed since the first message of the batch came
     */
    static Step next(Trigger.Queue source, int messages, long bytes, int last, int asked, Duration elapsed) {
        int room = source.batchSize() - messages;
        int most = Math.min(RECEIVE, room);
        if (most <= 0 || bytes + (long) most * MESSAGE_BYTES > INVOCATION_BYTES) {
            return new Step.Invoke();
        }
        boolean more = last >= asked;
        Duration left = source.window().minus(elapsed);
        if (more && !source.window().isZero()) {
            return new Step.Receive(most);
        }
        if (left.isPositive()) {
            return new Step.Wait(left);
        }
        return new Step.Invoke();
    }
}
