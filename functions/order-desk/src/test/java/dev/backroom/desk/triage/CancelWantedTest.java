package dev.backroom.desk.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.triage.HeldOrderNotices;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Cancellations that the desk wants, and what it tells of orders that wait. */
@Tag("engine")
final class CancelWantedTest {
    private static final DynamoDbClient DYNAMO = MemoryTables.open().client();
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Shop SHOP = new Shop(
            new ShopId("1"), "Shop", "GB", ZoneOffset.UTC, "c", "s", "main", NOON, Shop.State.CONNECTED, Map.of());

    private final String suffix = UUID.randomUUID().toString();
    private final OrderTable orders = new OrderTable(DYNAMO, "Orders-" + suffix);
    private final DecisionTable decisions = new DecisionTable(DYNAMO, "Orders-" + suffix, "Desk-" + suffix);
    private final DecideOrder decide = new DecideOrder(orders, decisions, CLOCK);
    private final OrderSnapshot seen = StoredOrderVelocityTest.order("11", "b1", NOON.minusSeconds(60));
    private final List<String> asked = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private Optional<TikTokFailure> failure = Optional.empty();

    @BeforeEach
    void anOrder() {
        table("Orders-" + suffix, List.of("pk"), "open", "openLane", "openSort");
        table("Desk-" + suffix, List.of("pk", "sk"), "work", "workLane", "workSort");
        table("Recipients-" + suffix, List.of("pk"), "none", "a", "b");
        table("Stock-" + suffix, List.of("pk", "sk"), "none", "a", "b");
        new StockTable(DYNAMO, "Stock-" + suffix)
                .count("main", new Slot(new Sku("MUG"), Slot.MAIN), 50, "test", "opening");
        store(seen, List.of());
    }

    @Test
    void asksThePlatformOnce_withItsOwnReason_andRemembersWho() {
        want(CancelReason.BUYER_ASKED);

        assertThat(useCase().run(SHOP)).isEqualTo(1);
        assertThat(useCase().run(SHOP)).isZero();
        assertThat(asked).containsExactly("11 seller_cancel_paid_reason_buyer_requested_cancellation");
        assertThat(decisions.history(seen.key(), 9))
                .extracting(Decided::did)
                .containsExactlyInAnyOrder(Decided.Did.CANCELLED, Decided.Did.CANCEL_ASKED);
    }

    @Test
    void asksAgainLater_whenThePlatformDoesNotAnswer() {
        want(CancelReason.OUT_OF_STOCK);
        failure = Optional.of(new TikTokFailure.Transient("503", Optional.empty()));
        assertThat(useCase().run(SHOP)).isZero();

        failure = Optional.empty();
        assertThat(useCase().run(SHOP)).isEqualTo(1);
    }

    @Test
    void keepsTheOrderStopped_whenThePlatformRefuses() {
        want(CancelReason.OUT_OF_STOCK);
        failure = Optional.of(new TikTokFailure.Permanent(25, "not cancellable", true));

        assertThat(useCase().run(SHOP)).isEqualTo(1);
        assertThat(stored().lane()).contains(Lane.HELD);
        assertThat(decisions.history(seen.key(), 9)).extracting(Decided::why).contains("not cancellable");
        assertThat(useCase().run(SHOP)).isZero();
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo(NoticeType.CANCEL_FAILED);
            assertThat(notice.facts()).containsEntry("order", "11").containsEntry("reason", "not cancellable");
        });
    }

    @Test
    void keepsTheWish_andSaysWhatToMend_whileTheInstallationIsAtFault() {
        want(CancelReason.OUT_OF_STOCK);
        failure = Optional.of(new TikTokFailure.Permanent(105005, "the app lacks the scope"));
        assertThat(useCase().run(SHOP)).isZero();
        assertThat(useCase().run(SHOP)).isZero();
        assertThat(told.stream().map(Notice::id).distinct()).hasSize(1);
        assertThat(told.getFirst().facts()).containsEntry("reason", "the app lacks the scope");

        failure = Optional.empty();
        assertThat(useCase().run(SHOP)).isEqualTo(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysCancelled_whenTheOrderIsMeanwhile() {
        want(CancelReason.OUT_OF_STOCK);
        buyerCancels();

        assertThat(useCase().run(SHOP)).isEqualTo(1);
        assertThat(asked).isEmpty();
        assertThat(decisions.history(seen.key(), 9))
                .extracting(Decided::did)
                .containsExactlyInAnyOrder(Decided.Did.CANCELLED, Decided.Did.CANCEL_ASKED);
    }

    @Test
    void asksNothing_whenSomebodyLetTheOrderGo() {
        want(CancelReason.OUT_OF_STOCK);
        decide.decide(seen.key(), new Decision.Release(Optional.empty()), "tom", Remark.NONE);

        assertThat(useCase().run(SHOP)).isZero();
        assertThat(asked).isEmpty();
        assertThat(stored().lane()).contains(Lane.READY);
    }

    @Test
    void tellsOnceOfAllOrdersThatWait_andAgainOnlyOfNewOnes() {
        NotifyHeldOrders tell =
                new NotifyHeldOrders(orders, new HeldOrderNotices(DYNAMO, "Desk-" + suffix), told::addAll, CLOCK);
        Hold address = new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: missing"));
        assertThat(tell.run(SHOP)).isZero();
        store(StoredOrderVelocityTest.order("12", "b1", NOON.minusSeconds(50)), List.of(address));
        store(StoredOrderVelocityTest.order("13", "b2", NOON.minusSeconds(40)), List.of(address));

        assertThat(tell.run(SHOP)).isEqualTo(2);
        assertThat(tell.run(SHOP)).isZero();
        store(StoredOrderVelocityTest.order("14", "b3", NOON.minusSeconds(30)), List.of(address));
        assertThat(tell.run(SHOP)).isEqualTo(1);
        assertThat(told)
                .extracting(notice ->
                        notice.facts().get("fresh") + "/" + notice.facts().get("held"))
                .containsExactly("2/2", "1/3");
        assertThat(told.getFirst().facts()).containsEntry("reasons", "ADDRESS_INCOMPLETE 2");
    }

    @Test
    void tellsOfAnOrderThatWasReadBeforeOthers_andStoredAfterThem() {
        NotifyHeldOrders tell =
                new NotifyHeldOrders(orders, new HeldOrderNotices(DYNAMO, "Desk-" + suffix), told::addAll, CLOCK);
        Hold address = new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: missing"));
        store(StoredOrderVelocityTest.order("12", "b1", NOON.minusSeconds(40)), List.of(address));
        assertThat(tell.run(SHOP)).isEqualTo(1);
        store(StoredOrderVelocityTest.order("13", "b2", NOON.minusSeconds(50)), List.of(address));
        assertThat(tell.run(SHOP)).isEqualTo(1);
        assertThat(told.stream().map(Notice::id).distinct()).hasSize(2);
    }

    @Test
    void tellsOfAllOrders_howeverManyWait() {
        NotifyHeldOrders tell =
                new NotifyHeldOrders(orders, new HeldOrderNotices(DYNAMO, "Desk-" + suffix), told::addAll, CLOCK);
        Hold address = new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: missing"));
        for (int i = 0; i < 501; i++) {
            store(StoredOrderVelocityTest.order("2" + i, "b" + i, NOON.minusSeconds(i)), List.of(address));
        }
        assertThat(tell.run(SHOP)).isEqualTo(501);
        assertThat(told.getFirst().facts()).containsEntry("fresh", "501").containsEntry("held", "501");
    }

    private void buyerCancels() {
        Instant later = seen.updated().plusSeconds(30);
        OrderSnapshot cancelled = new OrderSnapshot(
                seen.key(),
                new PlatformState(
                        OrderStatus.CANCELLED, seen.created(), seen.deadlines(), later, seen.milestones(), later),
                seen.platformHold(),
                seen.lines(),
                seen.payment(),
                new Fulfilment(seen.kind(), seen.fulfilledBy(), seen.warehouse(), Handling.USUAL),
                seen.buyerAsksCancel(),
                seen.recipient());
        commit(Optional.of(stored()), cancelled, List.of());
    }

    private void want(CancelReason reason) {
        decide.decide(seen.key(), new Decision.Cancel(reason), "mia", Remark.NONE);
    }

    private CancelWanted useCase() {
        return new CancelWanted(
                orders,
                decisions,
                (shop, order, reason) -> {
                    failure.ifPresent(e -> {
                        throw e;
                    });
                    asked.add(order.order() + " " + reason);
                },
                told::addAll,
                CLOCK);
    }

    private void store(OrderSnapshot order, List<Hold> holds) {
        commit(Optional.empty(), order, holds);
    }

    private void commit(Optional<Order> before, OrderSnapshot order, List<Hold> holds) {
        OrderTransition.Terms terms = new OrderTransition.Terms("main", NOON.minusSeconds(9_000), holds);
        Catalogue none = new Catalogue(Map.of(new Sku("MUG"), new Item(new Sku("MUG"), "Mug", Map.of(), 0)));
        new OrderCommit(DYNAMO, "Orders-" + suffix, "Recipients-" + suffix, "Stock-" + suffix)
                .commit(List.of(new OrderChange("main", none, terms, (OrderTransition.Changed)
                        OrderTransition.apply(before, order, none, terms))));
    }

    private Order stored() {
        return Optional.ofNullable(orders.load(List.of(seen.key()), true).get(seen.key()))
                .orElseThrow();
    }

    private static void table(String name, List<String> keys, String index, String lane, String sort) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        List.of("pk", "sk", lane, sort).stream()
                .filter(one -> !one.equals("sk") || keys.contains("sk"))
                .forEach(one -> attributes.add(AttributeDefinition.builder()
                        .attributeName(one)
                        .attributeType(ScalarAttributeType.S)
                        .build()));
        List<KeySchemaElement> schema = new ArrayList<>();
        keys.forEach(one -> schema.add(key(one, schema.isEmpty() ? KeyType.HASH : KeyType.RANGE)));
        DYNAMO.createTable(c -> c.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(schema)
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(index)
                        .keySchema(key(lane, KeyType.HASH), key(sort, KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
