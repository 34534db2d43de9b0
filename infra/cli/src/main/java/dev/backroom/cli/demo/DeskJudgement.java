package dev.backroom.cli.demo;

import dev.backroom.cli.simulation.DeskPeople;
import dev.backroom.model.wave.Wave;
import dev.backroom.notices.NoticeType;
import dev.backroom.simulator.api.PackedOrder;
import dev.backroom.simulator.books.DeskBooks;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.webhook.SenderProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what two days left into the desk's scoreboard: pure. */
final class DeskJudgement {
    private static final Set<LocalTime> TURNS = Set.of(LocalTime.of(10, 0), LocalTime.of(16, 0));
    private static final Duration EARLY_ENOUGH = Duration.ofHours(4);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.ROOT);

    /** Precision and recall that a cause of holds has to reach. */
    private static final Map<String, double[]> BARS = Map.of(
            "address", new double[] {.95, .9}, "phone", new double[] {.95, .9}, "message", new double[] {.9, .8});

    private final EveningPlan plan;
    private final TwoDays.Found found;
    private final List<String> lines = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    private DeskJudgement(EveningPlan plan, TwoDays.Found found) {
        this.plan = plan;
        this.found = found;
    }

    static DeskBoard of(
            EveningPlan plan,
            int capacity,
            TwoDays.Found found,
            DeskPeople people,
            SenderProgress sender,
            Map<String, Integer> dead,
            Map<String, Integer> waiting,
            Duration took) {
        DeskJudgement judgement = new DeskJudgement(plan, found);
        judgement.line("Two days", "seed %d, %,d orders, %d s", plan.seed(), plan.orders(), took.toSeconds());
        judgement.line(
                "Webhooks",
                "%,d taken, p99 %.0f ms",
                sender.acknowledged(),
                sender.all().p99());
        judgement.orders(dead, waiting);
        judgement.waves(capacity);
        judgement.deadlines(capacity);
        judgement.handovers(people.warehouse());
        judgement.holds(people.decided());
        return new DeskBoard(judgement.lines, judgement.checks);
    }

    private void orders(Map<String, Integer> dead, Map<String, Integer> waiting) {
        var audit = found.audit();
        check(
                "every order of the books is in the table",
                audit.lost() == 0,
                "%,d of %,d",
                audit.stored(),
                audit.booked());
        check(
                "no unit is promised or sent twice",
                audit.oversoldUnits() == 0,
                "%,d units oversold",
                audit.oversoldUnits());
        check(
                "reservations and states equal the books",
                audit.reservationMismatches() + audit.statusMismatches() == 0,
                "%,d reservations and %,d states differ",
                audit.reservationMismatches(),
                audit.statusMismatches());
        check(
                "every figure of every day equals the books",
                found.figures().wrong().isEmpty(),
                "%,d compared, %,d differ",
                found.figures().compared(),
                found.figures().wrong().size());
        check(
                "no message is left, none is dead",
                waiting.isEmpty() && dead.isEmpty(),
                "%s waiting, dead letters %s",
                waiting.isEmpty() ? "none" : waiting,
                dead.isEmpty() ? "none" : dead);
    }

    private void waves(int capacity) {
        int inAll = 0;
        boolean onTurn = true;
        boolean whole = true;
        Map<String, Integer> byDay = new HashMap<>();
        for (StoredDesk.WaveSeen seen : found.waves()) {
            Wave wave = seen.wave();
            boolean regular = wave.kind() == Wave.Kind.REGULAR;
            onTurn &= !regular
                    || TURNS.contains(
                            LocalTime.ofInstant(wave.at(), plan.shop().market().zone()));
            whole &= wave.state() == Wave.State.RELEASED && wave.orders() == seen.inIt();
            inAll += wave.orders();
            if (regular) {
                byDay.merge(wave.date().toString(), wave.orders(), Integer::sum);
            }
            if (wave.orders() > 0) {
                line(
                        "Wave",
                        "%s  %,5d orders %,6d units%s",
                        at(wave.at()),
                        wave.orders(),
                        wave.units(),
                        regular ? "" : "  out of turn");
            }
        }
        check("waves went out at 10:00 and 16:00 of the shop", onTurn && inAll > 0, "%,d orders in waves", inAll);
        check("every wave is whole", whole, "%,d waves", found.waves().size());
        check(
                "no day's waves ask for more than the warehouse packs",
                byDay.values().stream().allMatch(orders -> orders <= capacity),
                "at most %,d of %,d",
                byDay.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                capacity);
    }

    private void deadlines(int capacity) {
        List<DeskBooks.Entry> late = found.books().late(found.at());
        long shippable = found.books().entries().stream()
                .filter(DeskBooks.Entry::isShippable)
                .count();
        long arranged = found.books().entries().stream()
                .filter(entry -> entry.arranged().isPresent())
                .count();
        List<StoredMorning.SentNotice> overloads = told(NoticeType.OVERLOAD);
        line(
                "Shipped",
                "%,d of the seller's %,d orders, %,d could be",
                arranged,
                found.books().entries().size(),
                shippable);
        overloads.forEach(told -> line(
                "Overload",
                "notified %s: %s of %s orders at risk, the first at %s",
                at(told.notice().at()),
                fact(told, "atRisk"),
                fact(told, "backlog"),
                Optional.ofNullable(told.notice().facts().get("breaks"))
                        .map(text -> at(Instant.parse(text)))
                        .orElse("no deadline")));
        Optional<Instant> firstLate = found.firstLate();
        if (firstLate.isEmpty()) {
            check("every order that could be shipped was, in time", true, "%,d, at %,d a day", shippable, capacity);
        } else if (overloads.isEmpty()) {
            check("every order that could be shipped was, in time", false, "%,d were late", late.size());
        } else {
            StoredMorning.SentNotice first = overloads.getFirst();
            Duration ahead = Duration.between(first.told(), firstLate.get());
            check(
                    "that the warehouse cannot keep up was said hours before the first order was late",
                    ahead.compareTo(EARLY_ENOUGH) >= 0,
                    "%,d h before; %,d orders were late",
                    ahead.toHours(),
                    late.size());
        }
    }

    private void handovers(List<PackedOrder> packed) {
        Map<String, Integer> byOrder = new HashMap<>();
        packed.stream()
                .filter(order -> !order.recalled())
                .forEach(order -> byOrder.merge(order.order(), 1, Integer::sum));
        long twice = byOrder.values().stream().filter(times -> times > 1).count();
        check("the warehouse got no order twice", twice == 0, "%,d orders, %,d twice", byOrder.size(), twice);
        long against = found.books().entries().stream()
                .filter(DeskBooks.Entry::againstAWish)
                .count();
        check("nothing left while its buyer waited for a cancellation", against == 0, "%,d did", against);
        List<StoredMorning.SentNotice> failed = told(NoticeType.HANDOVER_FAILED);
        line("Handovers", "%,d notified as failed", failed.size());
        failed.stream().limit(3).forEach(told -> line("", "%s", fact(told, "reason")));
    }

    private void holds(Map<String, Integer> decided) {
        found.holds().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            DeskBooks.Held held = entry.getValue();
            line(
                    "Held",
                    "%-8s %,4d rightly, %,3d needlessly, %,3d missed",
                    entry.getKey(),
                    held.rightly(),
                    held.needlessly(),
                    held.missed());
        });
        line("Clerk", "%s", decided);
        BARS.forEach((cause, bar) -> {
            DeskBooks.Held held = found.holds().getOrDefault(cause, new DeskBooks.Held(0, 0, 0));
            check(
                    "holds for the " + cause + " are right and complete",
                    held.precision() >= bar[0] && held.recall() >= bar[1],
                    "precision %.3f, recall %.3f",
                    held.precision(),
                    held.recall());
        });
    }

    private List<StoredMorning.SentNotice> told(NoticeType type) {
        return found.notices().stream()
                .filter(told -> told.notice().type() == type)
                .sorted(Comparator.comparing(StoredMorning.SentNotice::told))
                .toList();
    }

    private static String fact(StoredMorning.SentNotice told, String name) {
        return told.notice().facts().getOrDefault(name, "");
    }

    private String at(Instant instant) {
        return TIME.format(instant.atZone(plan.shop().market().zone()));
    }

    private void line(String label, String format, Object... values) {
        lines.add(String.format(Locale.ROOT, "%-14s%s", label, String.format(Locale.ROOT, format, values)));
    }

    private void check(String name, boolean passed, String format, Object... values) {
        checks.add(new Check(name, passed, String.format(Locale.ROOT, format, values)));
    }
}
