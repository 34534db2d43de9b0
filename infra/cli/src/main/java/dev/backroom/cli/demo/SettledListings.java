package dev.backroom.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which listings were seen to show what can be sold, while buyers go on ordering. What is shown, what the running system
 * has and what is true are hardly ever the same number at one instant: an order changes them one after another. A listing
 * shows what it should if its figure lies within what the system had and what was true over the last while; then orders on
 * their way explain the difference. A figure that was never taken lies outside as soon as units are sold, and stays there.
 */
final class SettledListings {
    private record Known(Instant at, Map<String, Integer> ours, Map<String, Integer> truth) {
        IntStream of(String code) {
            return Stream.of(ours, truth)
                    .filter(units -> units.containsKey(code))
                    .mapToInt(units -> units.get(code));
        }
    }

    private final Duration lag;
    private final Deque<Known> lately = new ArrayDeque<>();
    private final Set<String> settled = new HashSet<>();

    /** @param lag how old the figure may be that is shown */
    SettledListings(Duration lag) {
        this.lag = lag;
    }

    /** Those of the given listings that never showed what they should. */
    Set<String> open(Collection<String> codes) {
        Set<String> open = new TreeSet<>(codes);
        open.removeAll(settled);
        return open;
    }

    /**
     * One look.
     *
     * @param now not before the look before it
     * @param shown units that buyers can order
     * @param ours units that the system would sell; a SKU that it does not know is missing, and its listing stays open
     * @param truth units that are left by the books
     */
    void look(Instant now, Map<String, Integer> shown, Map<String, Integer> ours, Map<String, Integer> truth) {
        lately.add(new Known(now, Map.copyOf(ours), Map.copyOf(truth)));
        while (lately.getFirst().at().isBefore(now.minus(lag))) {
            lately.removeFirst();
        }
        shown.forEach((code, units) -> {
            if (ours.containsKey(code) && isExplained(code, units)) {
                settled.add(code);
            }
        });
    }

    private boolean isExplained(String code, int units) {
        var known = lately.stream().flatMapToInt(look -> look.of(code)).summaryStatistics();
        return known.getMin() <= units && units <= known.getMax();
    }
}
