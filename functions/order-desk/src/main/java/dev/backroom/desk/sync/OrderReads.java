package dev.backroom.desk.sync;

import dev.backroom.model.Shop;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.order.OrdersRead;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the orders of several shops side by side, so that a slow shop holds up no other. */
public final class OrderReads {
    private final OrderSource source;
    private final Duration patience;

    /** What became of one shop's read. */
    sealed interface Answer {
        record Read(OrdersRead orders) implements Answer {}

        /** May go better later. */
        record Failed(String reason) implements Answer {}

        /** The platform will answer the same again. */
        record Refused(String reason) implements Answer {}

        /** The seller's authorisation does not open the shop any more, or not yet again. */
        record Unauthorised(String reason) implements Answer {}
    }

    /**
     * Reads from a source.
     *
     * @param patience how long one shop may take while others wait for it
     */
    public OrderReads(OrderSource source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    Map<Shop, Answer> read(Map<Shop, List<String>> wanted) {
        Map<Shop, Answer> answers = new HashMap<>();
        if (wanted.size() == 1) {
            wanted.forEach((shop, ids) -> answers.put(shop, read(shop, ids)));
            return answers;
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Map<Shop, Future<Answer>> reads = new HashMap<>();
            wanted.forEach((shop, ids) -> reads.put(shop, threads.submit(() -> read(shop, ids))));
            long until = System.nanoTime() + patience.toNanos();
            reads.forEach((shop, read) -> answers.put(shop, await(read, until - System.nanoTime())));
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Answer await(Future<Answer> read, long nanos) {
        try {
            return read.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Answer.Failed("the shop takes too long to answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Answer read(Shop shop, List<String> ids) {
        try {
            return new Answer.Read(source.read(shop, ids));
        } catch (TikTokFailure e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "no reason given");
            return switch (e) {
                case TikTokFailure.Transient t -> new Answer.Failed(reason);
                case TikTokFailure.Permanent p -> new Answer.Refused(reason);
                case TikTokFailure.Unauthorised u -> new Answer.Unauthorised(reason);
            };
        } catch (RuntimeException e) {
            return new Answer.Failed(e.getClass().getSimpleName());
        }
    }
}
