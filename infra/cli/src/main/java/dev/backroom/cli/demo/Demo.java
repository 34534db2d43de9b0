package dev.backroom.cli.demo;

import dev.backroom.bench.UsageReport;
import dev.backroom.cli.simulation.MachineShare;
import dev.backroom.cli.simulation.Pace;
import dev.backroom.cli.simulation.ShopPeople;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.ProgressLine;
import dev.backroom.simulator.audit.Audit;
import dev.backroom.simulator.audit.AuditReport;
import dev.backroom.simulator.audit.Finding;
import dev.backroom.simulator.audit.StoredEvening;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.books.BooksFolder;
import dev.backroom.simulator.webhook.SenderProgress;
import dev.backroom.simulator.webhook.WebhookSender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** One evening from an empty home to its scoreboard. */
final class Demo {
    private static final Logger LOG = Logger.getLogger(Demo.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(4);
    /** Of the time that stands still while somebody is behind: on a slow machine it lasts as long as it needs. */
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(300);
    /** What waits in the queues is worked off before the day closes. */
    private static final Duration BEFORE_MIDNIGHT = Duration.ofMinutes(20);

    private static final Duration AUDITS_APART = Duration.ofSeconds(1);
    /** The queues that feed functions. */
    private static final List<String> FEEDING =
            List.of("OrderEvents", "ShopEvents", "StockChanges", "StockEvents", "ReviewEvents", "Notices");
    /** Those without which the orders are not complete. */
    private static final List<String> ORDERS = List.of("OrderEvents", "ShopEvents");

    private static final String MAILS = "mail.txt";

    private final Installation installation;
    private final DemoOptions options;
    private final Simulation simulation;
    private final SystemUnderTest system;
    private final ProgressLine progress;
    private final InstantSource real;
    /** Real time, but for the stretches in which the shop's time stood still. */
    private final InstantSource passing;

    private final UsageLedger usage;
    private final KillSchedule kills;
    private final Books books;
    private final ChannelCheck channel;
    private Instant nextUsage = Instant.MIN;
    private Instant opened = Instant.EPOCH;
    private List<String> findings = List.of();
    private @Nullable StoredMorning stored;

    Demo(
            Installation installation,
            DemoOptions options,
            Simulation simulation,
            SystemUnderTest system,
            ProgressLine progress,
            InstantSource real) {
        this.installation = installation;
        this.options = options;
        this.simulation = simulation;
        this.system = system;
        this.progress = progress;
        this.real = real;
        this.passing = simulation.clock().governed().orElseThrow();
        this.usage = new UsageLedger(system);
        this.kills = options.faults() ? KillSchedule.of(options.plan()) : KillSchedule.none();
        this.books = Books.of(simulation.evening());
        this.channel = new ChannelCheck(simulation);
    }

    /** @param from when the command began, in real time */
    Scoreboard run(Instant from) throws IOException {
        Endpoints endpoints = system.start(true);
        progress.say("Console  " + endpoints.console());
        opened = simulation.clock().instant();
        progress.show("Opening  the shop is connected, its items and stock are imported");
        simulation.openShop(installation, endpoints, options.home().folder());
        BooksFolder.write(options.home().folder().resolve("books"), List.of(simulation.evening()));
        progress.say(String.format(
                Locale.ROOT,
                "Evening  %,d orders, %,d webhooks, the live %d times as fast as real time, seed %d",
                options.plan().orders(),
                simulation.evening().pushes().size(),
                options.rate(),
                options.plan().seed()));
        try (WebhookSender sender = simulation.sender(endpoints, options.acknowledgement());
                ShopPeople people = new ShopPeople(simulation, options.home());
                Pace pace = new Pace(
                        simulation.clock(),
                        system::backlog,
                        List.of(sender::behind, people),
                        List.of(options.plan().midnight().minus(BEFORE_MIDNIGHT)))) {
            progress.show("Opening  warming up");
            new WebhookWarmUp(HttpClient.newHttpClient(), endpoints.webhook()).during(LONGEST_WARM_UP);
            sender.start();
            people.start();
            // Whoever watches the progress waits gladly; the posts beside it are timed.
            Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
            MachineShare share = MachineShare.begin();
            Duration usedBefore = processorTime();
            pace.start();
            Instant began = real.instant();
            play(sender);
            Duration played = Duration.between(began, real.instant());
            OptionalDouble had = share.until(processorTime().minus(usedBefore));
            Outcome outcome = drain(sender, people, pace, new Outcome.Played(played, pace.stood(), had), from);
            progress.clear();
            return Judgement.of(options, books, outcome);
        } finally {
            Optional.ofNullable(stored).ifPresent(StoredMorning::close);
        }
    }

    /** What all lives of the system used. */
    UsageReport usage() {
        return usage.total();
    }

    /** What is not as the books say, in words. */
    List<String> findings() {
        return findings;
    }

    /** Of this process and of the system's. */
    private Duration processorTime() {
        return system.processorTime()
                .plus(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    private void play(WebhookSender sender) {
        while (!sender.progress().isSettled()
                || simulation.clock().instant().isBefore(options.plan().over())) {
            Instant now = simulation.clock().instant();
            if (kills.isDue(now)) {
                killAndRestart(now);
            }
            SenderProgress sent = sender.progress();
            progress.show(line(now, sent));
            lookAtChannel();
            readUsage();
            pause(LOOK);
        }
    }

    private void killAndRestart(Instant now) {
        usage.close();
        system.kill();
        kills.killed();
        Instant dead = real.instant();
        progress.say("Killed   at " + shopTime(now) + " in the shop, with -9");
        system.start(false);
        progress.say(String.format(
                Locale.ROOT,
                "Back     after %.1f s, on what it left",
                Duration.between(dead, real.instant()).toMillis() / 1_000.0));
    }

    private String line(Instant now, SenderProgress sent) {
        return String.format(
                Locale.ROOT,
                "%s  %-5s  webhooks %,6d of %,d  taken %,6d  forged refused %,4d  again %,d  p99 %.0f ms",
                shopTime(now),
                options.plan().phaseAt(now).name().toLowerCase(Locale.ROOT),
                sent.planned() - sent.left(),
                sent.planned(),
                sent.acknowledged(),
                sent.refused(),
                sent.retried(),
                sent.all().p99());
    }

    private String shopTime(Instant now) {
        LocalTime time = now.atZone(options.plan().shop().market().zone()).toLocalTime();
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }

    private void readUsage() {
        if (!real.instant().isBefore(nextUsage)) {
            nextUsage = real.instant().plusSeconds(1);
            usage.read();
        }
    }

    /** Waits for the queues and the poll; looks again while what is stored still differs, until patience ends. */
    private Outcome drain(WebhookSender sender, ShopPeople people, Pace pace, Outcome.Played played, Instant from) {
        Instant until = passing.instant().plus(LONGEST_DRAIN);
        try (StoredTables tables = new StoredTables(Endpoints.of(options.home()))) {
            while (passing.instant().isBefore(until) && !(isQuiet(tables) && people.isDone())) {
                lookAtChannel();
                pause(LOOK);
            }
            usage.read();
            StoredEvening evening = tables.evening(options.plan().shop().id());
            AuditReport audit = Audit.of(books, evening);
            while (!audit.isClean() && passing.instant().isBefore(until)) {
                progress.show("Comparing the tables with the books");
                LOG.infof(
                        "not yet as the books say: %d findings",
                        audit.findings().size());
                pause(AUDITS_APART);
                evening = tables.evening(options.plan().shop().id());
                audit = Audit.of(books, evening);
            }
            Morning morning = morning(tables, stored(), pace, until);
            return outcome(sender, tables, evening, audit, morning, played, from);
        }
    }

    /**
     * Looks until the figures are as the books say, and then, while the shop's time stands, until nothing waits: its watches
     * would go on sending.
     */
    private Morning morning(StoredTables tables, StoredMorning stored, Pace pace, Instant until) {
        MorningAudit judge = new MorningAudit(simulation, channel, opened);
        Morning morning = judge.look(stored, mails(), behind(tables));
        while (!morning.isTrue() && passing.instant().isBefore(until)) {
            progress.show(String.format(
                    Locale.ROOT,
                    "%s  over   the figures are being made, %,d differ from the books",
                    shopTime(simulation.clock().instant()),
                    morning.findings().size()));
            LOG.infof("not yet as the books say: %s", morning.findings());
            pause(AUDITS_APART);
            morning = judge.look(stored, mails(), behind(tables));
        }
        pace.close();
        Instant longest = real.instant().plus(LONGEST_DRAIN);
        while (!morning.isClean() && real.instant().isBefore(longest)) {
            progress.show(
                    String.format(Locale.ROOT, "over   %,d messages and changes are under way", morning.behind()));
            pause(AUDITS_APART);
            morning = judge.look(stored, mails(), behind(tables));
        }
        progress.show("Counting every order and review again");
        Morning.Recounted recounted = stored.recount();
        while (!recounted.agrees() && real.instant().isBefore(longest)) {
            pause(AUDITS_APART);
            recounted = stored.recount();
        }
        return morning.withRecount(recounted);
    }

    /** Opened when first needed: a system that was killed comes back at other ports. */
    private StoredMorning stored() {
        if (stored == null) {
            stored = new StoredMorning(Endpoints.of(options.home()), simulation.clock());
        }
        return stored;
    }

    private void lookAtChannel() {
        try {
            channel.look(passing.instant(), codes -> stored().sellable(codes));
        } catch (SdkException e) {
            LOG.infof("the stock cannot be read now: %s", e.getMessage());
        }
    }

    private long behind(StoredTables tables) {
        return tables.waiting(FEEDING) + system.behind();
    }

    /** Every message of the mail file begins with its address. */
    private int mails() {
        try (Stream<String> lines = Files.lines(options.home().folder().resolve(MAILS))) {
            return (int) lines.filter(line -> line.startsWith("To: ")).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean isQuiet(StoredTables tables) {
        int waiting = ORDERS.stream().mapToInt(tables::depth).sum();
        Optional<Instant> polled = tables.polledUpTo(options.plan().shop().id());
        progress.show(String.format(
                Locale.ROOT,
                "%s  over   %,d messages wait, the poll has seen everything up to %s",
                shopTime(simulation.clock().instant()),
                waiting,
                polled.map(this::shopTime).orElse("never")));
        return waiting == 0
                && polled.filter(upTo -> !upTo.isBefore(options.plan().over())).isPresent();
    }

    private Outcome outcome(
            WebhookSender sender,
            StoredTables tables,
            StoredEvening stored,
            AuditReport audit,
            Morning morning,
            Outcome.Played played,
            Instant from) {
        Map<String, Integer> dead = tables.deadLetters();
        findings = Stream.concat(audit.findings().stream().map(Finding::toString), morning.findings().stream())
                .toList();
        Map<String, Integer> waiting = tables.staying(FEEDING);
        return new Outcome(
                audit,
                stored,
                morning,
                sender.progress(),
                simulation.platform().tally(),
                usage.total(),
                dead,
                waiting,
                kills.done(),
                played,
                Duration.between(from, real.instant()));
    }

    private static void pause(Duration real) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(real.toMillis()));
    }
}
