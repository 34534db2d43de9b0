package dev.backroom.desk.handover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people and the platform did when, and what the desk sent although it could have known better: what was true before a
 * look began, the look has to see.
 */
final class Ledger {
    final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> cancelled = new HashMap<>();
    private final Map<String, Integer> stopped = new HashMap<>();
    private final Map<String, Long> decided = new HashMap<>();
    private final Deque<Integer> looks = new ArrayDeque<>();
    private int moment;

    void cancelled(String order) {
        cancelled.putIfAbsent(order, ++moment);
    }

    /**
     * Somebody has read that an order is as they decided. An answer can come after the next decision's: the newer counts.
     *
     * @param version of the order that the decision made
     */
    void decided(String order, long version, boolean stops) {
        if (decided.merge(order, version, Math::max) > version) {
            return;
        }
        if (stops) {
            stopped.putIfAbsent(order, ++moment);
        } else {
            stopped.remove(order);
        }
    }

    /** Whoever decided has no answer, and cannot rely on either. */
    void unsure(String order) {
        stopped.remove(order);
    }

    void lookBegins() {
        looks.push(++moment);
    }

    void lookEnds() {
        looks.pop();
    }

    /** The desk tells somebody to send an order that has not left yet. */
    void sends(String order, String what) {
        says(order, what);
        if (stopped.getOrDefault(order, Integer.MAX_VALUE) < looks.element()) {
            wrong.add(what + " order " + order + " that somebody had stopped");
        }
    }

    /** The desk tells of a parcel that has left already. */
    void says(String order, String what) {
        if (cancelled.getOrDefault(order, Integer.MAX_VALUE) < looks.element()) {
            wrong.add(what + " order " + order + " that was cancelled");
        }
    }
}
