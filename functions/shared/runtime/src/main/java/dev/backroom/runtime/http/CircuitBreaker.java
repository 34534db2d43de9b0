package dev.backroom.runtime.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Other sides that gave no call an answer lately. They are asked seldom and without retries, so that what waits for another
 * side does not wait for them. May be used by many threads.
 */
public final class CircuitBreaker {
    private final int calls;
    private final Duration firstRest;
    private final int longestRestFactor;

    private record Outage(int calls, Instant askAgain) {}

    private final Map<String, Outage> outages = new ConcurrentHashMap<>();

    /**
     * A breaker with every side in order.
     *
     * @param calls in a row without an answer, after which a side is out; 1 or more
     * @param firstRest how long it is not asked then; doubles with each further call
     * @param longestRestFactor up to so many times the first rest
     */
    public CircuitBreaker(int calls, Duration firstRest, int longestRestFactor) {
        this.calls = calls;
        this.firstRest = firstRest;
        this.longestRestFactor = longestRestFactor;
    }

    /** A call was given up for want of an answer. */
    public void failed(String side, Instant now) {
        outages.compute(side, (same, before) -> {
            int failures = before == null ? 1 : before.calls() + 1;
            return new Outage(failures, failures < calls ? now : now.plus(restAfter(failures)));
        });
    }

    /** The side answered, whatever it said. */
    public void answered(String side) {
        outages.remove(side);
    }

    public boolean isOut(String side) {
        Outage outage = outages.get(side);
        return outage != null && outage.calls() >= calls;
    }

    /** How long the side is not asked at all; zero where it is. */
    public Duration rest(String side, Instant now) {
        Outage outage = outages.get(side);
        return outage == null || !outage.askAgain().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, outage.askAgain());
    }

    private Duration restAfter(int failures) {
        return firstRest.multipliedBy(Math.min(longestRestFactor, 1 << Math.min(failures - calls, 16)));
    }
}
