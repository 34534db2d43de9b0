package dev.backroom.cli.demo;

import dev.backroom.cli.simulation.DeskPeople;
import dev.backroom.cli.simulation.Pace;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.ProgressLine;
import dev.backroom.simulator.audit.Audit;
import dev.backroom.simulator.audit.AuditReport;
import dev.backroom.simulator.books.BookedDay;
import dev.backroom.simulator.books.BookedDays;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.books.DeskBooks;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.webhook.SenderOptions;
import dev.backroom.simulator.webhook.SenderProgress;
import dev.backroom.simulator.webhook.WebhookSender;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Two days of a shop whose orders leave by the desk's waves, from an empty home to the desk's scoreboard. */
final class TwoDays {
    private static final Clock REAL = Clock.systemUTC();

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration AUDITS_APART = Duration.ofSeconds(2);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(180);
    /** The queues that feed functions. */
    private static final List<String> FEEDING = List.of(
            "OrderEvents", "Handovers", "AftersaleEvents", "ShopEvents", "StockChanges", "StockEvents", "Notices");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

    private final Installation installation;
    private final EveningPlan plan;
    private final int capacity;
    private final Home home;
    private final Simulation simulation;
    private final SystemUnderTest system;
    private final ProgressLine progress;
    /** Real time, but for the stretches in which the shop's time stood still. */
    private final InstantSource passing;

    private List<String> findings = List.of();

    /** @param capacity orders that the warehouse packs a day */
    TwoDays(
            Installation installation,
            EveningPlan plan,
            int capacity,
            Home home,
            Simulation simulation,
            SystemUnderTest system,
            ProgressLine progress) {
        this.installation = installation;
        this.plan = plan;
        this.capacity = capacity;
        this.home = home;
        this.simulation = simulation;
        this.system = system;
        this.progress = progress;
        this.passing = simulation.clock().governed().orElseThrow();
    }

    /** @param from when the command began, in real time */
    DeskBoard run(Instant from) throws IOException {
        Endpoints endpoints = system.start(true);
        progress.say("Console  " + endpoints.console());
        progress.show("Opening  the shop is connected, its items and stock are imported");
        simulation.openShop(installation, endpoints, home.folder());
        try (DeskPeople people = DeskPeople.open(simulation, home, installation, endpoints, capacity);
                WebhookSender sender = simulation.sender(endpoints, SenderOptions.UNHURRIED);
                Pace pace = new Pace(simulation.clock(), system::backlog, List.of(sender::behind, people), List.of())) {
            progress.say(String.format(
                    Locale.ROOT,
                    "Two days of %,d orders; the warehouse packs %,d a day, in waves at 10:00 and 16:00, seed %d",
                    plan.orders(),
                    capacity,
                    plan.seed()));
            sender.start();
            people.start();
            pace.start();
            play(sender, people);
            return drain(sender, people, pace, from);
        }
    }

    /** What is not as it should be, in words. */
    List<String> findings() {
        return findings;
    }

    private void play(WebhookSender sender, DeskPeople people) {
        while (!sender.progress().isSettled() || simulation.clock().instant().isBefore(plan.over())) {
            Instant now = simulation.clock().instant();
            SenderProgress sent = sender.progress();
            progress.show(String.format(
                    Locale.ROOT,
                    "%s  webhooks %,6d taken, %,d left  p99 %.0f ms  with the warehouse %,d",
                    TIME.format(local(now)),
                    sent.acknowledged(),
                    sent.left(),
                    sent.all().p99(),
                    people.warehouse().size()));
            pause(LOOK);
        }
    }

    private DeskBoard drain(WebhookSender sender, DeskPeople people, Pace pace, Instant from) throws IOException {
        Instant until = passing.instant().plus(LONGEST_DRAIN);
        try (StoredTables tables = new StoredTables(Endpoints.of(home));
                StoredDesk desk = new StoredDesk(Endpoints.of(home), simulation.clock())) {
            Found found = look(tables, desk, people);
            while (!(found.isClean() && tables.waiting(FEEDING) == 0)
                    && passing.instant().isBefore(until)) {
                progress.show("Comparing the tables with the books");
                pause(AUDITS_APART);
                found = look(tables, desk, people);
            }
            progress.clear();
            // The shop's watches would go on sending: what is left when its time stands, is left for good.
            pace.close();
            Map<String, Integer> waiting = tables.staying(FEEDING);
            findings = Stream.concat(
                            found.audit().findings().stream().map(Object::toString), found.figures().wrong().stream())
                    .toList();
            Files.writeString(
                    home.folder().resolve("desk-books.csv"), found.books().csv());
            return DeskJudgement.of(
                    plan,
                    capacity,
                    found,
                    people,
                    sender.progress(),
                    tables.deadLetters(),
                    waiting,
                    Duration.between(from, REAL.instant()));
        }
    }

    /**
     * What the tables and the books say at one moment.
     *
     * @param firstLate the first second at which an order was late that could have been shipped
     */
    record Found(
            AuditReport audit,
            FigureAudit.Report figures,
            DeskBooks books,
            List<StoredDesk.WaveSeen> waves,
            List<StoredMorning.SentNotice> notices,
            Map<String, DeskBooks.Held> holds,
            Instant at) {
        boolean isClean() {
            return audit.isClean() && figures.wrong().isEmpty();
        }

        Optional<Instant> firstLate() {
            return books.late(at).stream().map(DeskBooks.Entry::arrangeBy).min(Instant::compareTo);
        }
    }

    private Found look(StoredTables tables, StoredDesk desk, DeskPeople people) {
        Instant now = simulation.clock().instant();
        EveningScript lived = ledger().lived();
        SortedMap<LocalDate, BookedDay> days = BookedDays.of(lived);
        DeskBooks books = DeskBooks.of(ledger(), plan.over());
        return new Found(
                Audit.of(Books.of(lived), tables.evening(plan.shop().id())),
                FigureAudit.of(
                        days,
                        desk.figures(plan.shop().id(), days.firstKey(), days.lastKey()),
                        LocalDate.MIN,
                        plan.shop().market().currency()),
                books,
                desk.waves(plan.shop().id(), local(plan.start()).toLocalDate()),
                desk.notices(plan.shop().id()),
                books.judge(people.holds()),
                now.isAfter(plan.over()) ? plan.over() : now);
    }

    private ShopLedger ledger() {
        return simulation.platform().ledger(plan.shop());
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(plan.shop().market().zone());
    }

    private static void pause(Duration real) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(real.toMillis()));
    }
}
