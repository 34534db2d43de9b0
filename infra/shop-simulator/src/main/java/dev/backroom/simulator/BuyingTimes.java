package dev.backroom.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Spreads an evening's purchases over its phases: the usual rate, the live's multiple of it, the usual again, little. */
final class BuyingTimes {
    private static final double LATE = 0.4;

    private record Stretch(Instant from, double seconds, double rate) {
        double weight() {
            return seconds * rate;
        }
    }

    private final List<Stretch> stretches;
    private final double weight;

    BuyingTimes(EveningPlan plan) {
        Duration half = Duration.ofSeconds(plan.tail().toSeconds() / 2);
        stretches = List.of(
                new Stretch(plan.start(), plan.quiet().toSeconds(), 1),
                new Stretch(
                        plan.liveFrom(), plan.live().toSeconds(), plan.habits().spike()),
                new Stretch(plan.liveUntil(), half.toSeconds(), 1),
                new Stretch(plan.liveUntil().plus(half), plan.tail().minus(half).toSeconds(), LATE));
        weight = stretches.stream().mapToDouble(Stretch::weight).sum();
    }

    /**
     * The instant by which a share of the evening's purchases has been made.
     *
     * @param share 0 (inclusive) to 1 (exclusive)
     * @return whole seconds
     */
    Instant at(double share) {
        double left = share * weight;
        for (Stretch stretch : stretches) {
            if (left < stretch.weight()) {
                return stretch.from().plusSeconds((long) (left / stretch.rate()));
            }
            left -= stretch.weight();
        }
        throw new IllegalArgumentException("share is not below 1");
    }
}
