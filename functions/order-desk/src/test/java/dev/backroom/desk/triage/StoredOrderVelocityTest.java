package dev.backroom.desk.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.triage.FraudFacts.Seen;
import dev.backroom.model.triage.FraudPolicy;
import dev.backroom.store.triage.FreightForwarderTable;
import dev.backroom.store.triage.OrderSizeBaseline;
import dev.backroom.store.triage.OrderVelocityTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Tag("engine")
final class StoredOrderVelocityTest {
    private static final DynamoDbClient DYNAMO = MemoryTables.open().client();
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Fingerprints TRACES = new Fingerprints(new byte[16]);
    private static final ShopId SHOP = new ShopId("1");

    private final String table = "Desk-" + UUID.randomUUID();
    private FreightForwarderTable freightForwarders;
    private StoredOrderVelocity memory;

    @BeforeEach
    void anEmptyTable() {
        DYNAMO.createTable(c -> c.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        freightForwarders = new FreightForwarderTable(DYNAMO, table);
        memory = new StoredOrderVelocity(
                () -> TRACES,
                new OrderVelocityTable(DYNAMO, table),
                new OrderSizeBaseline(DYNAMO, table),
                new FreightForwarders(() -> TRACES, freightForwarders::all, Clock.systemUTC()),
                shop -> FraudPolicy.DEFAULT);
    }

    @Test
    void countsByAddressPhoneAndBuyer_inItsOwnHourDayAndMonth() {
        memory.of(List.of(order("1", "b1", NOON.minus(Duration.ofDays(9)))));
        memory.of(List.of(order("2", "b1", NOON.minus(Duration.ofHours(9)))));
        memory.of(List.of(order("3", "b2", NOON.minus(Duration.ofMinutes(9)))));

        FraudMemory.Known known = known(order("4", "b1", NOON));

        assertThat(known.byAddress()).isEqualTo(new Seen(2, 3, 4));
        assertThat(known.byPhone()).isEqualTo(new Seen(2, 3, 4));
        assertThat(known.byBuyer()).isEqualTo(new Seen(1, 2, 3));
    }

    @Test
    void countsAnOrderOnce_howeverOftenItComes() {
        known(order("1", "b1", NOON));

        assertThat(known(order("1", "b1", NOON)).byAddress()).isEqualTo(Seen.ONCE);
    }

    @Test
    void countsNothingOfLaterDays_whenAnOrderIsLookedAtLate() {
        for (int i = 0; i < 9; i++) {
            known(order("1" + i, "b" + i, NOON.plus(Duration.ofDays(2)).plusSeconds(i)));
        }
        assertThat(known(order("9", "b9", NOON)).byAddress()).isEqualTo(new Seen(1, 1, 10));
    }

    @Test
    void countsARing_forItsFirstOrderToo_onceTheOthersCame() {
        for (int i = 0; i < 5; i++) {
            known(order("1" + i, "b" + i, NOON.plusSeconds(i)));
        }
        OrderSnapshot first = order("10", "b0", NOON);
        FraudMemory.Known again = Optional.ofNullable(
                        memory.again(List.of(first)).get(first.key()))
                .orElseThrow();
        assertThat(again.byAddress()).isEqualTo(new Seen(5, 5, 5));
        assertThat(again.byBuyer()).isEqualTo(Seen.ONCE);
        assertThat(again.company()).isEmpty();
        assertThat(known(order("15", "b5", NOON.plusSeconds(6))).passed(FraudPolicy.DEFAULT))
                .containsExactly("10", "11", "12");
    }

    @Test
    void seesARing_withinOneBatch() {
        List<OrderSnapshot> ring = IntStream.range(0, 5)
                .mapToObj(i -> order("1" + i, "b" + i, NOON.plusSeconds(i)))
                .toList();

        Map<OrderKey, FraudMemory.Known> known = memory.of(ring);

        assertThat(known.values())
                .allSatisfy(one -> assertThat(one.byAddress().hour()).isEqualTo(5));
    }

    @Test
    void forgetsTheOldest_whereATraceIsSeenTooOften() {
        IntStream.range(0, 120)
                .forEach(i -> known(order(Long.toString(576_000_000_000_000_000L + i), "", NOON.plusSeconds(i))));

        int month = known(order("9", "", NOON.plusSeconds(200))).byAddress().month();
        assertThat(month).isBetween(OrderVelocityTable.MOST, OrderVelocityTable.MOST + 4);
        assertThat(DYNAMO.scan(s -> s.tableName(table)).items())
                .allSatisfy(item -> assertThat(bytes(item)).isLessThan(1_024));
    }

    @Test
    void remembersWhatBuyersCalledOff() {
        for (String id : List.of("1", "2", "3")) {
            known(order(id, "b1", NOON));
            memory.calledOff(order(id, "b1", NOON));
        }

        FraudMemory.Known known = known(order("4", "b1", NOON));

        assertThat(known.trouble().orders()).isEqualTo(4);
        assertThat(known.trouble().cancelled()).isEqualTo(3);
    }

    @Test
    void knowsWhatIsUsual_fromTheShopsOwnOrders() {
        IntStream.range(0, 300).forEach(i -> known(order("1" + i, "", NOON)));

        assertThat(known(order("9", "", NOON)).usual()).hasValueSatisfying(usual -> {
            assertThat(usual.orders()).isEqualTo(301);
            assertThat(usual.mostUnits()).isEqualTo(1);
            assertThat(usual.mostValue()).isBetween(new BigDecimal("10"), new BigDecimal("16"));
        });
    }

    @Test
    void knowsForwarders_inWhicheverSuite() {
        AddFreightForwarders take = new AddFreightForwarders(() -> TRACES, freightForwarders);
        Shop shop =
                new Shop(SHOP, "Shop", "GB", ZoneOffset.UTC, "c", "s", "main", NOON, Shop.State.CONNECTED, Map.of());

        assertThat(take.take(shop, "14 Larkfield Road, Suite 881", "LS9 0NX", ""))
                .isTrue();
        assertThat(take.take(shop, "14 LARKFIELD Road Unit 3", "ls90nx", "")).isFalse();
        assertThat(known(order("1", "b1", NOON)).freightForwarder()).isTrue();
    }

    @Test
    void keepsNoAddressNoNumberAndNoBuyer() {
        known(order("1", "buyer-77", NOON));

        assertThat(DYNAMO.scan(s -> s.tableName(table)).items().toString())
                .doesNotContainIgnoringCase("larkfield", "LS9", "740012", "buyer-77");
    }

    @Test
    void holdsARing_andKeepsTheHold_whenTheOrderIsReadAgainTomorrow() {
        FraudScreening looks = new FraudScreening(memory, OutsideCheck.NONE);
        List<FraudScreening.Candidate> ring = IntStream.range(0, 8)
                .mapToObj(i -> candidate(order("1" + i, "b1", NOON.plusSeconds(i)), Optional.empty()))
                .toList();
        RecipientCheck check = new RecipientCheck();
        OrderSnapshot first = ring.getFirst().seen();

        List<Hold> holds = check.holds(first, "GB", look(looks.of(ring), first));
        Order stored = stored(first, holds);
        List<Hold> again =
                check.holds(first, "GB", look(looks.of(List.of(candidate(first, Optional.of(stored)))), first));

        assertThat(holds).extracting(Hold::code).containsExactly(HoldCode.SUSPECTED_FRAUD);
        assertThat(again).isEqualTo(holds);
        assertThat(known(order("10", "b1", NOON)).byAddress().day()).isEqualTo(8);
    }

    @Test
    void letsTheOrdersThrough_whenTheTableIsDown() {
        DYNAMO.deleteTable(d -> d.tableName(table));
        FraudScreening looks = new FraudScreening(memory, OutsideCheck.NONE);
        OrderSnapshot one = order("1", "b1", NOON);

        assertThat(new RecipientCheck()
                        .holds(one, "GB", look(looks.of(List.of(candidate(one, Optional.empty()))), one)))
                .isEmpty();
    }

    /** As the table bills: names, texts, and about a byte for two digits. */
    private static int bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(one -> one.getKey().length()
                        + (one.getValue().s() == null
                                ? one.getValue().n().length() / 2 + 2
                                : one.getValue().s().length()))
                .sum();
    }

    private static ScreeningInput look(Map<OrderKey, ScreeningInput> looks, OrderSnapshot order) {
        return Optional.ofNullable(looks.get(order.key())).orElseThrow();
    }

    private static FraudScreening.Candidate candidate(OrderSnapshot seen, Optional<Order> stored) {
        return new FraudScreening.Candidate(
                new Shop(SHOP, "Shop", "GB", ZoneOffset.UTC, "c", "s", "main", NOON, Shop.State.CONNECTED, Map.of()),
                seen,
                stored,
                false);
    }

    private static Order stored(OrderSnapshot seen, List<Hold> holds) {
        return ((OrderTransition.Changed) OrderTransition.apply(
                        Optional.empty(),
                        seen,
                        new Catalogue(Map.of()),
                        new OrderTransition.Terms("main", NOON.minusSeconds(9), holds)))
                .after();
    }

    private FraudMemory.Known known(OrderSnapshot order) {
        return Optional.ofNullable(memory.of(List.of(order)).get(order.key())).orElseThrow();
    }

    static OrderSnapshot order(String id, String buyer, Instant made) {
        return new OrderSnapshot(
                OrderKey.of(SHOP.value(), id),
                new PlatformState(OrderStatus.AWAITING_SHIPMENT, made, Deadlines.NONE, made, Milestones.NONE, made),
                false,
                List.of(new OrderLine(new Sku("MUG"), "7", "8", 1, BigDecimal.TEN, false, LineState.OPEN)),
                new Payment(buyer, Money.of("12.50", "GBP"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.of(new Recipient(
                        "Jo Fixture",
                        "(+44)7400123456",
                        "14 Larkfield Road, Leeds, LS9 0NX",
                        "LS9 0NX",
                        "GB",
                        "",
                        new AddressParts("14 Larkfield Road", List.of("England", "Leeds"), true))));
    }
}
