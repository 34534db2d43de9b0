package dev.backroom.cli.demo;

import dev.backroom.bench.Bill;
import dev.backroom.bench.UsageReport;
import dev.backroom.simulator.audit.AuditReport;
import dev.backroom.simulator.audit.Finding;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.webhook.AckTimes;
import dev.backroom.simulator.webhook.SenderOptions;
import dev.backroom.simulator.webhook.SenderProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what an evening left into the scoreboard: pure. */
final class Judgement {
    private static final Set<Finding.Kind> HOLDS =
            EnumSet.of(Finding.Kind.HOLD, Finding.Kind.SHORT_THOUGH_IT_FITS, Finding.Kind.STRANGE_ORDER);

    /**
     * What a watch repairs is gathered and published in real time, in which the shop's goes on: at the pace of the night
     * these seconds are hours of the shop's. What fails comes again after a quarter of a minute, a few times. Time in which the
     * clock stood, because the machine is slow, is left out.
     */
    private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(1);

    /** With --strict-latency. */
    private static final int STRICT_P99_MILLIS = 100;

    private static final Duration WORTH_A_NOTE = Duration.ofSeconds(5);

    private final DemoOptions options;
    private final Books books;
    private final Outcome outcome;
    private final List<Check> checks = new ArrayList<>();

    private Judgement(DemoOptions options, Books books, Outcome outcome) {
        this.options = options;
        this.books = books;
        this.outcome = outcome;
    }

    static Scoreboard of(DemoOptions options, Books books, Outcome outcome) {
        return new Judgement(options, books, outcome).scoreboard();
    }

    private Scoreboard scoreboard() {
        orders();
        posts();
        if (options.faults()) {
            faults();
        }
        if (options.strictLatency()) {
            latency();
        }
        morning();
        AuditReport audit = outcome.audit();
        SenderProgress sender = outcome.sender();
        long events = Math.max(1, sender.acknowledged());
        return new Scoreboard(
                options.plan().seed(),
                books.fingerprint(),
                new Scoreboard.Webhooks(
                        sender.sent() + sender.duplicated(),
                        sender.duplicated(),
                        sender.reordered(),
                        sender.dropped(),
                        sender.forged() + sender.unsigned(),
                        sender.refused()),
                new Scoreboard.Orders(audit.booked(), audit.stored(), audit.lost(), audit.parked()),
                new Scoreboard.Stock(audit.oversoldUnits(), audit.reservationMismatches()),
                millis(sender.all()),
                List.of(
                        new Scoreboard.Phase("opening", millis(sender.opening())),
                        new Scoreboard.Phase("quiet", millis(sender.quiet())),
                        new Scoreboard.Phase("spike", millis(sender.spike())),
                        new Scoreboard.Phase("tail", millis(sender.tail())),
                        new Scoreboard.Phase("night", millis(sender.night()))),
                holds(),
                cost(outcome.usage().only(OrderPath::has), events),
                cost(outcome.usage().only(line -> !OrderPath.has(line)), events),
                outcome.usage().only(line -> line.source().equals("KpiCount")).total(Bill.WRITE_UNITS) / events,
                outcome.morning(),
                sender.acknowledged() / Math.max(1.0, outcome.played().took().toMillis() / 1_000.0),
                outcome.took().toMillis() / 1_000.0,
                checks,
                notes());
    }

    private void orders() {
        AuditReport audit = outcome.audit();
        check(
                "every order of the books is in the table",
                audit.lost() == 0,
                "%,d of %,d",
                audit.stored(),
                audit.booked());
        check(
                "no unit is promised or sent twice",
                audit.oversoldUnits() == 0,
                "%,d units oversold of %,d SKUs, %,d orders wait for stock",
                audit.oversoldUnits(),
                books.stock().size(),
                audit.shortOrders());
        check(
                "reservations equal the books to the unit",
                audit.reservationMismatches() == 0,
                "%,d differ, orders and levels",
                audit.reservationMismatches());
        check("states equal the books", audit.statusMismatches() == 0, "%,d differ", audit.statusMismatches());
        check("holds stand where they must and nowhere else", found(HOLDS) == 0, "%,d differ", found(HOLDS));
        check(
                "every parked message has a reason",
                found(EnumSet.of(Finding.Kind.PARKED_WITHOUT_REASON)) == 0,
                "%,d parked",
                audit.parked());
        check(
                "no message is left, none is dead",
                outcome.waiting().isEmpty() && outcome.dead().isEmpty(),
                "%s waiting, dead letters %s",
                outcome.waiting().isEmpty() ? "none" : outcome.waiting().toString(),
                outcome.dead().isEmpty() ? "none" : outcome.dead());
    }

    private void posts() {
        SenderProgress sender = outcome.sender();
        long untrue = sender.forged() + sender.unsigned();
        check(
                "every forged or unsigned post is refused with 401",
                sender.refused() == untrue && sender.trusted().isEmpty(),
                "%,d of %,d",
                sender.refused(),
                untrue);
        check(
                "every signed webhook is taken in the end",
                sender.wronglyRefused() == 0 && sender.givenUp() == 0 && sender.isSettled(),
                "%,d taken, %,d refused, %,d given up, %,d sent again",
                sender.acknowledged(),
                sender.wronglyRefused(),
                sender.givenUp(),
                sender.retried());
    }

    private void latency() {
        AckTimes all = outcome.sender().all();
        check(
                "webhooks are answered soon",
                all.p99() <= STRICT_P99_MILLIS && all.max() <= SenderOptions.ACKNOWLEDGEMENT.toMillis(),
                "p99 %.1f ms of at most %d, longest %.0f ms of at most %d",
                all.p99(),
                STRICT_P99_MILLIS,
                all.max(),
                SenderOptions.ACKNOWLEDGEMENT.toMillis());
    }

    private void faults() {
        long failed = outcome.platform().faults().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long calls = outcome.platform().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        check("it was killed twice and went on", outcome.kills() == 2, "%d kills", outcome.kills());
        check("API answers failed or came late, and it went on", failed > 0, "%,d of %,d calls", failed, calls);
        long renewed = outcome.platform().calls().getOrDefault("/api/v2/token/refresh", 0L);
        check("the token died in the live and was renewed", renewed > 0, "%,d renewals", renewed);
    }

    private void morning() {
        Morning morning = outcome.morning();
        check(
                "every figure equals the books",
                morning.figures().wrong().isEmpty(),
                "%,d compared, %,d differ",
                morning.figures().compared(),
                morning.figures().wrong().size());
        check(
                "counting everything again says the same",
                morning.recount().agrees(),
                "%s",
                morning.recount().said());
        check(
                "the day closed at midnight and the digest went out in the morning",
                morning.closed() && morning.digests() == 1 && morning.digestRight(),
                "%s, %d digests%s",
                morning.closed() ? "closed" : "not closed",
                morning.digests(),
                morning.digestRight() ? "" : " with other figures");
        check(
                "safety stock: notices exactly as the books call for",
                morning.lines().isClean(),
                "%,d called for, %,d missing, %,d without a cause, latest after %,d min",
                morning.lines().called(),
                morning.lines().missing().size(),
                morning.lines().superfluous().size() + morning.lines().early().size(),
                morning.lines().latest().toMinutes());
        check(
                "every negative review is noticed in time",
                morning.reviewsInTime(),
                "%,d notices called for, %,d missing, %,d without a cause, latest after %,d min",
                morning.reviews().called(),
                morning.reviews().missing().size(),
                morning.reviews().superfluous().size(),
                morning.reviews().latest().toMinutes());
        check(
                "figures edited by hand are found",
                morning.drifts().missing().isEmpty(),
                "%,d called for, %,d missing",
                morning.drifts().called(),
                morning.drifts().missing().size());
        check(
                "buyers see what can be sold",
                morning.channel().wrong().isEmpty()
                        && morning.channel().equalAfter().isPresent()
                        && morning.channel().published().compareTo(PUBLISHED_WITHIN) <= 0,
                "%,d listings, %,d differ, each as ours but for orders on their way %s after the last fault, %,d figures were refused or forgotten",
                morning.channel().listings(),
                morning.channel().wrong().size(),
                morning.channel()
                        .equalAfter()
                        .map(after -> after.toMinutes() + " min")
                        .orElse("never"),
                outcome.platform().figures().refused()
                        + outcome.platform().figures().forgotten());
    }

    private static Scoreboard.Cost cost(UsageReport usage, long events) {
        return new Scoreboard.Cost(
                usage.total(Bill.WRITE_UNITS) / events,
                usage.total(Bill.READ_UNITS) / events,
                usage.total(Bill.SQS_REQUESTS) / events,
                usage.total(Bill.INVOCATIONS) / events);
    }

    private SortedMap<String, Integer> holds() {
        TreeMap<String, Integer> holds = new TreeMap<>();
        outcome.stored().orders().forEach(order -> order.holds().forEach(code -> holds.merge(code, 1, Integer::sum)));
        return holds;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        outcome.played()
                .had()
                .ifPresent(had -> notes.add(
                        String.format(Locale.ROOT, "%.0f %% of this machine was there for the evening", 100 * had)));
        if (outcome.played().stood().compareTo(WORTH_A_NOTE) > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the shop's clock waited %d s for this machine to keep up; more of it, or a lower --rate, would save that",
                    outcome.played().stood().toSeconds()));
        }
        if (outcome.sender().all().max() > SenderOptions.ACKNOWLEDGEMENT.toMillis()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the longest answer took %.1f s; the platform waits for 3 s and sends again",
                    outcome.sender().all().max() / 1_000));
        }
        return notes;
    }

    private int found(Set<Finding.Kind> kinds) {
        return (int) outcome.audit().findings().stream()
                .filter(finding -> kinds.contains(finding.kind()))
                .count();
    }

    private void check(String name, boolean passed, String format, Object... values) {
        checks.add(new Check(name, passed, String.format(Locale.ROOT, format, values)));
    }

    private static Millis millis(AckTimes times) {
        return new Millis(times.count(), times.p50(), times.p99(), times.max());
    }
}
