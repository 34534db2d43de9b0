package dev.backroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.cli.privacy.PersonalDataWalk;
import dev.backroom.cli.privacy.Place;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.ProgressLine;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Tally;
import dev.backroom.simulator.books.BuyerFacts;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.shop.SimulatedShop;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system in one process: template, engines, functions and simulator through a short evening. */
@Tag("system")
class DemoTest {
    private static final Clock REAL = Clock.systemUTC();
    private static final int RATE = 600;
    private static final int NIGHT_RATE = 900;
    /** Nothing of the evening may pass before the shop is open, however long that takes. */
    private static final Duration A_SLOW_START = Duration.ofMinutes(1);

    private static final Map<String, Count> COLUMNS = Map.ofEntries(
            Map.entry("orders", Count.ORDERS),
            Map.entry("units", Count.UNITS),
            Map.entry("cancellations", Count.CANCELLED),
            Map.entry("unpaid_cancellations", Count.UNPAID_CANCELLED),
            Map.entry("entered", Count.ENTERED),
            Map.entry("gone", Count.LEFT),
            Map.entry("ship_due", Count.SHIP_DUE),
            Map.entry("shipped_in_time", Count.SHIPPED_IN_TIME),
            Map.entry("units_out", Count.UNITS_OUT),
            Map.entry("good_reviews", Count.GOOD_REVIEWS),
            Map.entry("mixed_reviews", Count.MIXED_REVIEWS),
            Map.entry("bad_reviews", Count.BAD_REVIEWS));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void leavesNothingToFind_whenAnEveningOfDuplicatesDropsAndForgeriesIsOver() throws Exception {
        EveningPlan plan = EveningPlan.untilMorning().withOrders(300).withSeed(7);
        DemoOptions options = new DemoOptions(plan, RATE, false, false, new Home(folder), 0, false, Optional.empty());
        Instant from = REAL.instant();
        GovernedClock governed = GovernedClock.create(REAL, folder.resolve("clock"));
        ScaledClock clock = new ScaledClock(governed, plan.start().minus(DemoOptions.OPENING), governed.instant(), RATE)
                .then(plan.end(), NIGHT_RATE);
        Installation installation = Installation.find();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        ProgressLine progress = new ProgressLine(new Screen(out, out, false), REAL);
        try (Simulation simulation =
                        Simulation.start(plan, Simulation.randomApp(), clock, ApiFaults.NONE, Troubles.usual(plan));
                PersonalDataWalk walk = PersonalDataWalk.lookingFor(
                        BuyerFacts.of(simulation.shops().scripts()));
                CloudInProcess cloud = new CloudInProcess(installation, simulation, options.home(), Optional.of(walk))
                        .openingIn(A_SLOW_START)) {
            Demo demo = new Demo(installation, options, simulation, cloud, progress, REAL);

            Scoreboard board = demo.run(from);

            assertThat(demo.findings()).isEmpty();
            List<Check> failed =
                    board.checks().stream().filter(check -> !check.passed()).toList();
            assertThat(failed)
                    .withFailMessage(() -> failed + "\n" + said.toString(StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(board.orders())
                    .isEqualTo(new Scoreboard.Orders(
                            board.orders().books(),
                            board.orders().books(),
                            0,
                            board.orders().parked()));
            assertThat(board.webhooks().dropped()).isPositive();
            assertThat(board.webhooks().refused())
                    .isPositive()
                    .isEqualTo(board.webhooks().forged());
            assertThat(board.cost().writeUnits()).isPositive();
            assertFigures(options, clock);
            assertThat(cloud.refusals()).isEmpty();
            cloud.look();
            assertThat(walk.found()).isEmpty();
            assertThat(walk.recipientsKnown()).isPositive();
            assertThat(walk.looked())
                    .containsKeys(
                            Place.QUEUE, Place.NOTICE, Place.STREAM, Place.WRITE, Place.TABLE, Place.LOG, Place.METRIC);
            assertErased(simulation, Endpoints.of(options.home()));
            assertThat(cloud.refusals()).isEmpty();
        }
    }

    /** Once the seller has withdrawn, nobody is known any more who ordered there. */
    private static void assertErased(Simulation simulation, Endpoints endpoints) throws Exception {
        SimulatedShop shop = simulation.evening().plan().shop();
        byte[] body = """
                {"type":6,"tts_notification_id":"7380066284099999999","shop_id":"%s","timestamp":%d,"data":{}}""".formatted(shop.id(), simulation.clock().instant().getEpochSecond())
                .getBytes(StandardCharsets.UTF_8);
        try (HttpClient http = HttpClient.newHttpClient();
                Clients clients = Clients.of(endpoints)) {
            assertThat(recipients(clients, endpoints)).isPositive();
            assertThat(http.send(
                                    HttpRequest.newBuilder(endpoints.webhook())
                                            .header("Content-Type", "application/json")
                                            .header("Authorization", new WebhookSignature(simulation.app()).of(body))
                                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            await().atMost(Duration.ofMinutes(10))
                    .untilAsserted(
                            () -> assertThat(recipients(clients, endpoints)).isZero());
        }
    }

    private static int recipients(Clients clients, Endpoints endpoints) {
        return clients.dynamodb().scanPaginator(scan -> scan.tableName(endpoints.table("Recipients"))).stream()
                .mapToInt(page -> page.count())
                .sum();
    }

    /** Every figure of every day, counted again in plain SQL from the raw facts that the simulator wrote down. */
    private void assertFigures(DemoOptions options, ScaledClock clock) throws Exception {
        SimulatedShop shop = options.plan().shop();
        Map<LocalDate, Map<String, BigDecimal>> booked =
                FiguresInSql.of(folder.resolve("books"), shop.market().zone().getId());
        LocalDate first = Collections.min(booked.keySet());
        LocalDate last = Collections.max(booked.keySet());
        try (StoredMorning stored = new StoredMorning(Endpoints.of(options.home()), clock)) {
            Map<LocalDate, DayFigures> days =
                    stored.figures(shop.id(), first, last).days();
            booked.forEach((day, row) -> {
                DayFigures figures = Objects.requireNonNull(days.get(day), day + " is stored");
                Tally counts = figures.counts();
                Map<String, BigDecimal> found = new TreeMap<>();
                COLUMNS.forEach((column, count) -> found.put(column, BigDecimal.valueOf(counts.count(count))));
                String currency = shop.market().currency();
                found.put("gmv", counts.gmv().getOrDefault(currency, BigDecimal.ZERO));
                found.put("ad_spend", figures.adSpend().getOrDefault(currency, BigDecimal.ZERO));
                found.put("pending", BigDecimal.valueOf(figures.pending()));
                // Only at the end of the evening's day somebody looked at the stock.
                figures.onHand().ifPresent(units -> found.put("on_hand", BigDecimal.valueOf(units)));
                found.forEach(
                        (column, n) -> assertThat(n).as("%s %s", day, column).isEqualByComparingTo(row.get(column)));
            });
        }
    }
}
