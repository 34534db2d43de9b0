package dev.backroom.simulator.plan;

import java.time.Instant;

/**
 * How fast a shop's clock runs from an instant on.
 *
 * @param from in the shop's time
 * @param rate the shop's seconds per real second, at least 1
 */
public record Pace(Instant from, int rate) {}
