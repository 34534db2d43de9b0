package dev.backroom.store.stock;

import static dev.backroom.store.Goods.CARD;
import static dev.backroom.store.Goods.GIFT_SET;
import static dev.backroom.store.Goods.LIPSTICK;
import static dev.backroom.store.Goods.MUG;
import static dev.backroom.store.Goods.OWNER;
import static dev.backroom.store.Goods.line;
import static dev.backroom.store.Goods.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Movement.Kind;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.FaultyDynamo;
import dev.backroom.store.Goods;
import dev.backroom.store.StoreFixture;
import dev.backroom.store.StoreTables;
import dev.backroom.store.dynamo.Fields;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Movements: what they do to a level, and that they and the orders explain it to the unit. */
@Tag("engine")
class StockMovesTest extends StoreFixture {
    private final Clock clock = Clock.fixed(Goods.EVENING, ZoneOffset.UTC);

    @Override
    protected DynamoDbClient dynamo() {
        return EmbeddedDynamo.client();
    }

    @Test
    void opensALevel_whenTheFirstGoodsArrive() {
        assertThat(book(MUG, Kind.RECEIPT, 12, "")).isEqualTo(new Booked.Done(12));
        assertThat(book(MUG, Kind.RECEIPT, 3, "")).isEqualTo(new Booked.Done(3));

        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 15, 0, 2));
        next(Goods.seen("1", OrderStatus.UNPAID, 0, line(MUG, 15)));
        assertThat(level(MUG).available()).isZero();
    }

    @Test
    void writesDownWhoAndWhy() {
        book(MUG, Kind.RECEIPT, 12, "DN-7/1");

        Map<String, AttributeValue> move = moves(MUG).getFirst();
        assertThat(Fields.textOf(move, "sk")).startsWith("MOVE#2026-03-06T12:00:00.000000Z#");
        assertThat(Fields.textOf(move, "kind")).isEqualTo("RECEIPT");
        assertThat(Fields.textOf(move, "who")).isEqualTo("Lin");
        assertThat(Fields.textOf(move, "why")).isEqualTo("because");
        assertThat(Fields.textOf(move, "reference")).isEqualTo("DN-7/1");
    }

    @Test
    void readsMovementsInTheOrderInWhichTheyWereBooked() {
        List.of(0, 4_000, 400_000_000, 900_000_000)
                .forEach(nanos -> new StockMoves(dynamo(), tables.stock(), Clock.offset(clock, Duration.ofNanos(nanos)))
                        .book(OWNER, move(MUG, Kind.RECEIPT, 1 + nanos / 1_000, "")));

        assertThat(moves(MUG))
                .extracting(move -> Fields.numberOf(move, "change"))
                .containsExactly(1L, 5L, 400_001L, 900_001L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIPT", "COUNT", "DAMAGE"})
    void booksAReferenceOnce_howeverOftenItsFileIsImported(Kind kind) {
        book(MUG, Kind.RECEIPT, 9, "");

        assertThat(book(MUG, kind, 5, "paper 1")).isInstanceOf(Booked.Done.class);
        StockLevel once = level(MUG);
        assertThat(book(MUG, kind, 5, "paper 1")).isEqualTo(new Booked.Repeated());
        assertThat(book(MUG, kind, 5, "paper 1")).isEqualTo(new Booked.Repeated());

        assertThat(level(MUG)).isEqualTo(once);
        assertThat(book(MUG, kind, 4, "paper 2")).isInstanceOf(Booked.Done.class);
    }

    @Test
    void saysThatItIsBooked_ratherThanThatItNoLongerFits() {
        book(MUG, Kind.RECEIPT, 5, "");
        book(MUG, Kind.DAMAGE, 4, "fall 1");

        assertThat(book(MUG, Kind.DAMAGE, 4, "fall 1")).isEqualTo(new Booked.Repeated());
        assertThat(book(MUG, Kind.DAMAGE, 4, "fall 2")).isEqualTo(new Booked.BelowPromised(level(MUG)));
    }

    @Test
    void takesNothingThatOrdersWerePromised() {
        book(MUG, Kind.RECEIPT, 5, "");
        next(Goods.seen("1", OrderStatus.UNPAID, 0, line(MUG, 3)));

        assertThat(book(MUG, Kind.DAMAGE, 3, "")).isEqualTo(new Booked.BelowPromised(level(MUG)));
        assertThat(book(MUG, Kind.COUNT, 2, "")).isEqualTo(new Booked.BelowPromised(level(MUG)));
        assertThat(book(CARD, Kind.ADJUSTMENT, -1, "")).isInstanceOf(Booked.BelowPromised.class);
        assertThat(book(MUG, Kind.DAMAGE, 2, "")).isEqualTo(new Booked.Done(-2));
        assertThat(level(MUG).available()).isZero();
    }

    @Test
    void booksAgain_whenTheAnswerWasLost() {
        StockMoves broken = new StockMoves(
                new FaultyDynamo(dynamo(), FaultyDynamo.Fault.NONE, FaultyDynamo.Fault.LOST_ANSWER),
                tables.stock(),
                clock,
                StoreTables.Impatient.BACKOFF);
        Movement delivery = move(MUG, Kind.RECEIPT, 5, "DN-7/1");
        try {
            broken.book(OWNER, delivery);
        } catch (RuntimeException e) {
            // Whoever imports sees that it failed, and imports again.
        }

        assertThat(stockMoves().book(OWNER, delivery)).isEqualTo(new Booked.Repeated());
        assertThat(level(MUG).onHand()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void movementsLessWhatOrdersConsumed_areWhatIsOnHand(long seed) {
        Random random = new Random(seed);
        boolean plenty = seed % 3 == 0;
        List<Sku> skus = List.of(LIPSTICK, MUG, CARD);
        skus.forEach(sku -> book(sku, Kind.RECEIPT, plenty ? 300 : 1 + random.nextInt(6), ""));
        for (int step = 0; step < 60; step++) {
            Sku sku = skus.get(random.nextInt(3));
            switch (random.nextInt(7)) {
                case 0 -> book(sku, Kind.RECEIPT, 1 + random.nextInt(9), random.nextBoolean() ? "" : "r" + step % 5);
                case 1 -> bookFrom(sku, Kind.DAMAGE, 1 + random.nextInt(3));
                case 2 -> bookFrom(sku, Kind.COUNT, (plenty ? 200 : 0) + random.nextInt(plenty ? 40 : 7));
                case 3 -> bookFrom(sku, Kind.ADJUSTMENT, random.nextBoolean() ? 2 : -2);
                default -> {
                    String order = Integer.toString(1 + random.nextInt(8));
                    OrderStatus status = List.of(
                                    OrderStatus.UNPAID,
                                    OrderStatus.AWAITING_SHIPMENT,
                                    OrderStatus.IN_TRANSIT,
                                    OrderStatus.CANCELLED)
                            .get(random.nextInt(4));
                    Sku bought = random.nextInt(4) == 0 ? GIFT_SET : sku;
                    next(Goods.seen(order, status, step, line(bought, 1 + random.nextInt(2))));
                }
            }
        }

        skus.forEach(this::assertExplained);
    }

    private void bookFrom(Sku sku, Kind kind, int units) {
        stockMoves().book(OWNER, move(sku, kind, units, ""), holders());
    }

    @Test
    void takesOffWhatLeftBefore_whenTheDeliveryIsBookedThatItCameFrom() {
        book(MUG, Kind.RECEIPT, 1, "");
        next(Goods.seen("1", OrderStatus.IN_TRANSIT, 0, line(MUG, 3)));
        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 0, 0, 2, 2));

        assertThat(book(MUG, Kind.RECEIPT, 1, "DN-1")).isEqualTo(new Booked.Done(1));
        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 0, 0, 1, 3));
        assertThat(book(MUG, Kind.RECEIPT, 10, "DN-2")).isEqualTo(new Booked.Done(10));

        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 9, 0, 0, 4));
        assertExplained(MUG);
    }

    @Test
    void takesOffWhatLeftBefore_whenNobodyHadEverBookedTheSlot() {
        next(Goods.seen("1", OrderStatus.IN_TRANSIT, 0, line(MUG, 1)));
        next(Goods.seen("2", OrderStatus.IN_TRANSIT, 0, line(MUG, 1)));

        book(MUG, Kind.RECEIPT, 5, "");

        assertThat(level(MUG).onHand()).isEqualTo(3);
        assertExplained(MUG);
    }

    @Test
    void believesTheCount_andExplainsItWithWhatLeftBefore() {
        book(MUG, Kind.RECEIPT, 1, "");
        next(Goods.seen("1", OrderStatus.IN_TRANSIT, 0, line(MUG, 3)));

        assertThat(book(MUG, Kind.COUNT, 4, "")).isEqualTo(new Booked.Done(6));

        assertThat(level(MUG)).isEqualTo(new StockLevel(slot(MUG), 4, 0, 0, 3));
        assertExplained(MUG);
    }

    @Test
    void takesACountBelowWhatIsPromised_fromTheNewestOrders() {
        book(MUG, Kind.RECEIPT, 6, "");
        for (String order : List.of("1", "2", "3")) {
            next(Goods.seen(order, OrderStatus.UNPAID, 0, line(MUG, 2)));
        }

        Booked booked = stockMoves().book(OWNER, move(MUG, Kind.COUNT, 3, "sheet 1"), holders());

        assertThat(booked).isInstanceOfSatisfying(Booked.Done.class, done -> {
            assertThat(done.change()).isEqualTo(-3);
            assertThat(done.cuts())
                    .extracting(cut -> cut.before().key().order(), Promises.Cut::units)
                    .containsExactly(tuple("3", 2), tuple("2", 1));
        });
        assertThat(level(MUG).reserved()).isEqualTo(3).isEqualTo((int) reserved(MUG));
        assertThat(level(MUG).onHand()).isEqualTo(3);
        assertThat(stored("3").holds()).extracting(Hold::code).containsExactly(HoldCode.SHORT_STOCK);
        assertThat(stored("1").holds()).isEmpty();
        assertThat(stockMoves().book(OWNER, move(MUG, Kind.COUNT, 3, "sheet 1"), holders()))
                .isEqualTo(new Booked.Repeated());
    }

    @Test
    void finishesInSteps_whenMoreOrdersGiveBackThanFitIntoOneTransaction() {
        int many = StockMoves.MOST_ORDERS + 25;
        book(MUG, Kind.RECEIPT, many + 5, "");
        IntStream.rangeClosed(1, many)
                .forEach(order -> next(Goods.seen(Integer.toString(order), OrderStatus.UNPAID, 0, line(MUG, 1))));

        Booked booked = stockMoves().book(OWNER, move(MUG, Kind.COUNT, 7, "sheet 1"), holders());

        assertThat(booked).isInstanceOfSatisfying(Booked.Done.class, done -> {
            assertThat(done.change()).isEqualTo(7 - many - 5);
            assertThat(done.cuts()).hasSize(many - 7);
        });
        assertThat(level(MUG))
                .extracting(StockLevel::onHand, StockLevel::reserved)
                .containsExactly(7, 7);
        assertThat(stored("7").holds()).isEmpty();
        assertThat(stored("8").holds()).hasSize(1);
        assertThat(moves(MUG).stream()
                        .mapToLong(move -> Fields.numberOf(move, "change"))
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void takesNothingOffThatIsNotThere_whoeverWouldGiveBack() {
        book(MUG, Kind.RECEIPT, 2, "");
        next(Goods.seen("1", OrderStatus.UNPAID, 0, line(MUG, 2)));

        assertThat(stockMoves().book(OWNER, move(MUG, Kind.DAMAGE, 3, ""), holders()))
                .isInstanceOf(Booked.BelowPromised.class);
        assertThat(stockMoves().book(OWNER, move(MUG, Kind.DAMAGE, 1, ""), holders()))
                .isInstanceOf(Booked.Done.class);
        assertThat(level(MUG))
                .extracting(StockLevel::onHand, StockLevel::reserved)
                .containsExactly(1, 1);
    }

    /** On hand is what was moved less all that left, and what could not be taken off is named by level and orders. */
    private void assertExplained(Sku sku) {
        long moved = moves(sku).stream()
                .mapToLong(move -> Fields.numberOf(move, "change"))
                .sum();
        StockLevel level = stockMoves().level(OWNER, slot(sku));
        assertThat(level.onHand() - level.overdrawn()).as("%s on hand", sku).isEqualTo((int) (moved - consumed(sku)));
        assertThat(level.reserved()).as("%s reserved", sku).isEqualTo((int) reserved(sku));
        assertThat(level.overdrawn() == 0 || level.available() == 0).isTrue();
    }

    private StockHolders holders() {
        return new StockHolders(dynamo(), tables.orders(), key -> true);
    }

    private long consumed(Sku sku) {
        Slot slot = slot(sku);
        return orders().stream()
                .mapToLong(order -> order.reservation().consumed().getOrDefault(slot, 0))
                .sum();
    }

    private long reserved(Sku sku) {
        Slot slot = slot(sku);
        return orders().stream()
                .mapToLong(order -> order.reservation().reserved().getOrDefault(slot, 0))
                .sum();
    }

    private List<Order> orders() {
        return tables
                .orderTable()
                .read(
                        IntStream.rangeClosed(1, 8)
                                .mapToObj(id -> OrderKey.of(Goods.SHOP, Integer.toString(id)))
                                .toList(),
                        true)
                .orders()
                .values()
                .stream()
                .toList();
    }

    private List<Map<String, AttributeValue>> moves(Sku sku) {
        return dynamo().query(q -> q.tableName(tables.stock())
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :move)")
                        .expressionAttributeValues(
                                Map.of(":pk", Fields.text(OWNER + "#" + sku), ":move", Fields.text("MOVE#"))))
                .items();
    }

    private Booked book(Sku sku, Kind kind, int units, String reference) {
        return stockMoves().book(OWNER, move(sku, kind, units, reference));
    }

    private StockMoves stockMoves() {
        return new StockMoves(dynamo(), tables.stock(), clock, StoreTables.Impatient.BACKOFF);
    }

    private static Movement move(Sku sku, Kind kind, int units, String reference) {
        return new Movement(kind, slot(sku), units, reference, "Lin", "because");
    }
}
