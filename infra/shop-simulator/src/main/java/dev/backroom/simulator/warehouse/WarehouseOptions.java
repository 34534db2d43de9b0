package dev.backroom.simulator.warehouse;

import dev.backroom.simulator.random.Rates;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A warehouse that does not exist.
 *
 * @param answers where it says what it packed; empty where it never does
 * @param shopTime the time that it works in; may run fast
 * @param realTime the time of signatures
 * @param packs how long it takes to pack an order, in the shop's time
 * @param failures share of the calls that fail, 0 to 1: half of them before anything was done, half after
 */
public record WarehouseOptions(
        String secret,
        Optional<URI> answers,
        Clock shopTime,
        Clock realTime,
        Duration packs,
        double failures,
        long seed,
        int port) {
    public WarehouseOptions {
        Rates.requireShare("failures", failures);
    }

    @Override
    public String toString() {
        return "WarehouseOptions[" + packs + ", " + failures + "]";
    }
}
