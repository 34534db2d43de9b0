package dev.backroom.cli.demo;

import dev.backroom.bench.CostMeter;
import dev.backroom.bench.UsageReport;
import dev.backroom.cli.Endpoints;
import dev.backroom.cli.Home;
import dev.backroom.cli.Installation;
import dev.backroom.cli.Simulation;
import dev.backroom.cli.privacy.PersonalDataWalk;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.function.Invocation;
import dev.backroom.localcloud.role.Permission;
import dev.backroom.localcloud.stream.StreamLag;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The local cloud in the test's own process; it can be stopped, yet not killed. */
final class CloudInProcess implements SystemUnderTest {
    private final Installation installation;
    private final Simulation simulation;
    private final Home home;
    private final CostMeter meter = new CostMeter();
    private final Optional<PersonalDataWalk> walk;
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

    @Override
    public Endpoints start(boolean fresh) {
        LocalCloudOptions.Builder options = LocalCloudOptions.of(installation.template())
                .home(home.folder())
                .fresh(fresh)
                .variables(simulation.hosts().variables())
                .app(simulation.app().key(), simulation.app().secret())
                .clock(simulation.clock())
                .visibilityCap(Duration.ofSeconds(8))
                .usage(meter);
        walk.ifPresent(hearing -> options.tap(hearing.tap()));
        cloud = LocalCloud.start(options.build());
        return Endpoints.of(home);
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
