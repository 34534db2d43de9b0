package dev.backroom.cli.demo;

import dev.backroom.bench.CostMeter;
import dev.backroom.bench.UsageReport;
import dev.backroom.cli.Endpoints;
import dev.backroom.cli.Home;
import dev.backroom.cli.Installation;
import dev.backroom.cli.Simulation;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.function.Invocation;
import dev.backroom.localcloud.stream.StreamLag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local cloud in the test's own process; it can be stopped, yet not killed. */
final class CloudInProcess implements SystemUnderTest {
    private final Installation installation;
    private final Simulation simulation;
    private final Home home;
    private final CostMeter meter = new CostMeter();
    private @Nullable LocalCloud cloud;

    CloudInProcess(Installation installation, Simulation simulation, Home home) {
        this.installation = installation;
        this.simulation = simulation;
        this.home = home;
    }

    @Override
    public Endpoints start(boolean fresh) {
        cloud = LocalCloud.start(LocalCloudOptions.of(installation.template())
                .home(home.folder())
                .fresh(fresh)
                .variables(simulation.hosts().variables())
                .app(simulation.app().key(), simulation.app().secret())
                .clock(simulation.clock())
                .visibilityCap(Duration.ofSeconds(8))
                .usage(meter)
                .build());
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

    @Override
    public void close() {
        if (cloud != null) {
            cloud.close();
        }
    }
}
