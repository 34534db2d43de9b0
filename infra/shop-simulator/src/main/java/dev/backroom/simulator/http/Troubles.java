package dev.backroom.simulator.http;

import dev.backroom.model.ShopId;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Rates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes wrong with single shops and figures, while the API itself answers.
 *
 * @param refused share of stock figures that are refused inside an answer that says success
 * @param forgotten share of stock figures that are answered with success and never shown
 * @param figuresUntil from when on figures are taken again; empty for never
 * @param takesZero whether a figure of 0 units is taken; the platform's documents begin at 1
 * @param withoutReviews shops whose seller did not grant the permission to read reviews
 * @param outages when a shop's calls are answered with nothing but errors
 */
public record Troubles(
        double refused,
        double forgotten,
        Optional<Instant> figuresUntil,
        boolean takesZero,
        Set<ShopId> withoutReviews,
        List<Outage> outages) {
    public static final Troubles NONE = new Troubles(0, 0, Optional.empty(), true, Set.of(), List.of());

    /**
     * A shop that does not answer.
     *
     * @param from in the shop's time
     * @param until not included
     */
    public record Outage(ShopId shop, Instant from, Instant until) {}

    public Troubles {
        Rates.requireShare("refused", refused);
        Rates.requireShare("forgotten", forgotten);
        withoutReviews = Set.copyOf(withoutReviews);
        outages = List.copyOf(outages);
    }

    /** One figure in fifty is refused and one in fifty forgotten, up to half an hour after the evening. */
    public static Troubles usual(EveningPlan plan) {
        return new Troubles(0.02, 0.02, Optional.of(plan.end().plusSeconds(1_800)), true, Set.of(), List.of());
    }

    public Troubles with(Outage outage) {
        return new Troubles(
                refused,
                forgotten,
                figuresUntil,
                takesZero,
                withoutReviews,
                Stream.concat(outages.stream(), Stream.of(outage)).toList());
    }

    public Troubles withoutReviewsOf(ShopId shop) {
        return new Troubles(
                refused,
                forgotten,
                figuresUntil,
                takesZero,
                Stream.concat(withoutReviews.stream(), Stream.of(shop)).collect(Collectors.toSet()),
                outages);
    }

    public boolean isDown(ShopId shop, Instant now) {
        return outages.stream()
                .anyMatch(outage ->
                        outage.shop().equals(shop) && !now.isBefore(outage.from()) && now.isBefore(outage.until()));
    }

    public boolean spoilsFigures(Instant now) {
        return figuresUntil.map(now::isBefore).orElse(true);
    }
}
