package dev.backroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.Home;
import dev.backroom.cli.Installation;
import dev.backroom.cli.ProgressLine;
import dev.backroom.cli.Screen;
import dev.backroom.cli.Simulation;
import dev.backroom.localcloud.ScaledClock;
import dev.backroom.simulator.ApiFaults;
import dev.backroom.simulator.EveningPlan;
import dev.backroom.simulator.Troubles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system in one process: template, engines, functions and simulator through a short evening. */
class DemoTest {
    private static final Clock REAL = Clock.systemUTC();
    private static final int RATE = 600;
    private static final int NIGHT_RATE = 900;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void leavesNothingToFind_whenAnEveningOfDuplicatesDropsAndForgeriesIsOver() throws Exception {
        EveningPlan plan = EveningPlan.untilMorning().withOrders(300).withSeed(7);
        Duration lead = Duration.ofSeconds(8);
        DemoOptions options = new DemoOptions(plan, RATE, false, false, new Home(folder), 0, lead, Optional.empty());
        Instant from = REAL.instant();
        ScaledClock clock = new ScaledClock(REAL, plan.start(), from.plus(lead), RATE).then(plan.end(), NIGHT_RATE);
        Installation installation = Installation.find();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        ProgressLine progress = new ProgressLine(new Screen(out, out, false), REAL);
        try (Simulation simulation = Simulation.start(plan, Simulation.randomApp(), clock, ApiFaults.NONE, Troubles.usual(plan));
                CloudInProcess cloud = new CloudInProcess(installation, simulation, options.home())) {
            Demo demo = new Demo(installation, options, simulation, cloud, progress, REAL);

            Scoreboard board = demo.run(from);

            assertThat(demo.findings()).isEmpty();
            assertThat(board.checks()).as(said.toString(StandardCharsets.UTF_8)).allMatch(Check::passed);
            assertThat(board.orders())
                    .isEqualTo(new Scoreboard.Orders(board.orders().books(), board.orders().books(), 0, board.orders().parked()));
            assertThat(board.webhooks().dropped()).isPositive();
            assertThat(board.webhooks().refused())
                    .isPositive()
                    .isEqualTo(board.webhooks().forged());
            assertThat(board.cost().writeUnits()).isPositive();
        }
    }
}
