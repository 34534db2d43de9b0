package dev.backroom.tiktok.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shops that gave no call an answer lately. They are asked seldom and without retries, so that what waits for other shops
 * in the same batch does not wait for them.
 */
final class CircuitBreaker {
    /** One call may fail with all its attempts by bad luck. */
    private static final int CALLS = 2;

    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final int LONGEST_REST_FACTOR = 8;

    private record Outage(int calls, Instant askAgain) {}

    private final Map<String, Outage> outages = new ConcurrentHashMap<>();

    /** A call was given up for want of an answer. */
    void failed(String shop, Instant now) {
        outages.merge(
                shop,
                new Outage(1, now),
                (before, first) -> new Outage(before.calls() + 1, after(before.calls(), now)));
    }

    /** The shop answered, whatever it said. */
    void answered(String shop) {
        outages.remove(shop);
    }

    boolean isOut(String shop) {
        Outage outage = outages.get(shop);
        return outage != null && outage.calls() >= CALLS;
    }

    /** How long the shop is not asked at all; zero where it is. */
    Duration rest(String shop, Instant now) {
        Outage outage = outages.get(shop);
        return outage == null || !outage.askAgain().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, outage.askAgain());
    }

    private static Instant after(int callsBefore, Instant now) {
        int factor = Math.min(LONGEST_REST_FACTOR, 1 << Math.min(callsBefore - 1, 16));
        return now.plus(FIRST_REST.multipliedBy(factor));
    }
}
