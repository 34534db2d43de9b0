package dev.backroom.simulator.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Spreads an evening's purchases over its phases: the usual rate, the live's multiple of it, the usual again, little. */
public final class BuyingTimes {
    private static final double LATE = 0.4;
    private static final double LITTLE = 0.1;
    private static final double EVENING = 1.5;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private record Stretch(Instant from, double seconds, double rate) {
        double weight() {
            return seconds * rate;
        }
    }

    private final List<Stretch> stretches;
    private final double weight;

    public BuyingTimes(EveningPlan plan) {
        stretches = plan.sellerShips().isPresent() ? byTheHour(plan) : ofAnEvening(plan);
        weight = stretches.stream().mapToDouble(Stretch::weight).sum();
    }

    private static List<Stretch> ofAnEvening(EveningPlan plan) {
        Duration half = Duration.ofSeconds(plan.tail().toSeconds() / 2);
        return List.of(
                new Stretch(plan.start(), plan.quiet().toSeconds(), 1),
                new Stretch(
                        plan.liveFrom(), plan.live().toSeconds(), plan.habits().spike()),
                new Stretch(plan.liveUntil(), half.toSeconds(), 1),
                new Stretch(plan.liveUntil().plus(half), plan.tail().minus(half).toSeconds(), LATE));
    }

    /** Day after day: few buy while the shop sleeps, most in the evening; the live multiplies its hours. */
    private static List<Stretch> byTheHour(EveningPlan plan) {
        List<Stretch> stretches = new ArrayList<>();
        for (Instant from = plan.start(); from.isBefore(plan.closed()); from = from.plus(QUARTER)) {
            int hour = from.atZone(plan.zone()).getHour();
            double rate = hour < 6 ? LITTLE : hour < 9 ? LATE : hour < 17 ? 1 : EVENING;
            boolean live = !from.isBefore(plan.liveFrom()) && from.isBefore(plan.liveUntil());
            stretches.add(
                    new Stretch(from, QUARTER.toSeconds(), live ? plan.habits().spike() * rate : rate));
        }
        return List.copyOf(stretches);
    }

    /**
     * The instant by which a share of the evening's purchases has been made.
     *
     * @param share 0 (inclusive) to 1 (exclusive)
     * @return whole seconds
     */
    public Instant at(double share) {
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
