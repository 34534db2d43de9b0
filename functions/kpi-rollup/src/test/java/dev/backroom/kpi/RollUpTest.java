package dev.backroom.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.DayFigures.State;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.KpiFacts;
import dev.backroom.model.order.Order;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.runtime.queue.UnreadableMessage;
import dev.backroom.store.kpi.AdSpendTable;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.kpi.SalesTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("engine")
final class RollUpTest {
    private static final Cloud CLOUD = new Cloud();
    private static final ShopId OTHER = new ShopId("7495540735365770002");
    private static final LocalDate FALL_BACK = LocalDate.of(2026, 11, 1);
    private static final Sku MUG = new Sku("MUG");

    private final KpiTable kpis = new KpiTable(CLOUD.dynamo, "Kpis");
    private final SalesTable sales = new SalesTable(CLOUD.dynamo, "Kpis");
    private final List<String> metrics = new ArrayList<>();
    private int news;

    @BeforeEach
    void empty() {
        CLOUD.empty();
        CLOUD.connect(Cloud.SHOP, "America/Los_Angeles", "main");
    }

    @Test
    void closesADayOf25Hours_withEverythingThatWasPaidInIt() {
        sold("2026-11-01T06:59:59Z");
        sold("2026-11-01T07:00:00Z");
        sold("2026-11-01T08:30:00Z");
        sold("2026-11-01T09:30:00Z");
        sold("2026-11-02T07:59:59Z");
        sold("2026-11-02T08:00:00Z");

        at("2026-11-02T08:05:00Z").run();

        assertThat(day(FALL_BACK).counts().count(Count.ORDERS)).isEqualTo(4);
        assertThat(day(FALL_BACK).state()).isEqualTo(State.CLOSED);
        assertThat(day(FALL_BACK).pending()).isEqualTo(5);
        assertThat(day(FALL_BACK.minusDays(1)).counts().count(Count.ORDERS)).isEqualTo(1);
        assertThat(day(FALL_BACK.plusDays(1)).state()).isEqualTo(State.OPEN);
        assertThat(day(FALL_BACK.plusDays(1)).pending()).isEqualTo(6);
        assertThat(sales.of(Cloud.SHOP, MUG, YearMonth.of(2026, 10), YearMonth.of(2026, 11)))
                .isEqualTo(Map.of(FALL_BACK.minusDays(1), 2L, FALL_BACK, 8L, FALL_BACK.plusDays(1), 2L));
    }

    @Test
    void changesNothing_whenTheSameTickRunsAgain() {
        sold("2026-11-01T20:00:00Z");
        RollUp rollUp = at("2026-11-02T08:05:00Z");

        assertThat(rollUp.run().days()).isPositive();
        List<String> first = List.copyOf(metrics);
        metrics.clear();
        assertThat(rollUp.run()).isEqualTo(new RollUp.Rolled(1, 0, 0, 0, 0));
        assertThat(metrics).isEqualTo(first);
        assertThat(kpis.now(Cloud.SHOP).touched()).isEmpty();
    }

    @Test
    void ratesShipping_onceTheLastOrderOfTheDayIsDue() {
        Orders early = sold("2026-11-01T20:00:00Z");
        Orders late = sold("2026-11-01T21:00:00Z");
        sold("2026-11-02T07:30:00Z");
        at("2026-11-02T08:05:00Z").run();
        assertThat(day(FALL_BACK).due()).isZero();

        change(early, early.collected(early.created().plus(Duration.ofHours(23))));
        change(late, late.collected(late.created().plus(Duration.ofHours(25))));
        at("2026-11-02T23:05:00Z").run();
        assertThat(day(FALL_BACK))
                .extracting(DayFigures::due, DayFigures::inTime)
                .containsExactly(2L, 1L);
        at("2026-11-03T09:05:00Z").run();
        assertThat(day(FALL_BACK))
                .extracting(DayFigures::due, DayFigures::inTime)
                .containsExactly(3L, 1L);
    }

    @Test
    void countsLateNews_untilTheDayIsFinal() {
        sold("2026-11-01T20:00:00Z");
        at("2026-11-02T08:05:00Z").run();
        sold("2026-11-01T21:00:00Z");
        at("2026-11-02T09:05:00Z").run();
        assertThat(day(FALL_BACK).counts().count(Count.ORDERS)).isEqualTo(2);

        at("2026-11-04T08:05:00Z").run();
        assertThat(day(FALL_BACK).state()).isEqualTo(State.FINAL);
        sold("2026-11-01T22:00:00Z");
        at("2026-11-04T09:05:00Z").run();
        assertThat(day(FALL_BACK).counts().count(Count.ORDERS)).isEqualTo(2);
        assertThat(sales.of(Cloud.SHOP, MUG, YearMonth.of(2026, 11), YearMonth.of(2026, 11)))
                .as("demand follows late news all the same")
                .containsEntry(FALL_BACK, 6L);
    }

    @Test
    void takesDemandBack_whenAnOrderIsCancelledDaysLater() {
        Orders order = sold("2026-11-01T20:00:00Z");
        at("2026-11-02T08:05:00Z").run();
        change(order, order.cancelled(Instant.parse("2026-11-05T10:00:00Z")));
        at("2026-11-05T11:05:00Z").run();

        assertThat(sales.of(Cloud.SHOP, MUG, YearMonth.of(2026, 11), YearMonth.of(2026, 11)))
                .containsEntry(FALL_BACK, 0L);
        assertThat(day(FALL_BACK).counts().count(Count.ORDERS)).isEqualTo(1);
        assertThat(day(LocalDate.of(2026, 11, 5)).counts().count(Count.CANCELLED))
                .isEqualTo(1);
    }

    @Test
    void makesTheDaysItMissed_afterAStandstill() {
        at("2026-11-02T08:05:00Z").run();
        sold("2026-11-04T20:00:00Z");
        at("2026-11-07T20:05:00Z").run();

        assertThat(kpis.days(Cloud.SHOP, FALL_BACK, LocalDate.of(2026, 11, 7)))
                .extracting(DayFigures::day)
                .containsExactly(
                        LocalDate.of(2026, 11, 2),
                        LocalDate.of(2026, 11, 3),
                        LocalDate.of(2026, 11, 4),
                        LocalDate.of(2026, 11, 5),
                        LocalDate.of(2026, 11, 6),
                        LocalDate.of(2026, 11, 7));
        assertThat(day(LocalDate.of(2026, 11, 4)).state()).isEqualTo(State.FINAL);
        assertThat(day(LocalDate.of(2026, 11, 4)).counts().count(Count.ORDERS)).isEqualTo(1);
    }

    @Test
    void looksAtTheStockOnce_andPutsBackWhatLeftSinceMidnight() {
        CLOUD.connect(OTHER, "Asia/Manila", "main");
        StockTable stock = new StockTable(CLOUD.dynamo, "Stock");
        stock.putItem("main", new Item(MUG, "Mug", Map.of(), 20));
        stock.count("main", new Slot(MUG, Slot.MAIN), 100, "test", "start");
        Orders before = sold("2026-11-01T20:00:00Z");
        change(before, before.collected(Instant.parse("2026-11-02T01:00:00Z")));
        Orders after = sold("2026-11-01T21:00:00Z").of(OTHER, "PHP");
        change(after, after.collected(Instant.parse("2026-11-02T08:01:00Z")));

        at("2026-11-02T08:05:00Z").run();
        stock.count("main", new Slot(MUG, Slot.MAIN), 5, "test", "recount of the shelf");
        at("2026-11-02T09:05:00Z").run();

        assertThat(day(FALL_BACK).onHand()).isEqualTo(OptionalLong.of(102));
        assertThat(day(FALL_BACK).ownerUnitsOut()).isEqualTo(2);
        assertThat(day(FALL_BACK.plusDays(1)).ownerUnitsOut()).isEqualTo(2);
    }

    @Test
    void saysNothingOfTheStock_onADayBeforeTheShopWasConnected() {
        CLOUD.connect(Cloud.SHOP, "America/Los_Angeles", "main", Instant.parse("2026-11-02T20:00:00Z"));
        StockTable stock = new StockTable(CLOUD.dynamo, "Stock");
        stock.putItem("main", new Item(MUG, "Mug", Map.of(), 20));
        stock.count("main", new Slot(MUG, Slot.MAIN), 100, "test", "start");
        sold("2026-11-01T20:00:00Z");
        sold("2026-11-02T21:00:00Z");

        at("2026-11-02T22:05:00Z").run();
        at("2026-11-03T08:05:00Z").run();

        assertThat(day(FALL_BACK).onHand()).isEmpty();
        assertThat(day(FALL_BACK.plusDays(1)).onHand()).isEqualTo(OptionalLong.of(100));
    }

    @Test
    void tellsTheMorningOnce_withWhatChangedSinceTheDayBefore() {
        StockTable stock = new StockTable(CLOUD.dynamo, "Stock");
        stock.putItem("main", new Item(MUG, "Mug", Map.of(), 20));
        stock.count("main", new Slot(MUG, Slot.MAIN), 100, "test", "start");
        Orders old = sold("2026-10-31T20:00:00Z");
        change(old, old.collected(Instant.parse("2026-11-01T10:00:00Z")));
        at("2026-11-01T08:05:00Z").run();
        sold("2026-11-01T20:00:00Z");
        sold("2026-11-01T21:00:00Z");
        review("2026-11-01T21:00:00Z", 5);
        new AdSpendTable(CLOUD.dynamo, "Kpis").put(Cloud.SHOP, FALL_BACK, "all", Money.of("3.98", "USD"));
        at("2026-11-02T08:05:00Z").run();
        assertThat(CLOUD.notices).isEmpty();

        assertThat(at("2026-11-02T15:05:00Z").run().digests()).isEqualTo(1);
        assertThat(at("2026-11-02T16:05:00Z").run().digests()).isZero();

        assertThat(CLOUD.notices).hasSize(1);
        Notice notice = read(CLOUD.notices.getFirst());
        assertThat(notice.id()).isEqualTo("DIGEST#7495540735365777507#2026-11-01");
        assertThat(notice.facts())
                .containsEntry("day", "2026-11-01")
                .containsEntry("orders", "2 (+1)")
                .containsEntry("units", "4 (+2)")
                .containsEntry("gmv", "39.8 USD (+100.0 %)")
                .containsEntry("cancelled", "0 (±0)")
                .containsEntry("pending", "2 (+1)")
                .containsEntry("shipRate", "100.0 %")
                .containsEntry("goodShare", "100.0 %")
                .containsEntry("adShare", "6.7 % USD")
                .containsEntry("turnoverDays", "101.0")
                .doesNotContainKey("changes");
    }

    @Test
    void staysSilent_whileTheShopHasNothingYet() {
        at("2026-11-02T17:05:00Z").run();
        at("2026-11-03T17:05:00Z").run();

        assertThat(CLOUD.notices).isEmpty();
        assertThat(metrics).isNotEmpty();
    }

    @Test
    void tellsNoMorning_ofDaysBeforeTheShopWasConnected() {
        CLOUD.connect(Cloud.SHOP, "America/Los_Angeles", "main", Instant.parse("2026-11-02T16:00:00Z"));
        review("2026-11-01T21:00:00Z", 5);
        at("2026-11-02T17:05:00Z").run();
        assertThat(CLOUD.notices).isEmpty();

        at("2026-11-03T17:05:00Z").run();

        assertThat(CLOUD.notices).hasSize(1);
    }

    @Test
    void emitsOneLineAShop_andOmitsWhatHasNoValue() {
        sold("2026-11-02T07:00:00Z");
        at("2026-11-02T07:30:00Z").run();

        assertThat(metrics)
                .containsExactly("{\"_aws\":{\"Timestamp\":1793604600000,\"CloudWatchMetrics\":["
                        + "{\"Namespace\":\"Backroom\",\"Dimensions\":[[\"Shop\"]],\"Metrics\":["
                        + "{\"Name\":\"OrdersPending\",\"Unit\":\"Count\"},{\"Name\":\"OrdersToday\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"UnitsToday\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"CancellationsToday\",\"Unit\":\"Count\"}]},"
                        + "{\"Namespace\":\"Backroom\",\"Dimensions\":[[\"Shop\",\"Currency\"]],\"Metrics\":["
                        + "{\"Name\":\"GmvToday\",\"Unit\":\"None\"}]}]},"
                        + "\"Shop\":\"7495540735365777507\",\"Currency\":\"USD\",\"OrdersPending\":1,\"OrdersToday\":1,"
                        + "\"UnitsToday\":2,\"CancellationsToday\":0,\"GmvToday\":19.9}");
    }

    @Test
    void makesTheOtherShops_whenOneCannotBeMade() {
        CLOUD.connect(OTHER, "Asia/Manila", "other");
        CLOUD.dynamo.putItem(p -> p.tableName("Kpis")
                .item(Map.of(
                        "pk", AttributeValue.fromS(OTHER.value()),
                        "sk", AttributeValue.fromS("DAY#2026-11-01"))));

        RollUp.Rolled rolled = at("2026-11-02T08:05:00Z").run();

        assertThat(rolled.shops()).isEqualTo(2);
        assertThat(rolled.failed()).isEqualTo(1);
        assertThat(day(FALL_BACK.plusDays(1)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void fails_whenNoShopCanBeMade() {
        CLOUD.dynamo.putItem(p -> p.tableName("Kpis")
                .item(Map.of(
                        "pk", AttributeValue.fromS(Cloud.SHOP.value()),
                        "sk", AttributeValue.fromS("DAY#2026-11-01"))));

        assertThatThrownBy(() -> at("2026-11-02T08:05:00Z").run()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void answersWhatItDid() {
        Map<String, Object> answer =
                functions("2026-11-02T08:05:00Z").kpiRollup().handleRequest(Map.of(), null);

        assertThat(answer).containsEntry("shops", 1).containsEntry("days", 1).containsEntry("failed", 0);
    }

    private Orders sold(String paid) {
        Orders order = Orders.paid("57665368813525" + news, Instant.parse(paid));
        count(KpiFacts.of(order.order()));
        return order;
    }

    private void change(Orders before, Orders after) {
        Order then = before.order();
        count(KpiFacts.of(after.order()).minus(KpiFacts.of(then)));
    }

    private void review(String created, int stars) {
        count(KpiFacts.review(Cloud.SHOP, Instant.parse(created), stars, 1));
    }

    private void count(Facts facts) {
        KpiCounting counting = new KpiCounting(CLOUD.dynamo, "Kpis", Clock.systemUTC());
        Optional<String> from = news == 0 ? Optional.empty() : Optional.of(Integer.toString(news));
        news++;
        assertThat(counting.count("test", from, Integer.toString(news), facts)).isEqualTo(KpiCounting.Outcome.COUNTED);
    }

    private RollUp at(String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new RollUp(
                new ShopTable(CLOUD.dynamo, "Shops"),
                kpis,
                new MakeDays(
                        kpis,
                        new AdSpendTable(CLOUD.dynamo, "Kpis"),
                        StockOnHand.of(new StockTable(CLOUD.dynamo, "Stock"))),
                new SettleSales(kpis, sales),
                notices -> notices.forEach(notice -> CLOUD.notices.add(NoticeCodec.write(notice))),
                metrics::add,
                (job, at, troubles) -> {},
                7,
                clock);
    }

    private static KpiRollupFunctions functions(String now) {
        return new KpiRollupFunctions(
                Cloud.ENVIRONMENT, CLOUD.dynamo, CLOUD.queue(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private DayFigures day(LocalDate date) {
        return kpis.days(Cloud.SHOP, date, date).getFirst();
    }

    private static Notice read(String body) {
        try {
            return NoticeCodec.read(body);
        } catch (UnreadableMessage e) {
            throw new IllegalStateException(e);
        }
    }
}
