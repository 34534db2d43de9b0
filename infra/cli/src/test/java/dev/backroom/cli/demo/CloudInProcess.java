package dev.backroom.cli.demo;

import static org.awaitility.Awaitility.await;

import dev.backroom.bench.CostMeter;
import dev.backroom.bench.UsageReport;
import dev.backroom.cli.privacy.PersonalDataWalk;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.localcloud.BackroomFunctions;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.localcloud.http.Backlog;
import dev.backroom.localcloud.role.Permission;
import dev.backroom.localcloud.stream.StreamLag;
import dev.backroom.localcloud.usage.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The local cloud in the test's own process; it can be stopped, yet not killed. */
final class CloudInProcess implements SystemUnderTest {
    private final Installation installation;
    private final Simulation simulation;
    private final Home home;
    private final CostMeter meter = new CostMeter();
    private final Optional<PersonalDataWalk> walk;
    private Duration openingTakes = Duration.ZERO;
    private int slower = 1;
    private @Nullable LocalCloud cloud;

    CloudInProcess(Installation installation, Simulation simulation, Home home) {
        this(installation, simulation, home, Optional.empty());
    }

    /** @param walk sees what is sent and written from the start */
    CloudInProcess(Installation installation, Simulation simulation, Home home, Optional<PersonalDataWalk> walk) {
        this.installation = installation;
        this.simulation = simulation;
        this.home = home;
        this.walk = walk;
    }

    /** As on a machine that needs so long until everything answers. */
    CloudInProcess openingIn(Duration time) {
        openingTakes = time;
        return this;
    }

    /** As on a machine on which every run of a function takes so many times as long. */
    CloudInProcess slower(int times) {
        slower = times;
        return this;
    }

    @Override
    public Endpoints start(boolean fresh) {
        await().pollDelay(openingTakes)
                .atMost(openingTakes.plus(Duration.ofMinutes(1)))
                .until(() -> true);
        LocalCloudOptions.Builder options = LocalCloudOptions.of(installation.template())
                .home(home.folder())
                .fresh(fresh)
                .variables(simulation.hosts().variables())
                .app(simulation.app().key(), simulation.app().secret())
                .clock(simulation.clock())
                .visibilityCap(Duration.ofSeconds(8))
                .windowCap(Duration.ofSeconds(2))
                .timeouts(20)
                .catalog(slower == 1 ? BackroomFunctions.catalog() : slowed(BackroomFunctions.catalog(), slower))
                .usage(meter);
        walk.ifPresent(hearing -> options.tap(hearing.tap()));
        cloud = LocalCloud.start(options.build());
        return Endpoints.of(home);
    }

    private static FunctionCatalog slowed(FunctionCatalog catalog, int times) {
        return new FunctionCatalog(catalog.byHandler().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> world -> slowed(entry.getValue().apply(world), times))));
    }

    private static LambdaFunction slowed(LambdaFunction function, int times) {
        return (event, context) -> {
            long began = System.nanoTime();
            byte[] answer = function.handle(event, context);
            long end = System.nanoTime() + (System.nanoTime() - began) * (times - 1);
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            return answer;
        };
    }

    @Override
    public Backlog backlog(boolean whole) {
        return cloud == null ? Backlog.NONE : cloud.backlog(whole);
    }

    @Override
    public Duration processorTime() {
        return Duration.ZERO;
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("a process does not kill itself");
    }

    @Override
    public UsageReport usage() {
        return meter.report();
    }

    @Override
    public long behind() {
        return cloud == null
                ? 0
                : cloud.streamLags().stream().mapToLong(StreamLag::records).sum();
    }

    /** The latest runs of the functions. */
    List<Invocation> runs() {
        return cloud == null ? List.of() : cloud.activity().recent();
    }

    /** What functions were refused because their role does not allow it. */
    List<String> refusals() {
        return cloud == null ? List.of() : cloud.refusals();
    }

    /** What the roles allow and nobody asked for. */
    Map<String, List<Permission>> unusedPermissions() {
        return cloud == null ? Map.of() : cloud.unusedPermissions();
    }

    /** Lets the walk look through everything; messages that wait are hidden from then on. */
    void look() throws IOException {
        if (cloud != null && walk.isPresent()) {
            walk.get().look(cloud, home.folder());
        }
    }

    @Override
    public void close() {
        if (cloud != null) {
            cloud.close();
        }
    }
}
