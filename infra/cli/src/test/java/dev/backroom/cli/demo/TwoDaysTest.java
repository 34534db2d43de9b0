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
import dev.backroom.simulator.plan.Habits;
import dev.backroom.simulator.plan.Misbehaviour;
import dev.backroom.simulator.plan.SellerShips;
import dev.backroom.simulator.shop.Market;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose orders leave by the desk, from the day before the clocks go back to the day after. */
@Tag("system")
class TwoDaysTest {
    private static final Clock REAL = Clock.systemUTC();
    private static final int RATE = 2_000;
    private static final int SLOW = 100;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shipsEveryOrderInTime_byTheShopsOwnClock() throws Exception {
        SellerShips weekend = SellerShips.MARKED.lasting(Duration.ofHours(10));
        Instant noon = Instant.parse("2026-10-24T10:00:00Z");
        EveningPlan plan = new EveningPlan(
                SimulatedShop.numbered(1, Market.DE),
                11,
                60,
                noon,
                Duration.ofHours(7),
                Duration.ofHours(1),
                Duration.ofHours(27),
                Habits.USUAL,
                Misbehaviour.USUAL,
                Optional.empty(),
                Optional.of(weekend));
        Home home = new Home(folder);
        Installation installation = Installation.find();
        GovernedClock governed = GovernedClock.create(REAL, folder.resolve("clock"));
        ScaledClock clock = new ScaledClock(governed, plan.start().minus(DemoOptions.OPENING), governed.instant(), SLOW)
                .then(plan.start().plus(Duration.ofMinutes(5)), RATE)
                .then(plan.over(), SLOW);
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        ProgressLine progress = new ProgressLine(new Screen(out, out, false), REAL);
        Instant from = REAL.instant();
        try (Simulation simulation =
                        Simulation.start(plan, Simulation.randomApp(), clock, ApiFaults.NONE, Troubles.NONE);
                CloudInProcess cloud = new CloudInProcess(installation, simulation, home)) {
            TwoDays demo = new TwoDays(installation, plan, 60, home, simulation, cloud, progress);

            DeskBoard board = demo.run(from);

            assertThat(demo.findings()).isEmpty();
            assertThat(board.checks()).allMatch(Check::passed);
        }
    }
}
