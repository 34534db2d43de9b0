package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.script.ScriptedOrder.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** What happens to one order from its purchase to the end of the evening. */
final class OrderCourse {
    static final Duration REMORSE = Duration.ofHours(1);
    static final Duration PAYMENT_LIMIT = Duration.ofMinutes(30);

    /** Scarce units come back early enough for an order that waits for them to be served within the evening. */
    private static final Duration LAST_SCARCE_CANCEL = Duration.ofMinutes(40);

    private final EveningPlan plan;
    private final Instant bought;
    private final int number;
    private final Kind kind;
    private final boolean onDelivery;
    private final boolean scarce;
    private final int units;
    private final boolean packed;
    private final List<Move> moves = new ArrayList<>();

    OrderCourse(
            EveningPlan plan,
            Instant bought,
            int number,
            Kind kind,
            boolean onDelivery,
            boolean scarce,
            int units,
            boolean byPlatform) {
        this.plan = plan;
        this.bought = bought;
        this.number = number;
        this.kind = kind;
        this.onDelivery = onDelivery;
        this.scarce = scarce;
        this.units = units;
        this.packed = byPlatform || plan.sellerShips().isEmpty();
    }

    /** The moves up to the end of the script, in order of time. */
    List<Move> moves() {
        unfold();
        moves.sort(Comparator.comparing(Move::at));
        return plan.night()
                .map(night -> new NightCourse(plan, night, number).of(moves))
                .orElseGet(() -> moves.stream()
                        .filter(move -> !move.at().isAfter(plan.end()))
                        .toList());
    }

    private void unfold() {
        Instant held = toHold();
        if (held.equals(Instant.MAX)) {
            return;
        }
        Instant released = held.plus(kind == Kind.REPLACEMENT ? Duration.ZERO : REMORSE);
        SplittableRandom remorse = chance("remorse");
        double remorseCancels =
                scarce ? 3 * plan.habits().remorseCancels() : plan.habits().remorseCancels();
        Instant changesMind = after(remorse, held, 60, 3_480);
        if (kind == Kind.SALE && remorse.nextDouble() < remorseCancels && maySpare(changesMind)) {
            add(changesMind, Step.CANCELLED_BY_BUYER);
            return;
        }
        if (kind != Kind.REPLACEMENT) {
            add(released, Step.RELEASED);
        }
        Instant settled = requests(released);
        if (settled.equals(Instant.MAX)) {
            return;
        }
        Instant arranged = after(chance("arrange"), settled, 240, 2_700);
        addressUpdate(held, arranged);
        if (scarce) {
            return;
        }
        partialCancel(settled, arranged);
        if (packed) {
            ship(arranged);
        }
    }

    /** When the remorse hour begins; MAX if it never does. */
    private Instant toHold() {
        if (kind == Kind.REPLACEMENT) {
            add(bought, Step.BOUGHT_AT_ONCE);
            return bought;
        }
        if (onDelivery || kind == Kind.SAMPLE) {
            add(bought, Step.BOUGHT_ON_HOLD);
            return bought;
        }
        add(bought, Step.BOUGHT);
        SplittableRandom chance = chance("payment");
        if (chance.nextDouble() < plan.habits().paymentTimeouts() && maySpare(bought.plus(PAYMENT_LIMIT))) {
            add(bought.plus(PAYMENT_LIMIT), Step.PAYMENT_TIMED_OUT);
            return Instant.MAX;
        }
        Instant paid = after(chance, bought, 5, 240);
        add(paid, Step.PAID);
        return paid;
    }

    /** Cancellation after the remorse hour; answers when the order is free to ship, MAX if it is not. */
    private Instant requests(Instant released) {
        SplittableRandom chance = chance("request");
        if (chance.nextDouble() < plan.habits().cancelRequests()) {
            Instant asked = after(chance, released, 60, packed ? 900 : 43_200);
            Instant answered = after(chance, asked, 120, 1_800);
            add(asked, Step.CANCEL_ASKED);
            double answer = chance.nextDouble();
            if (!packed) {
                // Nobody but the seller says yes.
                if (answer >= 0.8) {
                    add(answered, Step.CANCEL_WITHDRAWN);
                }
                return released;
            }
            if (answer < 0.5 && maySpare(answered)) {
                add(answered, Step.CANCELLED_BY_BUYER);
                return Instant.MAX;
            }
            if (answer < 0.8) {
                add(answered, Step.CANCEL_WITHDRAWN);
                return answered;
            }
            return Instant.MAX;
        }
        double laterCancels =
                scarce ? 8 * plan.habits().laterCancels() : plan.habits().laterCancels();
        Instant cancelled = after(chance, released, 30, 1_500);
        if (chance.nextDouble() < laterCancels && maySpare(cancelled)) {
            add(cancelled, chance.nextBoolean() ? Step.CANCELLED_BY_SELLER : Step.CANCELLED_BY_PLATFORM);
            return Instant.MAX;
        }
        return released;
    }

    private void addressUpdate(Instant held, Instant arranged) {
        SplittableRandom chance = chance("address");
        if (chance.nextDouble() < plan.habits().addressUpdates()) {
            long span = Duration.between(held, arranged).toSeconds();
            add(held.plusSeconds(chance.nextLong(1, span)), Step.ADDRESS_CHANGED);
        }
    }

    private void partialCancel(Instant settled, Instant arranged) {
        SplittableRandom chance = chance("partial");
        if (units > 1 && chance.nextDouble() < plan.habits().partialCancels()) {
            SortedSet<Integer> places = some(chance);
            long span = Duration.between(settled, arranged).toSeconds();
            moves.add(new Move(settled.plusSeconds(chance.nextLong(1, span)), Step.UNITS_CANCELLED, places));
        }
    }

    private void ship(Instant arranged) {
        SplittableRandom chance = chance("ship");
        boolean whole = moves.stream().noneMatch(move -> move.step() == Step.UNITS_CANCELLED);
        Instant rest = arranged;
        if (units > 1 && whole && chance.nextDouble() < plan.habits().splitParcels()) {
            SortedSet<Integer> places = some(chance);
            moves.add(new Move(arranged, Step.PART_ARRANGED, places));
            if (chance.nextBoolean()) {
                moves.add(new Move(after(chance, arranged, 300, 900), Step.PART_COLLECTED, places));
            }
            rest = after(chance, arranged, 960, 1_800);
        }
        Instant collected = after(chance, rest, 480, 2_700);
        SplittableRandom late = chance("late");
        if (rest.equals(arranged) && late.nextDouble() < plan.habits().laterCancels() / 3) {
            add(rest, Step.ARRANGED);
            add(after(late, rest, 60, 400), Step.CANCELLED_BY_PLATFORM);
            return;
        }
        add(rest, Step.ARRANGED);
        add(collected, Step.COLLECTED);
        SplittableRandom arrival = chance("delivery");
        if (arrival.nextDouble() < plan.habits().delivered()) {
            add(after(arrival, collected, 1_200, 3_600), Step.DELIVERED);
        }
    }

    /** At least one unit, and never all of them. */
    private SortedSet<Integer> some(SplittableRandom chance) {
        TreeSet<Integer> places = new TreeSet<>();
        int count = 1 + chance.nextInt(units - 1);
        while (places.size() < count) {
            places.add(chance.nextInt(units));
        }
        return places;
    }

    private boolean maySpare(Instant at) {
        return !scarce || at.isBefore(plan.end().minus(LAST_SCARCE_CANCEL));
    }

    private SplittableRandom chance(String concern) {
        return Chance.of(plan.seed(), concern, number);
    }

    private static Instant after(SplittableRandom chance, Instant from, int least, int most) {
        return from.plusSeconds(chance.nextLong(least, most));
    }

    private void add(Instant at, Step step) {
        moves.add(Move.of(at, step));
    }
}
