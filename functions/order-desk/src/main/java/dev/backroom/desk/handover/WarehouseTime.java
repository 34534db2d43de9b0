package dev.backroom.desk.handover;

import dev.backroom.runtime.http.HttpLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How long one look has waited for each warehouse. One that hangs, or is slow, gets its share and no more: the orders of the
 * others in the same look go on, and the function ends before its time is up.
 */
final class WarehouseTime {
    /** One attempt at one call of a warehouse; 1 MiB of an answer. */
    static final HttpLimits CALL = new HttpLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 1 << 20);

    /** A call that hangs takes as long as {@link #CALL} allows, and a step makes three at most: 45 s in the worst case. */
    static final Duration SHARE = Duration.ofSeconds(15);

    /** Whoever keeps the platform's documents; no warehouse is called so. */
    static final String DOCUMENTS = "#documents";

    private final Clock real;
    private final Map<String, Duration> spent = new HashMap<>();

    WarehouseTime(Clock real) {
        this.real = real;
    }

    boolean isUp(String warehouse) {
        return spent.getOrDefault(warehouse, Duration.ZERO).compareTo(SHARE) >= 0;
    }

    void spend(String warehouse, Runnable step) {
        Instant before = real.instant();
        try {
            step.run();
        } finally {
            spent.merge(warehouse, Duration.between(before, real.instant()), Duration::plus);
        }
    }
}
