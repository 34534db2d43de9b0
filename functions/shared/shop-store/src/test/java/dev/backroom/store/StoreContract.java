package dev.backroom.store;

import static dev.backroom.store.Goods.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.CommitOutcome.Committed;
import dev.backroom.store.commit.CommitOutcome.Parked;
import dev.backroom.store.commit.CommitOutcome.Unchanged;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.order.ListedOrders;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.stock.BelowReserved;
import dev.backroom.store.stock.StockMoves;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the store promises on any DynamoDB. */
public abstract class StoreContract extends StoreFixture {
    private static final ShopId SHOP_ID = new ShopId(SHOP);

    @Test
    public void storesOrdersAndTheirStock_whenABatchIsCommitted() {
        onHand(LIPSTICK, 10);
        onHand(MUG, 10);

        Map<OrderKey, CommitOutcome> outcomes = commit(
                seen("1", OrderStatus.UNPAID, 0, line(LIPSTICK, 2)).first(),
                seen("2", OrderStatus.UNPAID, 0, line(GIFT_SET, 1)).first());

        assertThat(outcomes.values()).allMatch(Committed.class::isInstance);
        assertThat(stored("1").reservation().reserved()).containsExactly(Map.entry(slot(LIPSTICK), 2));
        assertThat(level(LIPSTICK)).isEqualTo(new StockLevel(slot(LIPSTICK), 10, 4, 2));
        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 10, 1, 2));
    }

    @Test
    public void followsAnOrderToItsEnd_leavingTheShelfAsItIs() {
        onHand(LIPSTICK, 10);
        for (OrderStatus status : List.of(
                OrderStatus.UNPAID,
                OrderStatus.ON_HOLD,
                OrderStatus.AWAITING_SHIPMENT,
                OrderStatus.AWAITING_COLLECTION,
                OrderStatus.IN_TRANSIT,
                OrderStatus.COMPLETED)) {
            next(seen("1", status, status.rank() * 60, line(LIPSTICK, 3)).to(SOMEBODY));
        }

        assertThat(level(LIPSTICK)).isEqualTo(new StockLevel(slot(LIPSTICK), 7, 0, 3));
        assertThat(stored("1").version()).isEqualTo(6);
    }

    @Test
    public void servesTheOldest_andKeepsTheOthersShort_whenStockRunsOut() {
        onHand(LIPSTICK, 5);

        Map<OrderKey, CommitOutcome> outcomes = commit(
                seen("3", OrderStatus.AWAITING_SHIPMENT, 0, line(LIPSTICK, 2)).first(),
                seen("1", OrderStatus.AWAITING_SHIPMENT, 0, line(LIPSTICK, 2)).first(),
                seen("2", OrderStatus.AWAITING_SHIPMENT, 0, line(LIPSTICK, 2)).first(),
                seen("4", OrderStatus.AWAITING_SHIPMENT, 0, line(LIPSTICK, 1)).first());

        assertThat(outcomes.values()).allMatch(Committed.class::isInstance);
        assertThat(level(LIPSTICK).available()).isZero();
        assertThat(List.of("1", "2", "3", "4"))
                .extracting(id -> stored(id).reservation().isShort())
                .containsExactly(false, false, true, false);
        assertThat(tables.orderTable().open(SHOP_ID, Lane.HELD, 10)).containsExactly(OrderKey.of(SHOP, "3"));
    }

    @Test
    public void settlesAShortOrder_whenStockReturns_andWritesNothingBefore() {
        OrderStatus paid = OrderStatus.AWAITING_SHIPMENT;
        commit(seen("1", paid, 0, line(MUG, 2)).first());
        Order isShort = stored("1");

        CommitOutcome again = next(seen("1", paid, 0, line(MUG, 2)));
        assertThat(again).isEqualTo(new Unchanged(isShort));
        assertThat(stored("1").version()).isEqualTo(1);

        onHand(MUG, 2);
        assertThat(next(seen("1", paid, 0, line(MUG, 2)))).isInstanceOf(Committed.class);
        assertThat(stored("1").reservation().isShort()).isFalse();
        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 2, 2, 2));
    }

    @Test
    public void seesWhoWroteMeanwhile_andAppliesTheReadToThat() {
        onHand(LIPSTICK, 10);
        onHand(MUG, 10);
        OrderChange early = seen("1", OrderStatus.UNPAID, 0, line(LIPSTICK, 2)).first();
        OrderChange late =
                seen("1", OrderStatus.CANCELLED, 60, line(LIPSTICK, 2)).first();
        OrderChange bystander = seen("2", OrderStatus.UNPAID, 0, line(MUG, 1)).first();

        commit(early);
        Map<OrderKey, CommitOutcome> outcomes = commit(late, bystander);
        Map<OrderKey, CommitOutcome> again =
                commit(seen("1", OrderStatus.ON_HOLD, 30, line(LIPSTICK, 2)).first());

        assertThat(outcomes.values()).allMatch(Committed.class::isInstance);
        assertThat(again.values()).allMatch(Unchanged.class::isInstance);
        assertThat(stored("1").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(level(LIPSTICK).reserved()).isZero();
    }

    @Test
    public void parksOnlyTheOrder_whenItIsTooLargeToStore() {
        onHand(LIPSTICK, 10);
        OrderLine[] lines = IntStream.range(0, 6_000)
                .mapToObj(i -> line(new Sku("UNKNOWN-" + i), 1))
                .toArray(OrderLine[]::new);
        OrderLine[] withStock = IntStream.range(0, 6_000)
                .mapToObj(i -> line(i == 0 ? LIPSTICK : new Sku("UNKNOWN-" + i), 1))
                .toArray(OrderLine[]::new);

        Map<OrderKey, CommitOutcome> outcomes = commit(
                seen("1", OrderStatus.UNPAID, 0, lines).first(),
                seen("2", OrderStatus.UNPAID, 0, withStock).first(),
                seen("3", OrderStatus.UNPAID, 0, line(LIPSTICK, 1)).first());

        assertThat(outcomes.get(OrderKey.of(SHOP, "1"))).isInstanceOf(Parked.class);
        assertThat(outcomes.get(OrderKey.of(SHOP, "2"))).isInstanceOf(Parked.class);
        assertThat(outcomes.get(OrderKey.of(SHOP, "3"))).isInstanceOf(Committed.class);
        assertThat(level(LIPSTICK).reserved()).isEqualTo(1);
    }

    @Test
    public void parksTheOrder_whenTheLevelHoldsLessThanTheOrderGivesBack() {
        onHand(LIPSTICK, 10);
        next(seen("1", OrderStatus.UNPAID, 0, line(LIPSTICK, 3)));
        setLevel(LIPSTICK, 10, 1);

        CommitOutcome outcome = next(seen("1", OrderStatus.CANCELLED, 60, line(LIPSTICK, 3)));

        assertThat(outcome).isInstanceOf(Parked.class);
        assertThat(level(LIPSTICK).reserved()).isEqualTo(1);
    }

    @Test
    public void parksTheOrder_whenWhatIsStoredCannotBeRead() {
        onHand(LIPSTICK, 10);
        OrderKey key = OrderKey.of(SHOP, "1");
        Map<String, AttributeValue> spoilt = new HashMap<>(OrderItem.key(key));
        spoilt.put("version", Fields.number(7));
        dynamo().putItem(p -> p.tableName(tables.orders()).item(spoilt));

        Map<OrderKey, CommitOutcome> outcomes =
                commit(seen("1", OrderStatus.UNPAID, 0, line(LIPSTICK, 1)).first());

        assertThat(outcomes.get(key)).isInstanceOf(Parked.class);
        assertThat(tables.orderTable().read(List.of(key), true).unreadable()).containsOnlyKeys(key);
        assertThatThrownBy(() -> tables.orderTable().load(List.of(key), true)).isInstanceOf(UnreadableItem.class);
    }

    @Test
    public void keepsTheRecipientApart_untilThirtyDaysAfterTheOrderClosed() {
        onHand(MUG, 5);
        Recipient moved = new Recipient("A. Buyer", "+1 555 0100", "2 Other Street", "00001", "US", "");
        next(seen("1", OrderStatus.AWAITING_SHIPMENT, 10, line(MUG, 1)).to(SOMEBODY));
        next(seen("1", OrderStatus.AWAITING_SHIPMENT, 20, line(MUG, 1)).to(moved));
        tables.recipientTable()
                .put(seen("1", OrderStatus.AWAITING_SHIPMENT, 10, line(MUG, 1))
                        .to(SOMEBODY)
                        .snapshot());
        OrderKey key = OrderKey.of(SHOP, "1");

        assertThat(tables.recipientTable().find(key)).contains(moved);
        assertThat(dynamo().scan(s -> s.tableName(tables.orders())).toString()).doesNotContain("Street", "555");

        Instant closed = EVENING.plusSeconds(10 + 90);
        next(seen("1", OrderStatus.CANCELLED, 90, line(MUG, 1)));
        Map<String, AttributeValue> item = dynamo().getItem(
                        g -> g.tableName(tables.recipients()).key(OrderItem.key(key)))
                .item();
        assertThat(Fields.numberOf(item, "expires"))
                .isEqualTo(closed.plus(RecipientTable.KEPT_AFTER_CLOSING).getEpochSecond());
        tables.recipientTable()
                .put(seen("1", OrderStatus.AWAITING_SHIPMENT, 20, line(MUG, 1))
                        .to(moved)
                        .snapshot());
        assertThat(dynamo().getItem(g -> g.tableName(tables.recipients()).key(OrderItem.key(key)))
                        .item())
                .as("a late read does not prolong")
                .isEqualTo(item);
    }

    @Test
    public void keepsAnAddressInItsParts_forWhoeverWritesItIntoColumns() {
        Recipient whole = new Recipient(
                "Ana Testa",
                "1",
                "7 Mock Boulevard, Makati, Metro Manila",
                "1210",
                "PH",
                "",
                new AddressParts("7 Mock Boulevard", List.of("Metro Manila", "Makati"), false));
        OrderSnapshot seen = seen("77", OrderStatus.AWAITING_SHIPMENT, 10, line(MUG, 1))
                .to(whole)
                .snapshot();

        tables.recipientTable().put(seen);

        assertThat(tables.recipientTable().find(seen.key())).contains(whole);
    }

    @Test
    public void erasesOneShopsRecipients_inShares_andNoOthers() {
        ShopId other = new ShopId("7495540735365777508");
        for (int i = 1; i <= 40; i++) {
            tables.recipientTable().put(shown(SHOP_ID, i));
            tables.recipientTable().put(shown(other, i));
        }

        assertThat(tables.recipientTable().erase(SHOP_ID, 25)).isEqualTo(25);
        awaitErased(SHOP_ID);

        for (int i = 1; i <= 40; i++) {
            assertThat(tables.recipientTable().find(shown(SHOP_ID, i).key())).isEmpty();
            assertThat(tables.recipientTable().find(shown(other, i).key())).isPresent();
        }
    }

    /** The index follows in its own time: a share may name recipients that are gone. */
    private void awaitErased(ShopId shop) {
        for (int share = 0; tables.recipientTable().erase(shop, 25) > 0; share++) {
            assertThat(share).as("shares until nothing is left").isLessThan(50);
        }
    }

    private static OrderSnapshot shown(ShopId shop, int order) {
        OrderSnapshot seen = seen("" + order, OrderStatus.AWAITING_SHIPMENT, 10, line(MUG, 1))
                .to(SOMEBODY)
                .snapshot();
        return new OrderSnapshot(
                new OrderKey(shop, seen.key().order()),
                new PlatformState(
                        seen.status(),
                        seen.created(),
                        seen.deadlines(),
                        seen.updated(),
                        Milestones.NONE,
                        seen.readAt()),
                seen.platformHold(),
                seen.lines(),
                seen.payment(),
                new Fulfilment(seen.kind(), seen.fulfilledBy(), seen.warehouse(), Handling.USUAL),
                seen.buyerAsksCancel(),
                seen.recipient());
    }

    @Test
    public void storesNoRecipient_whenTheOrderNeverShowedOne() {
        next(seen("1", OrderStatus.UNPAID, 0, line(MUG, 1)));
        next(seen("1", OrderStatus.CANCELLED, 60, line(MUG, 1)));

        assertThat(tables.recipientTable().find(OrderKey.of(SHOP, "1"))).isEmpty();
    }

    @Test
    public void listsOpenOrdersByShipBy_acrossTheShards() {
        onHand(CARD, 100);
        List<OrderChange> changes = new ArrayList<>();
        for (int i = 30; i > 0; i--) {
            changes.add(seen("" + i, OrderStatus.AWAITING_SHIPMENT, 0, line(CARD, 1))
                    .first());
        }
        commit(changes.toArray(OrderChange[]::new));
        next(seen("1", OrderStatus.AWAITING_COLLECTION, 60, line(CARD, 1)));

        assertThat(tables.orderTable().open(SHOP_ID, Lane.READY, 3))
                .extracting(OrderKey::order)
                .containsExactly("2", "3", "4");
        assertThat(tables.orderTable().open(SHOP_ID, Lane.READY, 100)).hasSize(29);
        assertThat(tables.orderTable().listed(SHOP_ID, Lane.READY).orders()).hasSize(29);
        assertThat(tables.orderTable().open(SHOP_ID, Lane.RELEASED, 10)).hasSize(1);
        assertThat(tables.orderTable().listed(SHOP_ID, Lane.HELD).orders()).isEmpty();
    }

    @Test
    public void listsWhatWavesArePlannedBy_asTheOrdersThemselvesSay() {
        onHand(CARD, 100);
        List<OrderChange> changes = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            changes.add(seen("" + i, OrderStatus.AWAITING_SHIPMENT, 0, line(CARD, 1))
                    .first());
        }
        commit(changes.toArray(OrderChange[]::new));
        tables.orderTable().replace(stored("5"), stored("5").into("wave"));

        ListedOrders ready = tables.orderTable().listed(SHOP_ID, Lane.READY, 100);
        assertThat(ready.unreadable()).isEmpty();
        assertThat(ready.orders())
                .hasSize(11)
                .allSatisfy(listed ->
                        assertThat(ListedOrder.of(stored(listed.key().order()))).contains(listed));
        assertThat(tables.orderTable().listed(SHOP_ID, Lane.RELEASED, 100).orders())
                .containsExactly(ListedOrder.of(stored("5")).orElseThrow());
        Instant fourth = ready.orders().get(3).shipBy();
        assertThat(tables.orderTable()
                        .listedBefore(SHOP_ID, Lane.READY, fourth, 100)
                        .orders())
                .hasSize(3);
    }

    @Test
    public void movesAnOrderIntoItsWave_onceAlone_whenTwoTry() {
        onHand(CARD, 100);
        commit(seen("1", OrderStatus.AWAITING_SHIPMENT, 0, line(CARD, 1)).first());
        Order ready = stored("1");

        assertThat(tables.orderTable().replace(ready, ready.into("2026-03-06T16-main")))
                .isTrue();
        assertThat(tables.orderTable().replace(ready, ready.into("2026-03-07T10-main")))
                .isFalse();

        assertThat(stored("1").wave()).contains("2026-03-06T16-main");
        assertThat(tables.orderTable().open(SHOP_ID, Lane.RELEASED, 10)).containsExactly(OrderKey.of(SHOP, "1"));
        assertThat(tables.orderTable().open(SHOP_ID, Lane.READY, 10)).isEmpty();
    }

    @Test
    public void listsWhatAllOrdersOfAListAreHeldForAndHowTheyStand_inTheirOrder() {
        onHand(CARD, 20);
        List<OrderChange> changes = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            changes.add(seen("" + i, OrderStatus.AWAITING_SHIPMENT, 0, line(CARD, 1))
                    .first());
        }
        commit(changes.toArray(OrderChange[]::new));
        OrderTable orders = tables.orderTable();

        List<ListedOrder> held = orders.listed(SHOP_ID, Lane.HELD).orders();
        assertThat(held)
                .hasSize(10)
                .allSatisfy(listed -> assertThat(listed.heldFor()).containsExactly(HoldCode.SHORT_STOCK))
                .allSatisfy(listed -> assertThat(listed.status()).isEqualTo(OrderStatus.AWAITING_SHIPMENT))
                .isSortedAccordingTo(Comparator.comparing(OrderTable::place));
        assertThat(orders.listed(SHOP_ID, Lane.READY).orders())
                .hasSize(20)
                .allSatisfy(listed -> assertThat(listed.heldFor()).isEmpty());
    }

    @Test
    public void readsMoreThanAHundredOrders_inSeveralCalls() {
        List<OrderKey> keys = IntStream.rangeClosed(1, 130)
                .mapToObj(i -> OrderKey.of(SHOP, "" + i))
                .toList();
        commit(keys.stream()
                .map(key -> seen(key.order(), OrderStatus.UNPAID, 0, line(new Sku("UNKNOWN"), 1))
                        .first())
                .toArray(OrderChange[]::new));

        assertThat(tables.orderTable().load(keys, true)).containsOnlyKeys(keys);
    }

    @Test
    public void givesBackItemsAndTheirList_whenTheyWerePut() {
        assertThat(tables.stockTable().items(OWNER, List.of(GIFT_SET, MUG, new Sku("NOBODY"))))
                .isEqualTo(Map.of(GIFT_SET, item(GIFT_SET), MUG, item(MUG)));
        assertThat(tables.stockTable().skus(OWNER)).containsExactly(CARD, LIPSTICK, MUG, GIFT_SET, PARTY_SET);
        assertThat(tables.stockTable().skus("outlet")).isEmpty();
        assertThat(tables.stockTable().levels(OWNER, List.of(slot(MUG)))).isEmpty();
    }

    @Test
    public void keepsWhatIsReserved_whenTheShelfIsCountedAgain() {
        onHand(MUG, 5);
        next(seen("1", OrderStatus.UNPAID, 0, line(MUG, 3)));

        StockLevel counted = tables.stockTable().count(OWNER, slot(MUG), 4, "count sheet 7", "weekly count");

        assertThat(counted).isEqualTo(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 4, 3, 3));
        assertThat(dynamo().query(q -> q.tableName(tables.stock())
                                .keyConditionExpression("pk = :pk AND begins_with(sk, :move)")
                                .expressionAttributeValues(
                                        Map.of(":pk", Fields.text(OWNER + "#" + MUG), ":move", Fields.text("MOVE#"))))
                        .items())
                .extracting(move -> Fields.numberOf(move, "change"))
                .containsExactly(5L, -1L);
        assertThat(next(seen("2", OrderStatus.AWAITING_SHIPMENT, 0, line(MUG, 2))))
                .isInstanceOf(Committed.class);
        assertThat(stored("2").reservation().isShort()).isTrue();
    }

    @Test
    public void refusesACount_belowWhatOrdersWerePromised() {
        onHand(MUG, 5);
        next(seen("1", OrderStatus.UNPAID, 0, line(MUG, 3)));

        assertThatThrownBy(() -> tables.stockTable().count(OWNER, slot(MUG), 2, "a", "b"))
                .isInstanceOfSatisfying(BelowReserved.class, refused -> {
                    assertThat(refused.level()).isEqualTo(level(MUG));
                    assertThat(refused.counted()).isEqualTo(2);
                });
        assertThatThrownBy(() -> tables.stockTable().count(OWNER, slot(MUG), -1, "a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(level(MUG).onHand()).isEqualTo(5);
    }

    @Test
    public void raisesAMismatch_whenAnOrderShippedWhatTheShelfDoesNotHave() {
        onHand(MUG, 1);

        next(seen("1", OrderStatus.PARTIALLY_SHIPPING, 60, line(MUG, 2, LineState.SHIPPED), line(CARD, 1)));

        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 0, 0, 1, 2));
        assertThat(stored("1").holds())
                .contains(new Hold(HoldCode.STOCK_MISMATCH, List.of(slot(MUG) + " x1")))
                .hasSize(2);
    }

    @Test
    public void takesOffEverythingThatIsThere_andHoldsOnlyTheOneSku_whenAShortOrderShipsAllTheSame() {
        onHand(LIPSTICK, 10);
        onHand(MUG, 0);
        next(seen("1", OrderStatus.AWAITING_SHIPMENT, 0, line(LIPSTICK, 2), line(MUG, 1)));
        assertThat(stored("1").reservation().isShort()).isTrue();

        next(seen("1", OrderStatus.IN_TRANSIT, 60, line(LIPSTICK, 2), line(MUG, 1)));

        assertThat(level(LIPSTICK).onHand()).isEqualTo(8);
        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 0, 0, 1, 2));
        assertThat(stored("1").holds()).containsExactly(new Hold(HoldCode.STOCK_MISMATCH, List.of(slot(MUG) + " x1")));
    }

    @Test
    public void takesOffWhatLeftBefore_whenUnitsComeFree() {
        onHand(MUG, 3);
        next(seen("1", OrderStatus.AWAITING_SHIPMENT, 0, line(MUG, 3)));
        next(seen("2", OrderStatus.IN_TRANSIT, 0, line(MUG, 2)));
        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 3, 3, 2, 3));

        next(seen("1", OrderStatus.CANCELLED, 60, line(MUG, 3)));

        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 1, 0, 0, 4));
    }

    @Test
    public void takesWhatLeftBeforeItPromises_whenBothAskForTheLastUnit() {
        onHand(MUG, 1);

        commit(
                seen("1", OrderStatus.UNPAID, 0, line(MUG, 1)).first(),
                seen("2", OrderStatus.IN_TRANSIT, 60, line(MUG, 1)).first());

        assertThat(level(MUG).onHand()).isZero();
        assertThat(stored("1").reservation().isShort()).isTrue();
        assertThat(stored("2").holds()).isEmpty();
    }

    @Test
    public void keepsWhatLeftASlotThatNobodyEverBooked_andMakesNoFigureOfIt() {
        next(seen("1", OrderStatus.IN_TRANSIT, 0, line(MUG, 2)));

        assertThat(tables.stockTable().levels(OWNER, List.of(slot(MUG)))).isEmpty();
        assertThat(new StockMoves(dynamo(), tables.stock(), Clock.systemUTC()).level(OWNER, slot(MUG)))
                .isEqualTo(new StockLevel(slot(MUG), 0, 0, 2, 1));
    }
}
