package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Night;
import dev.backroom.simulator.random.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Moves units of a few slow sellers so that each crosses its safety line, sells out or comes back at a time that is known,
 * and stays there long enough for anybody who looks every quarter of an hour. None is part of a bundle.
 */
public final class ShelfMoves {
    private static final String BY_SALES = "BODY-SCRUB-200";
    private static final String LOW_TWICE = "HAIR-OIL-60";
    private static final String OUT_AND_BACK = "HAND-CREAM-30";
    private static final String MERELY_MORE = "BRUSH-SET-5";
    public static final String SOLD_THROUGH = BY_SALES;
    static final Set<String> SLOW_SELLERS = Set.of(BY_SALES, LOW_TWICE, OUT_AND_BACK, MERELY_MORE);

    private static final int LINE = 20;
    /** Late news about orders may make a level look this much higher or lower than it is. */
    private static final int DOUBT = 3;

    private static final Duration DELAY = Duration.ofMinutes(20);

    private final EveningPlan plan;
    private final SortedMap<String, Integer> counted;
    private final Map<String, Curve> claims;
    private final List<ShelfMove> moves = new ArrayList<>();
    private Optional<Instant> soldThrough = Optional.empty();

    /**
     * What was planned.
     *
     * @param moves earliest first
     * @param soldThrough when the one item goes through its line by sales
     */
    record Planned(List<ShelfMove> moves, Optional<Instant> soldThrough) {
        static final Planned NOTHING = new Planned(List.of(), Optional.empty());
    }

    private ShelfMoves(EveningPlan plan, SortedMap<String, Integer> counted, Map<String, Curve> claims) {
        this.plan = plan;
        this.counted = counted;
        this.claims = claims;
    }

    /** The moves of a plan's night and of the evening before it, earliest first; none where the plan has none. */
    static Planned of(EveningPlan plan, SortedMap<String, Integer> counted, Map<String, Curve> claims) {
        if (plan.night().filter(Night::shelfMoves).isEmpty()) {
            return Planned.NOTHING;
        }
        ShelfMoves shelf = new ShelfMoves(plan, counted, claims);
        shelf.throughTheLineBySales();
        shelf.lowTwice();
        shelf.outAndBack();
        shelf.add(plan.over().minus(Duration.ofMinutes(100)), ShelfMove.Kind.RECEIPT, MERELY_MORE, 40, "goods in");
        shelf.moves.sort(Comparator.comparing(ShelfMove::at));
        return new Planned(List.copyOf(shelf.moves), shelf.soldThrough);
    }

    /** So much is found missing before the evening that its sales go through the line once and end above nothing. */
    private void throughTheLineBySales() {
        Instant opening = plan.start().minus(Duration.ofMinutes(5));
        int least = least(BY_SALES, plan.start(), plan.over());
        for (int left = LINE - 2 * DOUBT; left >= 2 * DOUBT; left--) {
            int missing = least - left;
            Instant crossed = missing > 0 ? crossing(missing) : Instant.MAX;
            if (crossed.isBefore(plan.end().minus(DELAY.multipliedBy(2)))) {
                soldThrough = Optional.of(crossed);
                add(opening, ShelfMove.Kind.ADJUSTMENT, BY_SALES, -missing, "found missing");
                return;
            }
        }
    }

    /** When the level falls below the line, to stay there; MAX if it does not, or comes near the line again. */
    private Instant crossing(int missing) {
        Curve curve = claims.getOrDefault(BY_SALES, Curve.of(List.of()));
        Instant crossed = Instant.MAX;
        for (int i = 0; i < curve.size(); i++) {
            int level = counted(BY_SALES) - missing - curve.sum(i);
            if (level < LINE && crossed.equals(Instant.MAX)) {
                crossed = curve.time(i);
            }
            boolean back = level >= LINE && !crossed.equals(Instant.MAX);
            boolean near =
                    !crossed.equals(Instant.MAX) && curve.time(i).isAfter(crossed.plus(DELAY)) && level > LINE - DOUBT;
            if (back || near) {
                return Instant.MAX;
            }
        }
        return crossed;
    }

    /** Broken as late in the evening as sales let it, filled up after midnight, broken again. */
    private void lowTwice() {
        Instant filled = plan.midnight().plus(Duration.ofMinutes(80));
        Instant again = plan.midnight().plus(Duration.ofMinutes(200));
        for (int minutes = 60; minutes >= 0; minutes -= 10) {
            Instant broken = plan.end().minus(Duration.ofMinutes(minutes));
            int least = least(LOW_TWICE, broken, filled);
            int most = most(LOW_TWICE, broken, filled);
            if (most - least <= LINE - 3 * DOUBT && least > 2 * DOUBT) {
                int lost = least - 2 * DOUBT;
                add(broken, ShelfMove.Kind.ADJUSTMENT, LOW_TWICE, -lost, "broken");
                add(filled, ShelfMove.Kind.RECEIPT, LOW_TWICE, 150, "goods in");
                int rest = least(LOW_TWICE, again, plan.over()) - lost + 150;
                add(again, ShelfMove.Kind.ADJUSTMENT, LOW_TWICE, LINE / 2 - rest, "broken again");
                return;
            }
        }
    }

    private void outAndBack() {
        Instant gone = plan.midnight().plus(Duration.ofMinutes(100));
        int level = level(OUT_AND_BACK, gone);
        boolean still = claims.getOrDefault(OUT_AND_BACK, Curve.of(List.of()))
                .isStill(gone.minus(DELAY.multipliedBy(2)), plan.over());
        if (still && level > 0) {
            add(gone, ShelfMove.Kind.ADJUSTMENT, OUT_AND_BACK, -level, "water on the shelf");
            add(plan.over().minus(Duration.ofMinutes(140)), ShelfMove.Kind.RECEIPT, OUT_AND_BACK, 60, "goods in");
        }
    }

    private int least(String sku, Instant from, Instant until) {
        return extreme(sku, from, until, true);
    }

    private int most(String sku, Instant from, Instant until) {
        return extreme(sku, from, until, false);
    }

    private int extreme(String sku, Instant from, Instant until, boolean least) {
        Curve curve = claims.getOrDefault(sku, Curve.of(List.of()));
        int found = level(sku, from);
        for (int i = 0; i < curve.size(); i++) {
            if (curve.time(i).isAfter(from) && !curve.time(i).isAfter(until)) {
                int level = counted(sku) - curve.sum(i);
                found = least ? Math.min(found, level) : Math.max(found, level);
            }
        }
        return found;
    }

    private int level(String sku, Instant at) {
        return counted(sku) - claims.getOrDefault(sku, Curve.of(List.of())).at(at);
    }

    private int counted(String sku) {
        return counted.getOrDefault(sku, 0);
    }

    private void add(Instant at, ShelfMove.Kind kind, String sku, int units, String why) {
        if (units != 0) {
            String paper = "SIM-" + plan.shop().salt() + "-" + (moves.size() + 1);
            moves.add(new ShelfMove(at, kind, sku, units, paper, why));
        }
    }
}
