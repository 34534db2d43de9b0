package dev.backroom.model.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How dense the orders of one address, telephone or buyer lie. */
public final class Velocity {
    private Velocity() {}

    /**
     * The orders of the densest span around an order: as many as possible, the order among them, the last made less than a
     * window after the first. It is the same for an order that is looked at late or again, whatever came on later days.
     *
     * @param order among the others or not
     * @param made when the order was made
     * @param others when each was made, by id
     * @return ids, the earliest first; of equally dense spans the earliest
     */
    public static List<String> around(String order, Instant made, Map<String, Instant> others, Duration window) {
        Map<String, Instant> all = new HashMap<>(others);
        all.put(order, made);
        List<Map.Entry<String, Instant>> sorted = new ArrayList<>(all.entrySet());
        sorted.sort(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        int from = 0;
        int to = 0;
        int end = 0;
        for (int start = 0; start < sorted.size(); start++) {
            Instant first = sorted.get(start).getValue();
            if (first.isAfter(made)) {
                break;
            }
            while (end < sorted.size() && sorted.get(end).getValue().isBefore(first.plus(window))) {
                end++;
            }
            if (made.isBefore(first.plus(window)) && end - start > to - from) {
                from = start;
                to = end;
            }
        }
        return sorted.subList(from, to).stream().map(Map.Entry::getKey).toList();
    }
}
