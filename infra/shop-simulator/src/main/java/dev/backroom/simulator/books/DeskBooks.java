package dev.backroom.simulator.books;

import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.DispatchRule;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.OddBuyer;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is true of the orders that a seller had to ship, counted from what really became of them: due when, shipped when,
 * late or not, and whether somebody should have looked at it first.
 */
public record DeskBooks(List<Entry> entries) {
    /**
     * One order of the seller's, out of its remorse hour.
     *
     * @param truth what a careful person would make of it, {@code PLAIN} for nothing
     * @param needsAPerson it should have been held until somebody looked
     * @param arrangeBy the last second in which it could be arranged in time
     * @param collectBy the same for the carrier's collection
     * @param arranged when all of it was arranged
     * @param cancelled when it was cancelled
     * @param againstAWish it was arranged although its buyer had waited for half an hour for an answer to a cancellation
     */
    public record Entry(
            String order,
            String truth,
            boolean needsAPerson,
            boolean scarce,
            Instant arrangeBy,
            Instant collectBy,
            Optional<Instant> arranged,
            Optional<Instant> collected,
            Optional<Instant> cancelled,
            boolean againstAWish) {
        /** It was not arranged, or not collected, when it had to be; a cancelled one only if it was late before. */
        public boolean isLate(Instant now) {
            return after(arranged, arrangeBy, now) || after(collected, collectBy, now);
        }

        /** Somebody could and should have shipped it. */
        public boolean isShippable() {
            return !needsAPerson && !scarce && cancelled.isEmpty();
        }

        private boolean after(Optional<Instant> done, Instant due, Instant now) {
            return done.or(() -> cancelled).orElse(now).isAfter(due);
        }
    }

    /**
     * How well orders were held: of those held, how many with a cause; of those with a cause, how many were held.
     *
     * @param rightly held with this cause
     * @param needlessly held so without it
     * @param missed with the cause and never held so
     */
    public record Held(int rightly, int needlessly, int missed) {
        /** 1 where nothing was held. */
        public double precision() {
            return rightly + needlessly == 0 ? 1 : (double) rightly / (rightly + needlessly);
        }

        /** 1 where there was nothing to hold. */
        public double recall() {
            return rightly + missed == 0 ? 1 : (double) rightly / (rightly + missed);
        }
    }

    /** A wish may cross the parcel on its way: a second of real time is this long where the clock runs in a rush. */
    private static final Duration SURELY_SEEN = Duration.ofMinutes(30);

    private static final Map<OddBuyer.Truth, Set<String>> CODES = new EnumMap<>(Map.of(
            OddBuyer.Truth.ADDRESS_INCOMPLETE, Set.of("ADDRESS_INCOMPLETE", "ADDRESS_IMPLAUSIBLE"),
            OddBuyer.Truth.ADDRESS_IMPLAUSIBLE, Set.of("ADDRESS_INCOMPLETE", "ADDRESS_IMPLAUSIBLE"),
            OddBuyer.Truth.PHONE_INVALID, Set.of("PHONE_INVALID"),
            OddBuyer.Truth.WANTS_CHANGE, Set.of("BUYER_WISHES_CHANGE", "BUYER_WISHES_CANCEL"),
            OddBuyer.Truth.WANTS_CANCEL, Set.of("BUYER_WISHES_CHANGE", "BUYER_WISHES_CANCEL"),
            OddBuyer.Truth.RING, Set.of("SUSPECTED_FRAUD")));

    public DeskBooks {
        entries = List.copyOf(entries);
    }

    /** The books of a shop whose seller ships, as they stand now. */
    public static DeskBooks of(ShopLedger ledger, Instant now) {
        EveningPlan plan = ledger.script().plan();
        List<Entry> entries = new ArrayList<>();
        for (ScriptedOrder order : ledger.orders()) {
            if (!order.byPlatform() && !order.boughtAt().isAfter(now)) {
                OrderView view = OrderView.at(order, now).orElseThrow();
                view.released().ifPresent(at -> entries.add(entry(ledger, plan, view, at)));
            }
        }
        return new DeskBooks(entries);
    }

    private static boolean isAsked(ScriptedOrder order, Instant at) {
        return OrderView.at(order, at).filter(OrderView::cancelAsked).isPresent();
    }

    private static Entry entry(ShopLedger ledger, EveningPlan plan, OrderView view, Instant released) {
        DispatchRule rule = DispatchRule.of(plan.shop().market());
        OddBuyer told = OddBuyer.of(plan, view.order());
        String scarce = ledger.script().scarceSku();
        Optional<Instant> arranged = view.when(Step.ARRANGED);
        boolean against = arranged.filter(
                        at -> isAsked(view.order(), at) && isAsked(view.order(), at.minus(SURELY_SEEN)))
                .isPresent();
        return new Entry(
                view.order().id(),
                told.truth().name(),
                told.truth().needsAPerson(),
                view.order().units().stream()
                        .anyMatch(unit -> unit.listing().code().equals(scarce)),
                rule.arrangedBy(released, plan.zone()),
                rule.collectedBy(released, plan.zone()),
                arranged,
                view.when(Step.COLLECTED),
                view.state() == OrderState.CANCELLED ? Optional.of(view.updated()) : Optional.empty(),
                against);
    }

    /** Orders that could be shipped and were late at this instant, or are. */
    public List<Entry> late(Instant now) {
        return entries.stream()
                .filter(entry -> entry.isShippable() && entry.isLate(now))
                .toList();
    }

    /**
     * Judges holds, by cause: addresses, phone, message, fraud.
     *
     * @param holds the codes of every hold that an order ever had, by order id
     */
    public Map<String, Held> judge(Map<String, Set<String>> holds) {
        return Map.of(
                "address", judge(holds, OddBuyer.Truth.ADDRESS_INCOMPLETE, OddBuyer.Truth.ADDRESS_IMPLAUSIBLE),
                "phone", judge(holds, OddBuyer.Truth.PHONE_INVALID),
                "message", judge(holds, OddBuyer.Truth.WANTS_CHANGE, OddBuyer.Truth.WANTS_CANCEL),
                "fraud", judge(holds, OddBuyer.Truth.RING));
    }

    private Held judge(Map<String, Set<String>> holds, OddBuyer.Truth... truths) {
        Set<OddBuyer.Truth> causes = Set.of(truths);
        int rightly = 0;
        int needlessly = 0;
        int missed = 0;
        for (Entry entry : entries) {
            boolean has = causes.contains(OddBuyer.Truth.valueOf(entry.truth()));
            boolean held = holds.getOrDefault(entry.order(), Set.of()).stream()
                    .anyMatch(code -> causes.stream()
                            .anyMatch(
                                    cause -> CODES.getOrDefault(cause, Set.of()).contains(code)));
            rightly += has && held ? 1 : 0;
            needlessly += !has && held ? 1 : 0;
            missed += has && !held ? 1 : 0;
        }
        return new Held(rightly, needlessly, missed);
    }

    /** Every entry, for people: {@code order,truth,arrange_by,collect_by,arranged_at,collected_at,cancelled_at,against_a_wish}. */
    public String csv() {
        StringBuilder csv = new StringBuilder(
                "order,truth,arrange_by,collect_by,arranged_at,collected_at,cancelled_at,against_a_wish\n");
        for (Entry entry : entries) {
            csv.append(String.join(
                            ",",
                            entry.order(),
                            entry.truth(),
                            entry.arrangeBy().toString(),
                            entry.collectBy().toString(),
                            text(entry.arranged()),
                            text(entry.collected()),
                            text(entry.cancelled()),
                            Boolean.toString(entry.againstAWish())))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
