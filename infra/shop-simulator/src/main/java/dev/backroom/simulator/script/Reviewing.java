package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Night;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.script.ScriptedReview.Edition;
import dev.backroom.simulator.shop.Assortment;
import dev.backroom.simulator.shop.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Who reviews what, when, and who thinks better or worse of it later. */
final class Reviewing {
    /** An edit comes late enough for the first words to have been read, and early enough for the edit to be found. */
    private static final int FIRST_EDIT_SECONDS = 75 * 60;

    private static final int LAST_EDIT_SECONDS = 112 * 60;
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(40);
    private static final Duration RECENT = Duration.ofHours(24);
    private static final Duration OLDEST = Duration.ofDays(6);

    private final EveningPlan plan;
    private final Night night;
    private final List<ScriptedReview> reviews = new ArrayList<>();

    private Reviewing(EveningPlan plan, Night night) {
        this.plan = plan;
        this.night = night;
    }

    /** All reviews of the script and of the days before it, oldest first; none where no night follows. */
    static List<ScriptedReview> of(EveningPlan plan, Assortment assortment, List<ScriptedOrder> orders) {
        return plan.night()
                .map(night -> {
                    Reviewing reviewing = new Reviewing(plan, night);
                    for (int i = 0; i < night.earlierReviews(); i++) {
                        reviewing.earlier(i, assortment);
                    }
                    orders.forEach(reviewing::ofOrder);
                    reviewing.reviews.sort(
                            Comparator.comparing(ScriptedReview::created).thenComparing(ScriptedReview::id));
                    return List.copyOf(reviewing.reviews);
                })
                .orElse(List.of());
    }

    private void earlier(int number, Assortment assortment) {
        SplittableRandom chance = Chance.of(plan.seed(), "earlier", number);
        // Half of them are of the last day, and half of these bad: their answers come due within the script.
        Duration oldest = number % 2 == 0 ? RECENT : OLDEST;
        Instant created = plan.start().minusSeconds(chance.nextLong(3_600, oldest.toSeconds()));
        // A stage of the reply clock that falls into the time in which the shop is opened may be told or be passed
        // over.
        while (stagesNear(created, plan.start())) {
            created = created.minusSeconds(3_600);
        }
        Listing listing = assortment.any(chance);
        int stars = number % 4 == 0 ? 1 + chance.nextInt(ScriptedReview.NEGATIVE_STARS) : stars(chance);
        add(-1 - number, Optional.empty(), listing, created, created, stars, chance);
    }

    private static boolean stagesNear(Instant created, Instant start) {
        return Stream.of(50, 80, 100)
                .map(percent ->
                        created.plus(ReviewClock.ALLOWED.multipliedBy(percent).dividedBy(100)))
                .anyMatch(
                        stage -> stage.isAfter(start.minusSeconds(9_000)) && stage.isBefore(start.plusSeconds(4_500)));
    }

    private void ofOrder(ScriptedOrder order) {
        Optional<Instant> delivered = OrderView.atTheEnd(order).when(Step.DELIVERED);
        SplittableRandom chance = Chance.of(plan.seed(), "review", order.number());
        if (delivered.isEmpty() || chance.nextDouble() >= night.reviewed()) {
            return;
        }
        long delay = chance.nextDouble() < 0.6 ? chance.nextLong(600, 5_400) : chance.nextLong(5_400, 34_000);
        Instant created = delivered.get().plusSeconds(delay);
        if (created.isAfter(plan.over().minus(BEFORE_THE_END))) {
            return;
        }
        List<ScriptedOrder.Unit> bought =
                order.units().stream().filter(unit -> !unit.gift()).toList();
        Listing listing = bought.get(chance.nextInt(bought.size())).listing();
        Instant shown = created.plusSeconds(chance.nextInt(10) == 0 ? chance.nextLong(60, 600) : 0);
        add(order.number(), Optional.of(order.id()), listing, created, shown, stars(chance), chance);
    }

    private void add(
            int number,
            Optional<String> order,
            Listing listing,
            Instant created,
            Instant shown,
            int stars,
            SplittableRandom chance) {
        List<Edition> editions = new ArrayList<>();
        editions.add(edition(created, stars, chance));
        Instant edited = created.plusSeconds(chance.nextLong(FIRST_EDIT_SECONDS, LAST_EDIT_SECONDS));
        boolean inTime = edited.isBefore(plan.over().minus(BEFORE_THE_END)) && order.isPresent();
        if (chance.nextDouble() < night.edited() && inTime) {
            editions.add(edition(edited, secondThoughts(stars, chance), chance));
        }
        Buyer author = Buyer.of(plan.seed(), plan.shop().market(), number + 1_000_000);
        reviews.add(new ScriptedReview(
                Long.toString(7_600_000_000_000_000_000L
                        + plan.shop().salt() * 1_000_000_000_000L
                        + (number + 10_000L) * 7_919L),
                order,
                listing,
                chance.nextInt(40) == 0 ? author.name() + " <b>\u202E" : author.name(),
                shown,
                editions));
    }

    private int stars(SplittableRandom chance) {
        double draw = chance.nextDouble();
        if (draw < night.negative()) {
            return draw < night.negative() * 0.6 ? 1 : 2;
        }
        double rest = (draw - night.negative()) / (1 - night.negative());
        return rest < 0.1 ? 3 : rest < 0.35 ? 4 : 5;
    }

    /** The unhappy are often won back, the happy seldom lost. */
    private static int secondThoughts(int stars, SplittableRandom chance) {
        if (stars <= ScriptedReview.NEGATIVE_STARS) {
            return chance.nextInt(3) == 0 ? stars : 4 + chance.nextInt(2);
        }
        return chance.nextInt(3) == 0 ? 1 : stars;
    }

    private static Edition edition(Instant at, int stars, SplittableRandom chance) {
        ReviewWords.Words words = ReviewWords.of(stars, chance);
        return new Edition(at, stars, words.title(), words.text(), chance.nextInt(5) == 0);
    }
}
