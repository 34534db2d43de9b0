package dev.backroom.simulator.books;

import dev.backroom.simulator.plan.SlaTimes;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.ScriptedReview;
import dev.backroom.simulator.script.ShelfMove;
import dev.backroom.simulator.script.UnitChange;
import dev.backroom.simulator.shop.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts a shop's true figures, day by day of the shop's own calendar. */
public final class BookedDays {
    private static final Duration IN_TIME = Duration.ofHours(24);
    private static final int PRICE_PLACES = 4;

    private enum What {
        ORDERS,
        UNITS,
        CANCELLATIONS,
        UNPAID_CANCELLATIONS,
        ENTERED,
        LEFT,
        SHIP_DUE,
        SHIPPED_IN_TIME,
        UNITS_OUT,
        DISPATCH_DUE,
        DISPATCHED_IN_TIME,
        TRACK_DUE,
        TRACKED,
        DELIVERY_DUE,
        DELIVERED_IN_TIME,
        GOOD,
        MIXED,
        BAD
    }

    private static final class Sheet {
        private final Map<What, Long> counts = new HashMap<>();
        private final SortedMap<String, Long> demand = new TreeMap<>();
        private BigDecimal gmv = BigDecimal.ZERO;
        private BigDecimal adSpend = BigDecimal.ZERO;

        long of(What what) {
            return counts.getOrDefault(what, 0L);
        }
    }

    private final EveningScript script;
    private final SortedMap<LocalDate, Sheet> days = new TreeMap<>();

    private BookedDays(EveningScript script) {
        this.script = script;
    }

    /** Every day on which something happened, and the last day of the script. */
    public static SortedMap<LocalDate, BookedDay> of(EveningScript script) {
        BookedDays booked = new BookedDays(script);
        script.orders().forEach(order -> booked.order(OrderFacts.of(order)));
        script.reviews().forEach(booked::review);
        script.adSpend().forEach(spend -> {
            Sheet sheet = booked.sheet(spend.day());
            sheet.adSpend = sheet.adSpend.add(spend.amount());
        });
        booked.sheet(booked.day(script.plan().over()));
        return booked.close();
    }

    private void order(OrderFacts order) {
        if (order.isSale()) {
            sale(order);
        }
        if (order.view().order().byPlatform()) {
            return;
        }
        if (order.placed().isPresent()) {
            count(order.placed().get(), What.ENTERED, 1);
            order.left().ifPresent(at -> count(at, What.LEFT, 1));
            order.view().released().ifPresent(at -> punctual(order, SlaTimes.of(script.plan(), at)));
        }
        for (UnitChange change : UnitChange.of(order.view().order())) {
            if (change.isDeparture()) {
                Listing listing =
                        order.view().order().units().get(change.place()).listing();
                int units = script.partsOf(listing).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                count(change.at(), What.UNITS_OUT, units);
            }
        }
    }

    private void sale(OrderFacts order) {
        if (order.placed().isEmpty()) {
            order.cancelled().ifPresent(at -> count(at, What.UNPAID_CANCELLATIONS, 1));
            return;
        }
        Instant placed = order.placed().get();
        count(placed, What.ORDERS, 1);
        order.cancelled().ifPresent(at -> count(at, What.CANCELLATIONS, 1));
        for (int place = 0; place < order.view().units().size(); place++) {
            ScriptedOrder.Unit unit = order.view().order().units().get(place);
            if (!unit.gift()) {
                sold(placed, unit, order.view().units().get(place) == OrderState.CANCELLED);
            }
        }
        if (!order.view().order().byPlatform()) {
            shipped(order, placed);
        }
    }

    /** The parts of a combined listing are sold one by one, and share its price evenly, to four places. */
    private void sold(Instant placed, ScriptedOrder.Unit unit, boolean cancelled) {
        SortedMap<String, Integer> parts = unit.listing().combined();
        int units = parts.isEmpty()
                ? 1
                : parts.values().stream().mapToInt(Integer::intValue).sum();
        BigDecimal each = unit.paid().divide(BigDecimal.valueOf(units), PRICE_PLACES, RoundingMode.HALF_EVEN);
        Sheet sheet = sheet(day(placed));
        sheet.gmv = sheet.gmv.add(each.multiply(BigDecimal.valueOf(units)));
        count(placed, What.UNITS, units);
        if (!cancelled) {
            Map<String, Integer> demanded =
                    parts.isEmpty() ? Map.of(unit.listing().code(), 1) : parts;
            demanded.forEach((sku, n) -> sheet.demand.merge(sku, (long) n, Long::sum));
        }
    }

    private void shipped(OrderFacts order, Instant placed) {
        Instant due = placed.plus(IN_TIME);
        boolean inTime = order.collected().filter(at -> !at.isAfter(due)).isPresent();
        boolean excused = order.collected().isEmpty()
                && order.cancelled().filter(at -> at.isBefore(due)).isPresent();
        count(placed, What.SHIP_DUE, excused ? 0 : 1);
        count(placed, What.SHIPPED_IN_TIME, inTime ? 1 : 0);
    }

    private void punctual(OrderFacts order, SlaTimes due) {
        boolean collected = order.collected().isPresent();
        boolean cancelled = order.cancelled().isPresent();
        boolean excused = !collected
                && order.cancelled().filter(at -> at.isBefore(due.collected())).isPresent();
        boolean inTime = order.collected()
                        .filter(at -> !at.isAfter(due.collected()))
                        .isPresent()
                && order.ready().filter(at -> at.isAfter(due.arranged())).isEmpty();
        boolean numbered = order.ready().isPresent() && (collected || !cancelled);
        count(due.collected(), What.DISPATCH_DUE, excused ? 0 : 1);
        count(due.collected(), What.DISPATCHED_IN_TIME, inTime ? 1 : 0);
        count(due.collected(), What.TRACK_DUE, numbered ? 1 : 0);
        count(due.collected(), What.TRACKED, numbered && collected ? 1 : 0);
        if (collected && !cancelled) {
            count(due.delivered(), What.DELIVERY_DUE, 1);
            boolean arrived =
                    order.delivered().filter(at -> !at.isAfter(due.delivered())).isPresent();
            count(due.delivered(), What.DELIVERED_IN_TIME, arrived ? 1 : 0);
        }
    }

    private void review(ScriptedReview review) {
        int stars = review.editions().getLast().stars();
        What what = stars <= ScriptedReview.NEGATIVE_STARS ? What.BAD : stars == 3 ? What.MIXED : What.GOOD;
        count(review.created(), what, 1);
    }

    private SortedMap<LocalDate, BookedDay> close() {
        TreeMap<LocalDate, BookedDay> booked = new TreeMap<>();
        // A day on which nothing happens has orders that wait, too.
        LocalDate opened = day(script.plan().opened());
        LocalDate last = day(script.plan().over());
        opened.datesUntil(last).forEach(this::sheet);
        // What is due after the script is nobody's figure yet.
        days.tailMap(last.plusDays(1)).clear();
        long pending = 0;
        for (Map.Entry<LocalDate, Sheet> day : days.entrySet()) {
            Sheet sheet = day.getValue();
            pending += sheet.of(What.ENTERED) - sheet.of(What.LEFT);
            Instant end =
                    day.getKey().plusDays(1).atStartOfDay(script.plan().zone()).toInstant();
            booked.put(
                    day.getKey(),
                    new BookedDay(
                            sheet.of(What.ORDERS),
                            sheet.of(What.UNITS),
                            sheet.gmv,
                            sheet.of(What.CANCELLATIONS),
                            sheet.of(What.UNPAID_CANCELLATIONS),
                            sheet.of(What.ENTERED),
                            sheet.of(What.LEFT),
                            pending,
                            sheet.of(What.SHIP_DUE),
                            sheet.of(What.SHIPPED_IN_TIME),
                            sheet.of(What.UNITS_OUT),
                            new Punctuality(
                                    sheet.of(What.DISPATCH_DUE),
                                    sheet.of(What.DISPATCHED_IN_TIME),
                                    sheet.of(What.TRACK_DUE),
                                    sheet.of(What.TRACKED),
                                    sheet.of(What.DELIVERY_DUE),
                                    sheet.of(What.DELIVERED_IN_TIME)),
                            onHand(List.of(script), end),
                            sheet.of(What.GOOD),
                            sheet.of(What.MIXED),
                            sheet.of(What.BAD),
                            sheet.adSpend,
                            sheet.demand));
        }
        return booked;
    }

    /** Plain units in the building of shops that sell from one shelf, as far as they have been counted. */
    public static long onHand(List<EveningScript> scripts, Instant before) {
        long units = 0;
        for (EveningScript script : scripts) {
            if (before.isBefore(script.plan().opened())) {
                continue;
            }
            units += script.counted().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            units += script.shelfMoves().stream()
                    .filter(move -> move.at().isBefore(before))
                    .mapToInt(ShelfMove::units)
                    .sum();
            for (ScriptedOrder order : script.orders()) {
                units -= order.byPlatform() ? 0 : departed(script, order, before);
            }
        }
        return units;
    }

    private static long departed(EveningScript script, ScriptedOrder order, Instant before) {
        return UnitChange.of(order).stream()
                .filter(change -> change.isDeparture() && change.at().isBefore(before))
                .mapToInt(change -> script
                        .partsOf(order.units().get(change.place()).listing())
                        .values()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .sum();
    }

    private void count(Instant at, What what, long more) {
        sheet(day(at)).counts.merge(what, more, Long::sum);
    }

    private Sheet sheet(LocalDate day) {
        return days.computeIfAbsent(day, any -> new Sheet());
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, script.plan().zone());
    }
}
