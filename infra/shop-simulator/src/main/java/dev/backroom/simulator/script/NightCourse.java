package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Night;
import dev.backroom.simulator.random.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is left of an order's course after the evening: buyers and platform go on as they would, but few parcels are packed
 * late, the last are collected at a quarter past eleven, and others go out the next morning.
 */
final class NightCourse {
    private static final Duration LAST_PICKUP_BEFORE_MIDNIGHT = Duration.ofMinutes(45);
    private static final Duration MORNING_BEFORE_END = Duration.ofHours(2);

    private final EveningPlan plan;
    private final Night night;
    private final int number;
    private final Instant lastPickup;

    NightCourse(EveningPlan plan, Night night, int number) {
        this.plan = plan;
        this.night = night;
        this.number = number;
        Instant pickup = plan.midnight().minus(LAST_PICKUP_BEFORE_MIDNIGHT);
        this.lastPickup = pickup.isAfter(plan.end()) ? pickup : plan.end();
    }

    /** The moves up to the end of the night, in order of time. */
    List<Move> of(List<Move> course) {
        boolean parted = course.stream().anyMatch(move -> move.step() == Step.PART_ARRANGED);
        double draw = Chance.of(plan.seed(), "shift", number).nextDouble();
        boolean late = draw < night.lateShift();
        boolean morning = !late && !parted && draw < night.lateShift() + night.morningShift();
        List<Move> moves = new ArrayList<>();
        List<Move> waiting = new ArrayList<>();
        for (Move move : course) {
            boolean kept = !move.at().isAfter(plan.end())
                    || !byHands(move.step())
                    || ((late || move.step() == Step.DELIVERED)
                            && waiting.isEmpty()
                            && !move.at().isAfter(lastPickup));
            (kept ? moves : waiting).add(move);
        }
        boolean off = moves.stream().anyMatch(move -> endsIt(move.step()));
        if (morning && !off && !waiting.isEmpty()) {
            moves.addAll(nextMorning(waiting, moves.getLast().at()));
        }
        confirm(moves);
        moves.sort(Comparator.comparing(Move::at));
        return moves.stream().filter(move -> !move.at().isAfter(plan.over())).toList();
    }

    private List<Move> nextMorning(List<Move> waiting, Instant after) {
        SplittableRandom chance = Chance.of(plan.seed(), "morning", number);
        Instant begins = plan.over().minus(MORNING_BEFORE_END);
        Instant first = (after.isAfter(begins) ? after : begins).plusSeconds(chance.nextLong(60, 4_800));
        Duration later = Duration.between(waiting.getFirst().at(), first);
        return waiting.stream()
                .map(move -> new Move(move.at().plus(later), move.step(), move.units()))
                .toList();
    }

    private void confirm(List<Move> moves) {
        SplittableRandom chance = Chance.of(plan.seed(), "confirm", number);
        boolean delivered = moves.stream()
                .anyMatch(move -> move.step() == Step.DELIVERED && !move.at().isAfter(plan.end()));
        if (delivered && chance.nextDouble() < night.completed()) {
            Instant at = plan.over().minus(MORNING_BEFORE_END).plusSeconds(chance.nextLong(6_600));
            moves.add(Move.of(at, Step.COMPLETED));
        }
    }

    private static boolean endsIt(Step step) {
        return switch (step) {
            case PAYMENT_TIMED_OUT, CANCELLED_BY_BUYER, CANCELLED_BY_SELLER, CANCELLED_BY_PLATFORM -> true;
            default -> false;
        };
    }

    private static boolean byHands(Step step) {
        return switch (step) {
            case PART_ARRANGED, PART_COLLECTED, ARRANGED, COLLECTED, DELIVERED -> true;
            case BOUGHT,
                    BOUGHT_ON_HOLD,
                    BOUGHT_AT_ONCE,
                    PAID,
                    RELEASED,
                    COMPLETED,
                    PAYMENT_TIMED_OUT,
                    CANCELLED_BY_BUYER,
                    CANCELLED_BY_SELLER,
                    CANCELLED_BY_PLATFORM,
                    UNITS_CANCELLED,
                    CANCEL_ASKED,
                    CANCEL_WITHDRAWN,
                    CANCEL_REJECTED,
                    ADDRESS_CHANGED -> false;
        };
    }
}
