package dev.backroom.cli.demo;

import dev.backroom.bench.UsageReport;
import dev.backroom.cli.simulation.SimulatedHome;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.simulation.TableTroubles;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeLock;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.ProgressLine;
import dev.backroom.cli.terminal.ReservedPort;
import dev.backroom.cli.terminal.Stopping;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a livestream evening against the simulator, checked against its books. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays a livestream evening against a simulated TikTok Shop and checks every order and unit.",
        footer = {
            "",
            "The system runs as a process of its own, from template.yaml, in an empty home. Exit code 0 only if nothing",
            "was lost, oversold, mismatched or let through."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int RATE_WITH_FAULTS = 120;
    private static final int FASTEST_RATE = 500;
    /** Of the live of two days. */
    private static final int RATE_OF_TWO_DAYS = 75;

    private static final Clock REAL = Clock.systemUTC();
    /** The nine and a half hours from then to the morning take 22 s. */
    private static final int NIGHT_RATE = 1_600;
    /** The last parcels left the building. */
    private static final Duration NIGHT_BEFORE_MIDNIGHT = Duration.ofMinutes(20);

    /** Time for the last hourly look at the figures, even on a slow machine. */
    private static final Duration AFTERWARDS = Duration.ofHours(6);

    private static final int AFTERWARDS_RATE = 60;

    private final Surroundings surroundings;

    @Mixin
    private final HomeOption at;

    @Option(names = "--orders", paramLabel = "N", description = "How many are bought (default: 5000).")
    private int orders = EveningPlan.USUAL_ORDERS;

    @Option(names = "--seed", paramLabel = "S", description = "Another evening; the same seed gives the same books.")
    private long seed = EveningPlan.USUAL_SEED;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "How many times as fast the shop's clock runs in the live at most, faster in the quiet hours (default: 200, up to"
                            + " 500 with fewer orders; with --faults 120).")
    private @Nullable Integer wanted;

    @Option(
            names = "--faults",
            description =
                    "The token expires, 5 %% of API answers fail, the tables refuse and fail now and then, and the system is"
                            + " killed twice with -9.")
    private boolean faults;

    @Option(
            names = "--two-days",
            description = "Two days of a shop whose orders leave by the desk: waves, warehouse, clerk, deadlines.")
    private boolean twoDays;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            description = "Orders that the warehouse packs a day, with --two-days (default: half of the orders).")
    private @Nullable Integer capacity;

    @Option(names = "--keep", description = "Leave the console up afterwards, until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--strict-latency",
            description =
                    "Fail if webhooks are not answered soon, too (p99 100 ms, none over 3 s); for a free machine.")
    private boolean strictLatency;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the scoreboard for machines, too.")
    private @Nullable Path json;

    @Option(names = "--usage", paramLabel = "FILE", description = "Write the bill by operation as a Markdown table.")
    private @Nullable Path bill;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Of webhook and console (default: BACKROOM_PORT, or 8080).")
    private @Nullable Integer port;

    public DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.at = new HomeOption(new Home(surroundings.home().folder().resolve("demo")));
    }

    @Override
    public Integer call() throws IOException {
        Instant from = began();
        Installation installation = Installation.find();
        Home asked = new Home(at.home().folder().toAbsolutePath());
        EveningPlan evening = plan();
        try (HomeLock lock = HomeLock.take(asked, "demo");
                ReservedPort reserved = reserve();
                Stopping stopping = new Stopping()) {
            DemoOptions options = options(evening, asked, reserved.number());
            Home home = SimulatedHome.take(options.home());
            GovernedClock governed = GovernedClock.create(REAL, home.folder().resolve("clock"));
            if (twoDays) {
                return twoDays(installation, options, governed, from, stopping);
            }
            Simulation simulation = Simulation.start(
                    options.plan(),
                    Simulation.randomApp(),
                    clock(options, governed),
                    faults ? ApiFaults.harsh(options.plan()) : ApiFaults.NONE,
                    Troubles.usual(options.plan()));
            stopping.beforeExit(simulation::close);
            ProgressLine progress = new ProgressLine(surroundings.screen(), REAL);
            ChildCloud child = new ChildCloud(
                    installation,
                    simulation,
                    home,
                    options.port(),
                    faults ? TableTroubles.MANY : TableTroubles.USUAL,
                    progress);
            stopping.beforeExit(child::close);
            Demo demo = new Demo(installation, options, simulation, child, progress, REAL);
            Scoreboard board = demo.run(from);
            ScoreboardText.of(board).forEach(surroundings.screen()::say);
            write(options, board, demo);
            keep(options, governed, stopping);
            return board.ok() ? Exit.DONE : Exit.FAILED;
        }
    }

    private void keep(DemoOptions options, GovernedClock governed, Stopping stopping) {
        if (keep) {
            governed.release();
            surroundings
                    .screen()
                    .say("The console stays at http://127.0.0.1:" + options.port() + "/console until Ctrl-C.");
            stopping.await();
        }
    }

    private int twoDays(
            Installation installation, DemoOptions options, GovernedClock governed, Instant from, Stopping stopping)
            throws IOException {
        Home home = options.home();
        EveningPlan plan = EveningPlan.twoDays().withSeed(seed).withOrders(orders);
        ScaledClock clock = TwoDaysClock.of(plan, governed, options.rate());
        Simulation simulation = Simulation.start(plan, Simulation.randomApp(), clock, ApiFaults.NONE, Troubles.NONE);
        stopping.beforeExit(simulation::close);
        ProgressLine progress = new ProgressLine(surroundings.screen(), REAL);
        ChildCloud child =
                new ChildCloud(installation, simulation, home, options.port(), TableTroubles.USUAL, progress);
        stopping.beforeExit(child::close);
        int daily = capacity != null ? capacity : Math.max(1, orders / 2);
        TwoDays demo = new TwoDays(installation, plan, daily, home, simulation, child, progress);
        DeskBoard board = demo.run(from);
        ScoreboardText.of(board).forEach(surroundings.screen()::say);
        found(home, demo.findings());
        keep(options, governed, stopping);
        return board.ok() ? Exit.DONE : Exit.FAILED;
    }

    /**
     * The live slowly enough for a small machine, the hours around it faster, because little happens in them, and the night in a
     * rush; long after it calmly, for whoever keeps the console. With kills the same all evening: what was killed has to catch up.
     */
    private static ScaledClock clock(DemoOptions options, GovernedClock governed) {
        EveningPlan plan = options.plan();
        int rate = options.rate();
        int before = options.faults() ? rate : rate * 3 / 2;
        int after = options.faults() ? rate : rate * 3;
        return new ScaledClock(governed, plan.start().minus(DemoOptions.OPENING), governed.instant(), before)
                .then(plan.liveFrom(), rate)
                .then(plan.closed(), after)
                .then(plan.midnight().minus(NIGHT_BEFORE_MIDNIGHT), Math.max(after, NIGHT_RATE))
                .then(plan.over().plus(AFTERWARDS), Math.min(rate, AFTERWARDS_RATE));
    }

    /** @throws WrongUse if there is no such evening */
    private EveningPlan plan() {
        if (rate() < 1 || rate() > 2_000) {
            throw new WrongUse("--rate is not between 1 and 2000");
        }
        try {
            return EveningPlan.untilMorning().withSeed(seed).withOrders(orders);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private DemoOptions options(EveningPlan plan, Home home, int open) {
        return new DemoOptions(plan, rate(), faults, keep, home, open, strictLatency, Optional.ofNullable(json));
    }

    private int rate() {
        return wanted != null ? wanted : usualRate();
    }

    private int usualRate() {
        if (twoDays) {
            return RATE_OF_TWO_DAYS;
        }
        // A killed system has to catch up, in real time, while the shop's goes on.
        if (faults) {
            return RATE_WITH_FAULTS;
        }
        // As many webhooks a second as in the usual evening, but no faster than windows and watches follow.
        long asBusy = (long) EveningPlan.USUAL_RATE * EveningPlan.USUAL_ORDERS / Math.max(1, orders);
        return Math.toIntExact(Math.clamp(asBusy, EveningPlan.USUAL_RATE, FASTEST_RATE));
    }

    /** The port that was asked for; where only the usual one is taken, any free one. */
    private ReservedPort reserve() throws IOException {
        if (port != null) {
            return ReservedPort.exactly(port);
        }
        int usual = surroundings.port();
        ReservedPort reserved = ReservedPort.usually(usual, Path.of(System.getProperty("java.io.tmpdir")));
        if (usual != 0 && reserved.number() != usual) {
            surroundings.screen().say("Port " + usual + " is taken; using " + reserved.number());
        }
        return reserved;
    }

    private void write(DemoOptions options, Scoreboard board, Demo demo) throws IOException {
        if (json != null) {
            Files.writeString(json, ScoreboardJson.write(board));
        }
        UsageReport usage = demo.usage();
        if (bill != null) {
            Files.writeString(bill, usage.table(Math.max(1, board.ack().count())));
        }
        found(options.home(), demo.findings());
    }

    private void found(Home home, List<String> found) throws IOException {
        Path findings = home.folder().resolve("findings.txt");
        Files.deleteIfExists(findings);
        if (!found.isEmpty()) {
            Files.write(findings, found);
            found.stream().limit(8).forEach(surroundings.screen()::say);
            surroundings.screen().say(found.size() + " findings, all of them in " + findings);
        }
    }

    /** When this process began, so that the build script's own time is all that is not counted. */
    private static Instant began() {
        return ProcessHandle.current().info().startInstant().orElseGet(REAL::instant);
    }
}
