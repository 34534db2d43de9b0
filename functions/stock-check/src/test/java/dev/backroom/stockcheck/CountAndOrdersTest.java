package dev.backroom.stockcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
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
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.stockcheck.booking.BookLines;
import dev.backroom.stockcheck.booking.Booking;
import dev.backroom.stockcheck.booking.CountStock;
import dev.backroom.stockcheck.booking.ReceiveStock;
import dev.backroom.stockcheck.booking.StockLine;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What counts and deliveries do to orders: who becomes SHORT, who is let go, and what of it is shown before. */
@Tag("engine")
class CountAndOrdersTest {
    private static final Map<Sku, Item> ITEMS = Map.of(
            new Sku("MUG"), new Item(new Sku("MUG"), "Mug", Map.of(), 0),
            new Sku("CARD"), new Item(new Sku("CARD"), "Card", Map.of(), 0));

    private final StockFixture room = new StockFixture();
    private final String recipients = "Recipients-" + room.stockTable;
    private final BookLines books = room.bookLines();
    private final CountStock count = new CountStock(books);
    private final ReceiveStock receive = new ReceiveStock(books);

    @BeforeEach
    void tables() {
        room.engine()
                .createTable(t -> t.tableName(recipients)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH)));
        room.stock("MUG", "main", 6);
        room.stock("CARD", "main", 6);
    }

    @Test
    void namesTheOrdersFirst_andMakesTheNewestShort_whenLessIsCountedThanPromised() {
        read(1, OrderStatus.UNPAID, "MUG", "MUG");
        read(2, OrderStatus.AWAITING_SHIPMENT, "MUG", "MUG");
        read(3, OrderStatus.UNPAID, "MUG", "MUG");
        List<StockLine> sheet = List.of(line(2, "MUG", 3, "sheet 1"));

        Booking would = count.preview(StockFixture.OWNER, sheet);

        assertThat(would.shorts())
                .extracting(one -> one.order().order() + " x" + one.units())
                .containsExactly("3 x2", "2 x1");
        assertThat(holds(3)).isEmpty();
        assertThat(room.shelf("MUG").levels().getFirst().onHand()).isEqualTo(6);

        Booking booking = count.count(StockFixture.OWNER, sheet);

        assertThat(booking).isEqualTo(would);
        assertThat(holds(3)).containsExactly(new Hold(HoldCode.SHORT_STOCK, List.of("MUG#main x2")));
        assertThat(holds(2)).containsExactly(new Hold(HoldCode.SHORT_STOCK, List.of("MUG#main x1")));
        assertThat(holds(1)).isEmpty();
        assertThat(room.shelf("MUG").levels())
                .singleElement()
                .satisfies(level -> assertThat(level.onHand()).isEqualTo(3))
                .satisfies(level -> assertThat(level.reserved()).isEqualTo(3));
    }

    @Test
    void servesTheOldestOfThem_whenADeliveryComes() {
        read(1, OrderStatus.UNPAID, "MUG", "MUG", "MUG");
        read(2, OrderStatus.AWAITING_SHIPMENT, "MUG", "MUG");
        count.count(StockFixture.OWNER, List.of(line(2, "MUG", 1, "sheet 1")));
        assertThat(holds(1)).hasSize(1);

        Booking booking = receive.receive(StockFixture.OWNER, List.of(line(2, "MUG", 3, "DN-1")));

        assertThat(booking.released()).isEqualTo(1);
        assertThat(holds(1)).isEmpty();
        assertThat(holds(2)).hasSize(1);
        assertThat(room.shelf("MUG").levels().getFirst().reserved()).isEqualTo(3);
        assertThat(room.available("MUG", "main")).isEqualTo(1);
    }

    @Test
    void letsGoWhatLeftAllTheSame_whenTheDeliveryIsBookedThatItCameFrom() {
        count.count(StockFixture.OWNER, List.of(line(2, "MUG", 0, "sheet 1")));
        read(1, OrderStatus.AWAITING_SHIPMENT, "MUG", "CARD");
        read(1, OrderStatus.IN_TRANSIT, "MUG", "CARD");
        read(2, OrderStatus.IN_TRANSIT, "MUG");
        assertThat(holds(1)).containsExactly(new Hold(HoldCode.STOCK_MISMATCH, List.of("MUG#main x1")));
        assertThat(room.available("CARD", "main")).isEqualTo(5);

        assertThat(receive.receive(StockFixture.OWNER, List.of(line(2, "MUG", 1, "DN-1")))
                        .released())
                .isEqualTo(1);
        assertThat(holds(1)).isEmpty();
        assertThat(holds(2)).hasSize(1);
        assertThat(room.available("MUG", "main")).isZero();

        receive.receive(StockFixture.OWNER, List.of(line(2, "MUG", 5, "DN-2")));

        assertThat(holds(2)).isEmpty();
        assertThat(room.available("MUG", "main")).isEqualTo(4);
    }

    @Test
    void letsGoWhatLeftAllTheSame_whenTheShelfIsCounted() {
        count.count(StockFixture.OWNER, List.of(line(2, "MUG", 0, "sheet 1")));
        read(1, OrderStatus.IN_TRANSIT, "MUG");

        count.count(StockFixture.OWNER, List.of(line(2, "MUG", 7, "sheet 2")));

        assertThat(holds(1)).isEmpty();
        assertThat(room.available("MUG", "main")).isEqualTo(7);
    }

    @Test
    void leavesOtherOwnersOrdersAlone() {
        read(1, OrderStatus.UNPAID, "MUG", "MUG");
        room.shops.clear();

        assertThat(count.count(StockFixture.OWNER, List.of(line(2, "MUG", 1, "sheet 1")))
                        .rejects())
                .extracting(Booking.Reject::reason)
                .containsExactly(
                        "of the 6 units on hand 2 are promised to orders that cannot be found now; import it again");
        assertThat(holds(1)).isEmpty();
    }

    private void read(int id, OrderStatus status, String... skus) {
        OrderTransition.Terms terms = new OrderTransition.Terms("main", StockFixture.NOON.minusSeconds(9));
        OrderSnapshot seen = snapshot(id, status, skus);
        if (OrderTransition.apply(Optional.ofNullable(find(id)), seen, new Catalogue(ITEMS), terms)
                instanceof OrderTransition.Changed changed) {
            new OrderCommit(room.engine(), room.orders(), recipients, room.stockTable)
                    .commit(List.of(new OrderChange(StockFixture.OWNER, new Catalogue(ITEMS), terms, changed)));
        }
    }

    private @Nullable Order find(int id) {
        OrderKey key = new OrderKey(room.shop.id(), Integer.toString(id));
        return new OrderTable(room.engine(), room.orders())
                .load(List.of(key), true)
                .get(key);
    }

    private List<Hold> holds(int id) {
        return Objects.requireNonNull(find(id)).holds();
    }

    private OrderSnapshot snapshot(int id, OrderStatus status, String... skus) {
        List<OrderLine> lines = Arrays.stream(skus)
                .map(sku -> new OrderLine(new Sku(sku), "27", "17", 1, BigDecimal.ONE, false, LineState.of(status)))
                .toList();
        return new OrderSnapshot(
                new OrderKey(room.shop.id(), Integer.toString(id)),
                new PlatformState(
                        status,
                        StockFixture.NOON.plusSeconds(id),
                        new Deadlines(Optional.empty(), Optional.empty(), Optional.empty()),
                        StockFixture.NOON.plusSeconds(id + status.rank()),
                        Milestones.NONE,
                        room.clock.instant()),
                false,
                lines,
                new Payment("", new Money(BigDecimal.ONE, "USD"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.empty());
    }

    private static StockLine line(int number, String sku, int units, String reference) {
        return new StockLine(number, sku, "", units, reference, "Lin", "because");
    }
}
