package dev.backroom.cli.command;

import dev.backroom.bench.CostMeter;
import dev.backroom.cli.simulation.Pace;
import dev.backroom.cli.simulation.SimulatedHome;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.simulation.TableTroubles;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeLock;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Missing;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Stopping;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.webhook.SenderOptions;
import dev.backroom.simulator.webhook.WebhookSender;
import dev.backroom.tiktok.AppCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: the system on this machine until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs template.yaml on this machine: webhook and console at http://localhost:8080.",
        footer = {
            "",
            "Environment: BACKROOM_APP_KEY and BACKROOM_APP_SECRET (your app's), BACKROOM_PORT, BACKROOM_HOME,",
            "BACKROOM_TIKTOK_API and BACKROOM_TIKTOK_AUTH (other hosts than the platform's).",
            "Ctrl-C stops it; what it keeps survives, and so it does a crash."
        })
public final class UpCommand implements Callable<Integer> {
    /** The simulated shop is opened so long before its evening. */
    private static final Duration OPENING = Duration.ofMinutes(2);
    /**
     * What a function's crash or failure may cost in waiting, in real time, where the shop's clock runs fast. What is worked on
     * is kept hidden for as long as that takes. Five tries take longer than the minute after which a notice's taker counts as dead.
     */
    private static final Duration VISIBILITY_CAP = Duration.ofSeconds(15);
    /** At a rate of 200 a window of 20 s would be an hour of the shop's. */
    private static final Duration WINDOW_CAP = Duration.ofSeconds(2);
    /** Where the clock waits for the functions, their timeouts only end what hangs. */
    private static final int TIMEOUTS = 20;

    private final Surroundings surroundings;

    @Mixin
    private final HomeOption at;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Of webhook and console (default: BACKROOM_PORT, or 8080).")
    private @Nullable Integer port;

    @Option(names = "--fresh", description = "Forget what the home keeps.")
    private boolean fresh;

    @Option(names = "--simulate", description = "Add a simulated shop and let it live through one evening.")
    private boolean simulate;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "With --simulate: how many times as fast its clock runs (default: 30).")
    private int rate = 30;

    @Option(names = "--clock", hidden = true)
    private @Nullable String clock;

    @Option(names = "--tables", hidden = true)
    private TableTroubles tables = TableTroubles.USUAL;

    @Option(names = "--dynamodb-port", hidden = true)
    private int dynamoDbPort;

    @Option(names = "--sqs-port", hidden = true)
    private int sqsPort;

    @Option(names = "--parent", hidden = true)
    private @Nullable Long parent;

    public UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.at = new HomeOption(surroundings.home());
    }

    @Override
    public Integer call() throws IOException {
        if (rate < 1 || rate > 1_000) {
            throw new WrongUse("--rate is not between 1 and 1000");
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new WrongUse("--port is not between 0 and 65535");
        }
        Installation installation = Installation.find();
        try (HomeLock lock = parent == null ? HomeLock.take(at.home(), "up") : HomeLock.ofParent();
                Stopping stopping = new Stopping()) {
            surroundings.screen().say("Opening   tables, queues and functions; ten seconds on two free cores");
            Optional.ofNullable(parent).flatMap(ProcessHandle::of).ifPresent(stopping::with);
            if (simulate) {
                simulate(installation, stopping);
            } else {
                Platform platform = Platform.of(surroundings.environment(), clock == null ? "" : clock);
                LocalCloud cloud = start(installation, at.home(), platform, app());
                stopping.beforeExit(() -> stop(cloud, at.home()));
                say(cloud);
                stopping.await();
            }
        }
        return Exit.DONE;
    }

    private void simulate(Installation installation, Stopping stopping) throws IOException {
        Home home = SimulatedHome.take(at.home());
        fresh = true;
        GovernedClock governed =
                GovernedClock.create(Clock.systemUTC(), home.folder().resolve("clock"));
        EveningPlan plan = EveningPlan.usual().startingAt(governed.instant().truncatedTo(ChronoUnit.SECONDS));
        ScaledClock fast = new ScaledClock(governed, plan.start().minus(OPENING), governed.instant(), rate);
        Simulation simulation = Simulation.start(plan, Simulation.randomApp(), fast, ApiFaults.NONE, Troubles.NONE);
        stopping.beforeExit(simulation::close);
        LocalCloud cloud = start(installation, home, simulation.hosts(), Optional.of(simulation.app()));
        stopping.beforeExit(() -> stop(cloud, home));
        Endpoints endpoints = Endpoints.of(home);
        simulation
                .openShop(installation, endpoints, home.folder())
                .forEach(shop -> surroundings
                        .screen()
                        .say("Shop      " + shop.name() + ", simulated, " + rate + " times as fast as real time"));
        WebhookSender sender = simulation.sender(endpoints, SenderOptions.UNHURRIED);
        stopping.beforeExit(sender::close);
        Pace pace = new Pace(fast, cloud::backlog, List.of(sender::behind), List.of());
        stopping.beforeExit(pace::close);
        sender.start();
        pace.start();
        say(cloud);
        stopping.await();
    }

    private LocalCloud start(
            Installation installation, Home home, Platform platform, Optional<AppCredentials> credentials) {
        if (!simulate && credentials.isEmpty() && !Files.exists(home.folder().resolve("parameters.json"))) {
            throw new Missing(
                    "no app key and secret", "set BACKROOM_APP_KEY and BACKROOM_APP_SECRET, or add --simulate");
        }
        LocalCloudOptions.Builder options = LocalCloudOptions.of(installation.template())
                .home(home.folder())
                .fresh(fresh)
                .port(port == null ? surroundings.port() : port)
                .dynamoDbPort(dynamoDbPort)
                .sqsPort(sqsPort)
                .variables(platform.variables())
                .usage(new CostMeter())
                .faults(tables.faults())
                .ticker(surroundings.ticker());
        credentials.ifPresent(app -> options.app(app.key(), app.secret()));
        if (!platform.clock().isEmpty()) {
            options.clock(platform.shopTime())
                    .visibilityCap(VISIBILITY_CAP)
                    .windowCap(WINDOW_CAP)
                    .timeouts(TIMEOUTS);
        }
        try {
            platform.write(home);
            return LocalCloud.start(options.build());
        } catch (IllegalStateException e) {
            throw new Missing(
                    String.valueOf(e.getMessage()),
                    "'./backroom doctor' searches for causes; the log is " + home.log("backroom"));
        }
    }

    private Optional<AppCredentials> app() {
        String key = surroundings.variable("BACKROOM_APP_KEY");
        String secret = surroundings.variable("BACKROOM_APP_SECRET");
        if (key.isBlank() != secret.isBlank()) {
            throw new WrongUse("BACKROOM_APP_KEY and BACKROOM_APP_SECRET go together; one of them is not set");
        }
        return key.isBlank() ? Optional.empty() : Optional.of(new AppCredentials(key, secret));
    }

    private void say(LocalCloud cloud) {
        Screen screen = surroundings.screen();
        screen.say("Console   " + cloud.endpoints().console());
        screen.say("Webhook   " + cloud.endpoints().webhook());
        screen.say("Kept in   " + at.home().folder());
        screen.say("Ctrl-C stops it.");
    }

    private static void stop(LocalCloud cloud, Home home) {
        Platform.forget(home);
        cloud.close();
    }
}
