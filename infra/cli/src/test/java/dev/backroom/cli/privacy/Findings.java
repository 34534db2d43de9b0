package dev.backroom.cli.privacy;

import dev.backroom.simulator.books.BuyerFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What was looked at and what was found in it. Safe for many threads. */
final class Findings {
    private final Needles needles;
    private final Set<String> found = new ConcurrentSkipListSet<>();
    private final Map<Place, Long> looked = new ConcurrentHashMap<>();

    Findings(BuyerFacts facts) {
        this.needles = Needles.of(facts);
    }

    /** @param where more exactly, such as a queue's name */
    void look(Place place, String where, String text) {
        looked.merge(place, 1L, Long::sum);
        needles.in(text).forEach(kind -> found.add("%s %s holds a %s".formatted(place, where, kind)));
    }

    /** Whether a text holds what must be nowhere else. */
    boolean knows(String text) {
        return !needles.in(text).isEmpty();
    }

    List<String> found() {
        return List.copyOf(found);
    }

    Map<Place, Long> looked() {
        return Map.copyOf(looked);
    }
}
