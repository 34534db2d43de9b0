package dev.backroom.tiktok.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Until when the calls for a shop must wait, because the platform refused one of them for their number. */
final class RateLimiter {
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    /** Brakes the shop; an earlier and longer brake stays. */
    void set(String shop, Instant release) {
        until.merge(shop, release, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** What is left to wait; zero where nothing is. */
    Duration remaining(String shop, Instant now) {
        Instant release = until.get(shop);
        if (release == null) {
            return Duration.ZERO;
        }
        if (release.isAfter(now)) {
            return Duration.between(now, release);
        }
        until.remove(shop, release);
        return Duration.ZERO;
    }
}
