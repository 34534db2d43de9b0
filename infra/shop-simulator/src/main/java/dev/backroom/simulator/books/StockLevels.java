package dev.backroom.simulator.books;

import dev.backroom.simulator.random.Curve;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.CalledNotice.Kind;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.shop.StockItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How much of each item of one owner can be sold over time, by the facts: what was counted, what people moved, what orders
 * claimed. Several shops may sell from the one shelf.
 */
public final class StockLevels {
    /** A level that stays so long on one side of a line is seen there by whoever looks every quarter of an hour. */
    private static final Duration SETTLED = Duration.ofMinutes(75);

    /** So late orders may be read after a livestream, while what people move is booked at once. */
    private static final Duration READ_LATE = Duration.ofMinutes(30);

    private static final Duration LONG_BEFORE = Duration.ofDays(1);

    private enum State {
        FINE,
        LOW,
        OUT
    }

    private record Stay(State state, Instant from, Instant until) {
        boolean isSettled() {
            return Duration.between(from, until).compareTo(SETTLED) >= 0;
        }
    }

    private final SortedMap<String, StockItem> items = new TreeMap<>();
    private final Map<String, Curve> levels;
    private final Map<String, Curve> seenLate;
    private final Instant over;

    private StockLevels(List<EveningScript> evenings) {
        evenings.forEach(evening -> items.putAll(evening.items()));
        levels = levels(evenings, Duration.ZERO);
        seenLate = levels(evenings, READ_LATE);
        over = evenings.stream()
                .map(evening -> evening.plan().over())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Map<String, Curve> levels(List<EveningScript> evenings, Duration claimsLate) {
        Map<String, List<Curve.Change>> changes = new HashMap<>();
        for (EveningScript evening : evenings) {
            Instant opening = evening.plan().start().minus(LONG_BEFORE);
            // Whenever it was counted: nobody is told too early what was true from the beginning.
            evening.counted().forEach((sku, units) -> add(changes, sku, opening, units));
            evening.shelfMoves().forEach(move -> add(changes, move.sku(), move.at(), move.units()));
            evening.claims().forEach((sku, curve) -> {
                int before = 0;
                for (int i = 0; i < curve.size(); i++) {
                    add(changes, sku, curve.time(i).plus(claimsLate), before - curve.sum(i));
                    before = curve.sum(i);
                }
            });
        }
        Map<String, Curve> levels = new HashMap<>();
        changes.forEach((sku, all) -> levels.put(sku, Curve.of(all)));
        return levels;
    }

    /** Of shops that sell from one shelf. */
    public static StockLevels of(List<EveningScript> evenings) {
        return new StockLevels(evenings);
    }

    /**
     * Units of an item that can still be sold; for a bundle, whole bundles. Where more is wanted than there is, 0.
     *
     * @throws IllegalArgumentException if the seller has no such item
     */
    public int sellable(String sku, Instant at) {
        return Math.max(0, level(levels, item(sku), at));
    }

    /** Every crossing of a safety line and of zero, by item, in order of time. */
    public List<CalledNotice> called() {
        List<CalledNotice> called = new ArrayList<>();
        items.values().forEach(item -> {
            List<CalledNotice> inTime = called(levels, item);
            called.addAll(inTime);
            called.addAll(beyond(inTime, called(seenLate, item)));
        });
        return called;
    }

    /**
     * Items of which more was wanted than there was. Who gets which unit is anybody's guess then, and so is how often one
     * seems to come back before the next buyer has it.
     */
    public SortedSet<String> scarce() {
        SortedSet<String> scarce = new TreeSet<>();
        for (StockItem item : items.values()) {
            if (times(levels, item).stream().anyMatch(time -> level(levels, item, time) < 0)) {
                scarce.add(item.sku());
            }
        }
        return scarce;
    }

    /** What somebody tells in addition who reads orders late: it may be told, and need not. */
    private static List<CalledNotice> beyond(List<CalledNotice> inTime, List<CalledNotice> late) {
        Map<Kind, Long> told =
                inTime.stream().collect(Collectors.groupingBy(CalledNotice::kind, Collectors.counting()));
        List<CalledNotice> beyond = new ArrayList<>();
        for (CalledNotice one : late) {
            if (told.merge(one.kind(), -1L, Long::sum) < 0) {
                beyond.add(new CalledNotice(one.kind(), one.subject(), one.since(), one.visible(), false));
            }
        }
        return beyond;
    }

    private List<CalledNotice> called(Map<String, Curve> seen, StockItem item) {
        List<Stay> stays = stays(seen, item);
        List<CalledNotice> called = new ArrayList<>();
        State settled = State.FINE;
        State last = State.FINE;
        for (Stay stay : stays) {
            boolean certain = stay.isSettled();
            State before = certain ? settled : last;
            news(before, stay.state())
                    .ifPresent(
                            kind -> called.add(new CalledNotice(kind, item.sku(), stay.from(), stay.from(), certain)));
            if (certain) {
                settled = stay.state();
            }
            last = stay.state();
        }
        return called;
    }

    /** What is told once when a line is crossed, and again only after recovery. */
    private static Optional<Kind> news(State before, State now) {
        if (before == now) {
            return Optional.empty();
        }
        return switch (now) {
            case OUT -> Optional.of(Kind.STOCK_OUT);
            case LOW -> Optional.of(before == State.OUT ? Kind.STOCK_BACK : Kind.STOCK_LOW);
            case FINE -> before == State.OUT ? Optional.of(Kind.STOCK_BACK) : Optional.empty();
        };
    }

    private List<Stay> stays(Map<String, Curve> seen, StockItem item) {
        List<Stay> stays = new ArrayList<>();
        for (Instant time : times(seen, item)) {
            State state = state(seen, item, time);
            if (stays.isEmpty() || stays.getLast().state() != state) {
                if (!stays.isEmpty()) {
                    Stay open = stays.removeLast();
                    stays.add(new Stay(open.state(), open.from(), time));
                }
                stays.add(new Stay(state, time, over));
            }
        }
        return stays;
    }

    private static SortedSet<Instant> times(Map<String, Curve> seen, StockItem item) {
        SortedSet<Instant> times = new TreeSet<>();
        for (String part : parts(item).keySet()) {
            Curve curve = seen.getOrDefault(part, Curve.of(List.of()));
            for (int i = 0; i < curve.size(); i++) {
                times.add(curve.time(i));
            }
        }
        return times;
    }

    private static State state(Map<String, Curve> seen, StockItem item, Instant at) {
        int level = level(seen, item, at);
        return level <= 0 ? State.OUT : level < item.safetyStock() ? State.LOW : State.FINE;
    }

    private static int level(Map<String, Curve> seen, StockItem item, Instant at) {
        int least = Integer.MAX_VALUE;
        for (Map.Entry<String, Integer> part : parts(item).entrySet()) {
            int units = seen.getOrDefault(part.getKey(), Curve.of(List.of())).at(at);
            least = Math.min(least, Math.floorDiv(units, part.getValue()));
        }
        return least;
    }

    private StockItem item(String sku) {
        return Optional.ofNullable(items.get(sku))
                .orElseThrow(() -> new IllegalArgumentException("the seller has no item " + sku));
    }

    private static Map<String, Integer> parts(StockItem item) {
        return item.isBundle() ? item.parts() : Map.of(item.sku(), 1);
    }

    private static void add(Map<String, List<Curve.Change>> changes, String sku, Instant at, int by) {
        changes.computeIfAbsent(sku, any -> new ArrayList<>()).add(new Curve.Change(at, by));
    }
}
