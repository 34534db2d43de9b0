package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.BuyingTimes;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Habits;
import dev.backroom.simulator.plan.Night;
import dev.backroom.simulator.plan.Phase;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.script.ScriptedOrder.Kind;
import dev.backroom.simulator.script.ScriptedOrder.Unit;
import dev.backroom.simulator.shop.Assortment;
import dev.backroom.simulator.shop.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Who buys what, and when. What happens to the order afterwards is {@link OrderCourse}'s. */
final class Purchases {
    private static final int[] UNITS_OF_A_LINE = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 5};

    private static final Duration NO_SALE_AT_THE_ENDS = Duration.ofMinutes(10);

    private final EveningPlan plan;
    private final Assortment assortment;
    private long unitsSoFar;
    private long liveUnits;
    private long liveHotUnits;

    private Purchases(EveningPlan plan, Assortment assortment) {
        this.plan = plan;
        this.assortment = assortment;
    }

    /** All orders of the script, first bought first, each with its course. */
    static List<ScriptedOrder> of(EveningPlan plan, Assortment assortment) {
        Purchases purchases = new Purchases(plan, assortment);
        BuyingTimes times = new BuyingTimes(plan);
        List<ScriptedOrder> orders = new ArrayList<>(plan.orders());
        for (int number = 0; number < plan.orders(); number++) {
            SplittableRandom chance = Chance.of(plan.seed(), "purchase", number);
            Instant at = times.at((number + chance.nextDouble()) / plan.orders());
            boolean scarce = chance.nextDouble() < plan.habits().scarce();
            orders.add(purchases.next(number, at, scarce, chance));
        }
        plan.night().ifPresent(night -> purchases.byNight(night, orders));
        return List.copyOf(orders);
    }

    /** The few who buy while the shop sleeps, evenly until its morning; nobody finds the scarce SKU then. */
    private void byNight(Night night, List<ScriptedOrder> orders) {
        int count = (int) Math.round(plan.orders() * night.buyers());
        long seconds = Duration.between(plan.end(), plan.over())
                .minus(NO_SALE_AT_THE_ENDS.multipliedBy(2))
                .toSeconds();
        for (int i = 0; i < count; i++) {
            int number = plan.orders() + i;
            SplittableRandom chance = Chance.of(plan.seed(), "purchase", number);
            Instant at = plan.end().plus(NO_SALE_AT_THE_ENDS).plusSeconds((long)
                    ((i + chance.nextDouble()) / count * seconds));
            orders.add(next(number, at, false, chance));
        }
    }

    private ScriptedOrder next(int number, Instant at, boolean scarce, SplittableRandom chance) {
        Habits habits = plan.habits();
        Kind kind = kind(chance.nextDouble(), scarce, number);
        List<Listing> basket = scarce ? List.of(assortment.scarce()) : basket(at, kind, chance);
        boolean gift = chance.nextDouble() < habits.gifts();
        List<Unit> units = new ArrayList<>();
        for (Listing listing : basket) {
            BigDecimal paid = kind == Kind.SALE ? afterDiscount(listing, number) : BigDecimal.ZERO.setScale(2);
            units.add(new Unit(nextUnitId(), listing, false, paid));
        }
        if (gift && !scarce && kind == Kind.SALE) {
            units.add(new Unit(nextUnitId(), assortment.gift(), true, BigDecimal.ZERO.setScale(2)));
        }
        countLive(at, units);
        boolean byPlatform = chance.nextDouble() < habits.byPlatform() && !scarce;
        boolean onDelivery = chance.nextDouble() < habits.cashOnDelivery() && kind == Kind.SALE;
        int buyer = chance.nextInt(Math.max(1, plan.orders() * 4 / 5));
        String replaces = kind == Kind.REPLACEMENT ? orderId(chance.nextInt(number)) : "";
        List<Move> moves =
                new OrderCourse(plan, at, number, kind, onDelivery, scarce, units.size(), byPlatform).moves();
        return new ScriptedOrder(orderId(number), number, kind, replaces, byPlatform, onDelivery, buyer, units, moves);
    }

    private Kind kind(double draw, boolean scarce, int number) {
        Habits habits = plan.habits();
        if (scarce || draw >= habits.samples() + habits.replacements()) {
            return Kind.SALE;
        }
        return draw < habits.samples() || number == 0 ? Kind.SAMPLE : Kind.REPLACEMENT;
    }

    /** Units in the order of their listings; the same listing twice means two units. */
    private List<Listing> basket(Instant at, Kind kind, SplittableRandom chance) {
        boolean live = plan.phaseAt(at) == Phase.SPIKE;
        int lines = chance.nextDouble() < plan.habits().multiLine() ? 2 + chance.nextInt(3) : 1;
        if (kind != Kind.SALE) {
            lines = 1;
        }
        Set<Listing> chosen = new LinkedHashSet<>();
        List<Listing> basket = new ArrayList<>();
        while (chosen.size() < lines) {
            boolean hotLags = liveHotUnits + count(basket) < plan.habits().hotShare() * (liveUnits + basket.size() + 1);
            Listing listing =
                    live && hotLags && !chosen.contains(assortment.hot()) ? assortment.hot() : colder(at, live, chance);
            int units = kind == Kind.SALE ? UNITS_OF_A_LINE[chance.nextInt(UNITS_OF_A_LINE.length)] : 1;
            if (chosen.add(listing)) {
                basket.addAll(Collections.nCopies(units, listing));
            }
        }
        return basket;
    }

    private Listing colder(Instant at, boolean live, SplittableRandom chance) {
        while (true) {
            Listing listing = assortment.any(chance);
            // The stock that people move by night stands still otherwise, so that the books know its level.
            boolean still = plan.phaseAt(at) == Phase.NIGHT && ShelfMoves.SLOW_SELLERS.contains(listing.code());
            if (!still && (!live || !listing.equals(assortment.hot()))) {
                return listing;
            }
        }
    }

    private long count(List<Listing> basket) {
        return basket.stream().filter(assortment.hot()::equals).count();
    }

    private void countLive(Instant at, List<Unit> units) {
        if (plan.phaseAt(at) == Phase.SPIKE) {
            liveUnits += units.size();
            liveHotUnits += units.stream()
                    .filter(unit -> unit.listing().equals(assortment.hot()))
                    .count();
        }
    }

    /** One order in ten comes with a voucher of the seller. */
    private static BigDecimal afterDiscount(Listing listing, int number) {
        return number % 10 == 3
                ? listing.price().multiply(new BigDecimal("0.90")).setScale(2, RoundingMode.HALF_UP)
                : listing.price();
    }

    private String orderId(int number) {
        return Long.toString(
                576_000_000_000_000_000L + plan.shop().salt() * 1_000_000_000_000L + (number + 1) * 9_999_991L);
    }

    private String nextUnitId() {
        unitsSoFar++;
        return Long.toString(
                577_000_000_000_000_000L + plan.shop().salt() * 1_000_000_000_000L + unitsSoFar * 999_983L);
    }
}
