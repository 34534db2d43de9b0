package dev.backroom.runtime.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a call may take, and how it retries.
 *
 * @param connect for the connection alone
 * @param answer for one attempt, from its start to the last byte of its answer
 * @param attempts 1 or more
 * @param firstWait the longest wait after the first attempt; doubles with each further one
 * @param longestWait a wait longer than this is left to the caller
 * @param total no attempt begins later than this after the first
 */
public record TimeoutPolicy(
        Duration connect, Duration answer, int attempts, Duration firstWait, Duration longestWait, Duration total) {
    /** Ends, at the latest, 21 s after the call: within the 30 s of the function that reads orders. */
    public static final TimeoutPolicy DEFAULT = new TimeoutPolicy(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            4,
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15));

    /** One attempt, given longer than those that can be repeated. */
    public static final TimeoutPolicy ONCE = new TimeoutPolicy(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            1,
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15));

    /**
     * What one attempt may take.
     *
     * @param bytes of an answer
     */
    public HttpLimits limits(int bytes) {
        return new HttpLimits(connect, answer, bytes);
    }

    /** Full jitter: anything from nothing to the bound, so that callers who failed together do not return together. */
    public Duration backoff(int attempt, RandomGenerator random) {
        long bound = Math.min(longestWait.toMillis(), firstWait.toMillis() << Math.min(attempt - 1, 16));
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
