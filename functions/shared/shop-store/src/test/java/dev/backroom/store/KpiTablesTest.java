package dev.backroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.TablePages;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.kpi.AdSpendTable;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiCounting.Outcome;
import dev.backroom.store.kpi.KpiImages;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.kpi.SalesTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Tag("engine")
final class KpiTablesTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final Instant HOUR = Instant.parse("2026-11-20T18:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Clock CLOCK = Clock.fixed(HOUR, ZoneOffset.UTC);
    private static final String TABLE = "Kpis";
    private static final Sku MUG = new Sku("MUG");
    private static final DynamoDbClient DYNAMO = MemoryTables.open().client();

    private final KpiCounting counting = new KpiCounting(DYNAMO, TABLE, CLOCK);
    private final KpiTable kpis = new KpiTable(DYNAMO, TABLE);

    @BeforeEach
    void createTable() {
        if (DYNAMO.listTables().tableNames().contains(TABLE)) {
            DYNAMO.deleteTable(d -> d.tableName(TABLE));
        }
        DYNAMO.createTable(c -> c.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
    }

    @Test
    void countsOnce_whenTheSameNewsComesAgain() {
        assertThat(count(Optional.empty(), "7", orders(2))).isEqualTo(Outcome.COUNTED);
        assertThat(count(Optional.empty(), "7", orders(2))).isEqualTo(Outcome.OVERTAKEN);
        assertThat(count(Optional.of("6"), "9", orders(2))).isEqualTo(Outcome.OVERTAKEN);
        assertThat(count(Optional.of("7"), "9", orders(3))).isEqualTo(Outcome.COUNTED);

        assertThat(counting.checkpoint("shard")).contains("9");
        assertThat(hour().count(Count.ORDERS)).isEqualTo(5);
        assertThat(kpis.now(SHOP).batches()).isEqualTo(2);
        assertThat(kpis.now(SHOP).touched()).containsOnlyKeys(DAY);
    }

    @Test
    void startsAgain_whenACursorIsForgotten() {
        count(Optional.empty(), "7", orders(1));
        counting.forget("shard");
        assertThat(counting.checkpoint("shard")).isEmpty();
    }

    @Test
    void keepsMoneyToTheLastDigit_whenItGoesUpAndDown() {
        Facts up = Facts.of(Bucket.hour(SHOP, HOUR), Tally.gmv("USD", new BigDecimal("12345678901234567890.0001")));
        Facts down = Facts.of(Bucket.hour(SHOP, HOUR), Tally.gmv("USD", new BigDecimal("-12345678901234567890")));
        count(Optional.empty(), "1", up);
        count(Optional.of("1"), "2", down);

        assertThat(hour().gmv()).containsExactly(Map.entry("USD", new BigDecimal("0.0001")));
    }

    @Test
    void refusesAndKeepsTheCursor_whenTheTableCannotHoldTheSum() {
        Facts large = Facts.of(Bucket.hour(SHOP, HOUR), Tally.gmv("USD", new BigDecimal("1E+125")));
        Facts larger = Facts.of(Bucket.hour(SHOP, HOUR), Tally.gmv("USD", new BigDecimal("9.9E+125")));
        count(Optional.empty(), "1", large);

        assertThat(count(Optional.of("1"), "2", larger)).isEqualTo(Outcome.REFUSED);
        assertThat(counting.checkpoint("shard")).contains("1");
    }

    @Test
    void fitsOneTransaction_upToAHundredWrites() {
        Facts facts = Facts.NONE;
        for (int i = 0; i < 98; i++) {
            facts = facts.plus(Bucket.hour(SHOP, HOUR.plus(Duration.ofHours(i))), Tally.of(Count.ORDERS, 1));
        }
        assertThat(KpiCounting.fits(facts)).isTrue();
        assertThat(count(Optional.empty(), "1", facts)).isEqualTo(Outcome.COUNTED);

        Facts more = facts.plus(Bucket.units(SHOP, HOUR), Tally.units(MUG, 1));
        assertThat(KpiCounting.fits(more)).isFalse();
    }

    @Test
    void doesNotFit_whenOneCounterHasTooManyNames() {
        Map<String, BigDecimal> units = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            units.put("s:" + "A-LONG-SKU-CODE-".repeat(7) + i, BigDecimal.ONE);
        }
        Facts wide = Facts.of(Bucket.units(SHOP, HOUR), Tally.of(units));
        assertThat(KpiCounting.fits(wide)).isTrue();
        assertThat(count(Optional.empty(), "1", wide)).isEqualTo(Outcome.COUNTED);

        units.put("s:ONE-MORE", BigDecimal.ONE);
        assertThat(KpiCounting.fits(Facts.of(Bucket.units(SHOP, HOUR), Tally.of(units))))
                .isFalse();
    }

    @Test
    void correctsOnlyWhatItSaw_whenCountingWentOn() {
        count(Optional.empty(), "1", orders(1));
        assertThat(counting.correct(SHOP, orders(4), 7)).isEqualTo(Outcome.OVERTAKEN);
        assertThat(counting.correct(SHOP, orders(4), 1)).isEqualTo(Outcome.COUNTED);
        assertThat(hour().count(Count.ORDERS)).isEqualTo(5);
    }

    @Test
    void keepsSpacesApart_andClearsOnlyTheirOwn() {
        Backoff backoff = Backoff.standard();
        KpiCounting other = new KpiCounting(DYNAMO, TABLE, "RECOUNT#1#", CLOCK, backoff);
        KpiTable aside = new KpiTable(DYNAMO, TABLE, "RECOUNT#1#", backoff);
        count(Optional.empty(), "1", orders(1));
        other.count("shard", Optional.empty(), "1", orders(6));

        assertThat(aside.hours(SHOP, HOUR, Instant.MAX).get(HOUR)).isEqualTo(Tally.of(Count.ORDERS, 6));
        assertThat(aside.all(SHOP).facts().tallies()).containsOnlyKeys(Bucket.hour(SHOP, HOUR));
        aside.clear(SHOP);
        assertThat(aside.all(SHOP).facts().isNone()).isTrue();
        assertThat(hour().count(Count.ORDERS)).isEqualTo(1);
        assertThatThrownBy(() -> kpis.clear(SHOP)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesADayBack_asItWasPut() {
        DayFigures day = day(DayFigures.State.FINAL, OptionalLong.of(120));
        kpis.put(day);
        kpis.put(day(DayFigures.State.CLOSED, OptionalLong.empty(), DAY.minusDays(1)));

        assertThat(kpis.days(SHOP, DAY.minusDays(9), DAY)).hasSize(2).last().isEqualTo(day);
        assertThat(kpis.newestDay(SHOP)).contains(day);
        assertThat(kpis.newestDay(new ShopId("9"))).isEmpty();
    }

    @Test
    void reopensOnlyWhatIsFinal_andKeepsThatItWasTold() {
        kpis.put(day(DayFigures.State.FINAL, OptionalLong.empty()));
        kpis.tell(SHOP, DAY, HOUR);
        kpis.reopen(SHOP, DAY);
        kpis.reopen(SHOP, DAY);
        kpis.reopen(SHOP, DAY.plusDays(1));

        assertThat(kpis.newestDay(SHOP)).map(DayFigures::state).contains(DayFigures.State.CLOSED);
        assertThat(kpis.told(SHOP, DAY)).isTrue();
        assertThat(kpis.told(SHOP, DAY.plusDays(1))).isFalse();
    }

    @Test
    void keepsAMark_whenTheDateWasTouchedAgain() {
        kpis.touch(SHOP, DAY, "first");
        kpis.touch(SHOP, DAY, "second");
        kpis.settle(SHOP, DAY, "first");
        assertThat(kpis.now(SHOP).touched()).containsExactly(Map.entry(DAY, "second"));

        kpis.settle(SHOP, DAY, "second");
        assertThat(kpis.now(SHOP).touched()).isEmpty();
    }

    @Test
    void namesTheAttribute_whenADayCannotBeRead() {
        DYNAMO.putItem(p -> p.tableName(TABLE)
                .item(Map.of(
                        "pk", AttributeValue.fromS(SHOP.value()),
                        "sk", AttributeValue.fromS("DAY#2026-11-20"),
                        "state", AttributeValue.fromS("SHUT"))));

        assertThatThrownBy(() -> kpis.newestDay(SHOP))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("'state'");
    }

    @Test
    void seesUnitsThatCameBackToNothing() {
        count(Optional.empty(), "1", Facts.of(Bucket.units(SHOP, HOUR), Tally.units(MUG, 2)));
        count(Optional.of("1"), "2", Facts.of(Bucket.units(SHOP, HOUR), Tally.units(MUG, -2)));

        assertThat(kpis.units(SHOP, HOUR, HOUR.plusSeconds(3600))).containsExactly(Map.entry(MUG, 0L));
        assertThat(kpis.units(SHOP, HOUR.minusSeconds(3600), HOUR)).isEmpty();
    }

    @Test
    void writesOnlyTheDemandThatDiffers() {
        SalesTable sales = new SalesTable(DYNAMO, TABLE);
        LocalDate december = LocalDate.of(2026, 12, 1);

        assertThat(sales.settle(SHOP, Map.of(MUG, days(DAY, 4L, december, 1L)))).isEqualTo(2);
        assertThat(sales.settle(SHOP, Map.of(MUG, days(DAY, 4L, december, 0L)))).isEqualTo(1);
        assertThat(sales.of(SHOP, MUG, YearMonth.of(2026, 11), YearMonth.of(2026, 12)))
                .containsExactly(Map.entry(DAY, 4L), Map.entry(december, 0L));
        assertThat(sales.settle(SHOP, Map.of())).isZero();
    }

    @Test
    void addsCampaignsUp_andTakesTheLastWordOfEach() {
        AdSpendTable spend = new AdSpendTable(DYNAMO, TABLE);
        spend.put(SHOP, DAY, "a", Money.of("10", "USD"));
        spend.put(SHOP, DAY, "a", Money.of("12.5", "USD"));
        spend.put(SHOP, DAY, "b", Money.of("1", "USD"));
        spend.put(SHOP, DAY.plusDays(1), "a", Money.of("99", "USD"));

        assertThat(spend.of(SHOP, DAY, DAY).get(DAY)).containsExactly(Map.entry("USD", new BigDecimal("13.5")));
        assertThat(spend.of(SHOP, DAY, DAY)).hasSize(1);
    }

    @Test
    void walksTheWholeTable_fromAnyItemOn() {
        count(Optional.empty(), "1", orders(1).plus(Bucket.units(SHOP, HOUR), Tally.units(MUG, 1)));
        TablePages pages = new TablePages(DYNAMO, TABLE);
        TablePages.Page first = pages.after(Optional.empty(), 1);
        TablePages.Page rest =
                pages.after(Optional.of(TablePages.place(first.items().getFirst())), 100);

        assertThat(first.last()).isFalse();
        assertThat(rest.items()).hasSize(3).doesNotContainAnyElementsOf(first.items());
        assertThat(rest.last()).isTrue();
    }

    @Test
    void refusesAnItem_whoseTimeIsNoTimeOfAShop() {
        Map<String, AttributeValue> order = new HashMap<>(Map.of(
                "pk", AttributeValue.fromS("1#2"),
                "version", AttributeValue.fromN("1"),
                "status", AttributeValue.fromS("ON_HOLD"),
                "created", AttributeValue.fromN("1763600000000"),
                "updated", AttributeValue.fromN("1763600000"),
                "readAt", AttributeValue.fromN("1763600000000"),
                "total", AttributeValue.fromN("1"),
                "currency", AttributeValue.fromS("USD"),
                "warehouse", AttributeValue.fromS("main")));

        assertThatThrownBy(() -> KpiImages.facts(KpiImages.Source.ORDERS, order))
                .isInstanceOf(UnreadableItem.class);
        order.put("created", AttributeValue.fromN("1763600000"));
        assertThat(KpiImages.facts(KpiImages.Source.ORDERS, order).tallies()).hasSize(2);
        assertThat(KpiImages.facts(
                        KpiImages.Source.REVIEWS,
                        Map.of("pk", AttributeValue.fromS("1##guard"), "sk", AttributeValue.fromS("x"))))
                .isEqualTo(Facts.NONE);
    }

    private Outcome count(Optional<String> from, String to, Facts facts) {
        return counting.count("shard", from, to, facts);
    }

    private Tally hour() {
        return kpis.counters(SHOP, HOUR).hours().getOrDefault(HOUR, Tally.NONE);
    }

    private static Facts orders(int n) {
        return Facts.of(Bucket.hour(SHOP, HOUR), Tally.of(Count.ORDERS, n));
    }

    private static SortedMap<LocalDate, Long> days(LocalDate one, long units, LocalDate other, long more) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        days.put(one, units);
        days.put(other, more);
        return days;
    }

    private static DayFigures day(DayFigures.State state, OptionalLong onHand) {
        return day(state, onHand, DAY);
    }

    private static DayFigures day(DayFigures.State state, OptionalLong onHand, LocalDate date) {
        Tally counts = Tally.of(Count.ORDERS, 12).plus(Tally.gmv("USD", new BigDecimal("99.95")));
        return new DayFigures(
                SHOP, date, state, counts, 11, 10, 3, onHand, 40, new TreeMap<>(Map.of("USD", new BigDecimal("7.5"))));
    }
}
