package dev.backroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.cli.demo.StoredMorning.SentNotice;
import dev.backroom.cli.simulation.Pace;
import dev.backroom.cli.simulation.ShopPeople;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.simulator.ShopGroup;
import dev.backroom.simulator.audit.StoredEvening;
import dev.backroom.simulator.books.BookedDay;
import dev.backroom.simulator.books.BookedDays;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.shop.Market;
import dev.backroom.simulator.webhook.SenderOptions;
import dev.backroom.simulator.webhook.WebhookSender;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three shops of three time zones and two currencies on one system; the platform answers one with nothing but errors. */
@Tag("system")
class ShopsOverTheClockChangeTest {
    private static final Clock REAL = Clock.systemUTC();
    private static final int RATE = 1_500;
    private static final int SLOWER = 300;
    /** Ends only what hangs. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Functions that call the platform for a shop, and how often one of them asks it in a run, by and large. */
    private static final Set<String> ASKING = Set.of(
            "OrderSync", "OrderPoll", "ReviewPull", "StockPublish", "StockWatch", "AftersaleSync", "OrderMonitor");

    private static final int MOST_ASKED = 4;

    private static final LocalDate EVENING = LocalDate.parse("2026-10-24");
    private static final LocalDate CHANGE = EVENING.plusDays(1);

    private final ShopGroup group = ShopGroup.overTheClockChange(40, 3);
    private final EveningScript manila = group.scripts().get(0);
    private final EveningScript berlin = group.scripts().get(1);
    private final EveningScript dublin = group.scripts().get(2);
    private final Instant silentFrom = dublin.plan().opened();
    private final Instant silentUntil = group.over().plus(Duration.ofMinutes(30));
    private final Map<Long, Invocation> runs = new TreeMap<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void doTheirDayEachByItsOwnClockAndMoney_whileOneIsAnsweredWithNothingButErrors() throws Exception {
        // Slowly at first: how long a start takes must not decide at which hour the shops are connected.
        GovernedClock governed = GovernedClock.create(REAL, folder.resolve("clock"));
        ScaledClock clock = new ScaledClock(
                        governed, group.start().minus(DemoOptions.OPENING), governed.instant(), SLOWER)
                .then(group.start().plus(Duration.ofMinutes(5)), RATE)
                .then(group.over(), SLOWER);
        Troubles silence = Troubles.NONE.with(new Troubles.Outage(shop(dublin), silentFrom, silentUntil));
        Home home = new Home(folder);
        Installation installation = Installation.find();
        try (Simulation simulation = Simulation.start(group, Simulation.randomApp(), clock, ApiFaults.NONE, silence);
                CloudInProcess cloud = new CloudInProcess(installation, simulation, home)) {
            Endpoints endpoints = cloud.start(true);
            simulation.openShop(installation, endpoints, folder);
            List<WebhookSender> senders = simulation.senders(endpoints, SenderOptions.UNHURRIED);
            try (ShopPeople people = new ShopPeople(simulation, home);
                    StoredTables tables = new StoredTables(endpoints);
                    StoredMorning stored = new StoredMorning(endpoints, clock);
                    Pace pace = new Pace(clock, cloud::backlog, parties(senders, people), List.of())) {
                people.start();
                senders.forEach(WebhookSender::start);
                pace.start();
                await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
                    cloud.runs().forEach(run -> runs.put(run.number(), run));
                    return !clock.instant().isBefore(group.over());
                });

                assertThat(orders(tables, dublin)).isEmpty();
                assertThat(tables.depth("OrderEvents") + tables.depth("OrderEventsDead"))
                        .isPositive();
                for (EveningScript script : List.of(manila, berlin)) {
                    await().atMost(LONGEST).untilAsserted(() -> assertWhole(script, tables, stored));
                    await().atMost(LONGEST).untilAsserted(() -> assertDigest(script, stored));
                    assertOwnNotices(script, stored);
                }
                assertNobodyWaited(simulation);

                await().atMost(LONGEST).untilAsserted(() -> assertWhole(dublin, tables, stored));
                assertThat(told(dublin, stored, type -> type == NoticeType.PUBLISH_FAILED))
                        .extracting(told -> told.notice().subject())
                        .isNotEmpty()
                        .doesNotHaveDuplicates();
                assertThat(tables.deadLetters().keySet())
                        .as("what the other shops' work depends on")
                        .doesNotContain("StockChangesDead", "ReviewEventsDead", "ScheduleDead");
            } finally {
                senders.forEach(WebhookSender::close);
            }
        }
    }

    @Test
    void liveThroughDaysOfDifferentLengths_inTwoCurrencies() {
        assertThat(group.scripts())
                .extracting(script -> hours(new ShopDay(CHANGE, market(script).zone())))
                .containsExactly(24L, 25L, 25L);
        assertThat(group.scripts())
                .extracting(script -> market(script).zone().getRules().getOffset(group.over()))
                .doesNotHaveDuplicates();
        assertThat(group.scripts())
                .extracting(script -> market(script).currency())
                .containsExactly("PHP", "EUR", "EUR");
        assertThat(berlin.orders())
                .as("somebody buys in the hour that comes twice")
                .anyMatch(
                        order -> order.boughtAt().atZone(market(berlin).zone()).getHour() == 2);
    }

    /** Every order, and every figure of every day of the shop's own. What lies on the shelf they share. */
    private static void assertWhole(EveningScript script, StoredTables tables, StoredMorning stored) {
        Map<String, String> booked = Books.of(script).orders().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().state()));
        assertThat(orders(tables, script)).isEqualTo(booked);
        SortedMap<LocalDate, BookedDay> days = BookedDays.of(script);
        FigureAudit.Stored figures = stored.figures(shop(script), days.firstKey(), days.lastKey());
        FigureAudit.Report report =
                FigureAudit.of(days, figures, LocalDate.MIN, market(script).currency());
        assertThat(report.wrong())
                .as("dead letters %s, reviews waiting %s", tables.deadLetters().keySet(), tables.depth("ReviewEvents"))
                .isEmpty();
        assertThat(report.compared()).isGreaterThan(30);
    }

    private static void assertDigest(EveningScript script, StoredMorning stored) {
        List<SentNotice> digests = told(script, stored, type -> type == NoticeType.MORNING_DIGEST);
        BookedDay day = Objects.requireNonNull(BookedDays.of(script).get(EVENING));
        assertThat(digests)
                .filteredOn(digest -> digest.notice().subject().equals(EVENING.toString()))
                .singleElement()
                .satisfies(digest -> {
                    Notice notice = digest.notice();
                    assertThat(notice.at().atZone(market(script).zone()).toLocalDate())
                            .isEqualTo(CHANGE);
                    assertThat(notice.at().atZone(market(script).zone()).toLocalTime())
                            .isBetween(LocalTime.of(7, 0), LocalTime.NOON);
                    assertThat(notice.facts().get("orders")).matches(day.orders() + "( .*)?");
                    assertThat(notice.facts().get("gmv"))
                            .matches(day.gmv().stripTrailingZeros().toPlainString() + " "
                                    + market(script).currency());
                });
    }

    private void assertOwnNotices(EveningScript script, StoredMorning stored) {
        List<SentNotice> reviews = told(script, stored, type -> type.name().startsWith("REVIEW_"));
        Set<String> called = script.called(group.opened()).stream()
                .map(CalledNotice::subject)
                .collect(Collectors.toSet());
        assertThat(reviews)
                .isNotEmpty()
                .allSatisfy(told -> assertThat(called).contains(told.notice().subject()));
        assertThat(told(script, stored, type -> type == NoticeType.PUBLISH_FAILED))
                .isEmpty();
    }

    /**
     * Runs that have the silent shop's messages in hand, or ask it, soon let it be for the sake of the others: they ask a few
     * times at most.
     */
    private void assertNobodyWaited(Simulation simulation) {
        long silent = simulation.platform().tally().refused().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long asking = runs.values().stream()
                .filter(run -> ASKING.contains(run.function()))
                .count();
        assertThat(asking).isGreaterThan(50);
        assertThat(silent).as("errors in %s runs", asking).isBetween(1L, asking * MOST_ASKED);
    }

    private static List<SentNotice> told(EveningScript script, StoredMorning stored, Predicate<NoticeType> types) {
        return stored.notices(shop(script)).stream()
                .filter(told -> types.test(told.notice().type()))
                .filter(told ->
                        told.notice().shop().filter(shop(script)::equals).isPresent())
                .toList();
    }

    private static List<Pace.Party> parties(List<WebhookSender> senders, ShopPeople people) {
        return Stream.concat(senders.stream().<Pace.Party>map(sender -> sender::behind), Stream.of(people))
                .toList();
    }

    private static Map<String, String> orders(StoredTables tables, EveningScript script) {
        return tables.evening(shop(script)).orders().stream()
                .collect(Collectors.toMap(StoredEvening.Order::id, StoredEvening.Order::status));
    }

    private static long hours(ShopDay day) {
        return Duration.between(day.start(), day.end()).toHours();
    }

    private static ShopId shop(EveningScript script) {
        return script.plan().shop().id();
    }

    private static Market market(EveningScript script) {
        return script.plan().shop().market();
    }
}
