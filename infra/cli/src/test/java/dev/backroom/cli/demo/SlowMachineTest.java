package dev.backroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.ProgressLine;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evening on a machine on which nothing keeps up with the shop's clock. */
@Tag("system")
class SlowMachineTest {
    private static final Clock REAL = Clock.systemUTC();
    private static final int RATE = 900;
    private static final int SLOWER = 10;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void endsTrue_whenEveryFunctionIsTenTimesAsSlow() throws Exception {
        EveningPlan plan = EveningPlan.untilMorning().withOrders(60).withSeed(11);
        DemoOptions options = new DemoOptions(plan, RATE, false, false, new Home(folder), 0, false, Optional.empty());
        GovernedClock governed = GovernedClock.create(REAL, folder.resolve("clock"));
        ScaledClock clock =
                new ScaledClock(governed, plan.start().minus(DemoOptions.OPENING), governed.instant(), RATE);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        ProgressLine progress = new ProgressLine(new Screen(out, out, false), REAL);
        Installation installation = Installation.find();
        try (Simulation simulation =
                        Simulation.start(plan, Simulation.randomApp(), clock, ApiFaults.NONE, Troubles.usual(plan));
                CloudInProcess cloud = new CloudInProcess(installation, simulation, options.home()).slower(SLOWER)) {
            Demo demo = new Demo(installation, options, simulation, cloud, progress, REAL);

            Scoreboard board = demo.run(REAL.instant());

            assertThat(demo.findings()).isEmpty();
            List<Check> failed =
                    board.checks().stream().filter(check -> !check.passed()).toList();
            assertThat(failed)
                    .withFailMessage(() -> failed + "\n" + said.toString(StandardCharsets.UTF_8))
                    .isEmpty();
        }
    }
}
