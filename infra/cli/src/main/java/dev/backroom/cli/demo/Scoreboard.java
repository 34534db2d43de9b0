package dev.backroom.cli.demo;

import java.util.List;
import java.util.SortedMap;

/**
 * What an evening came to.
 *
 * @param fingerprint of the books; the same for the same plan
 * @param ackByPhase acknowledgement by the evening's phases, in their order
 * @param holds orders that carry a hold, by code
 * @param cost of the way of an order: webhook, sync, poll, tokens
 * @param rest what everything else costs: stock, reviews, figures, notices
 * @param countingWriteUnits of the counters, by order event; part of {@code rest}
 * @param seconds of real time, from the command's start
 * @param notes what went on around it, such as kills
 */
record Scoreboard(
        long seed,
        String fingerprint,
        Webhooks webhooks,
        Orders orders,
        Stock stock,
        Millis ack,
        List<Phase> ackByPhase,
        SortedMap<String, Integer> holds,
        Cost cost,
        Cost rest,
        double countingWriteUnits,
        Morning morning,
        double eventsPerSecond,
        double seconds,
        List<Check> checks,
        List<String> notes) {
    /**
     * @param sent posts with a right signature, repeats included
     * @param forged posts with a wrong signature or none
     * @param refused of these, answered 401
     */
    record Webhooks(long sent, long duplicated, long reordered, long dropped, long forged, long refused) {}

    record Orders(int books, int stored, int lost, int parked) {}

    record Stock(int oversoldUnits, int reservationMismatches) {}

    /** Units, requests and runs by webhook event. */
    record Cost(double writeUnits, double readUnits, double sqsRequests, double invocations) {}

    record Phase(String name, Millis ack) {}

    Scoreboard {
        checks = List.copyOf(checks);
        ackByPhase = List.copyOf(ackByPhase);
        notes = List.copyOf(notes);
    }

    boolean ok() {
        return checks.stream().allMatch(Check::passed);
    }
}
