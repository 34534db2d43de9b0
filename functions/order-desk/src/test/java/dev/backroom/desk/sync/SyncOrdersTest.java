package dev.backroom.desk.sync;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.desk.DeskInMemory;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.desk.triage.FraudMemory;
import dev.backroom.desk.triage.FraudScreening;
import dev.backroom.desk.triage.OutsideCheck;
import dev.backroom.desk.triage.RecipientCheck;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
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
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.handover.HandoverCodec;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.order.OrdersRead;
import dev.backroom.tiktok.webhook.SignalCodec;
import dev.backroom.tiktok.webhook.WebhookType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class SyncOrdersTest {
    private static final RecipientCheck RECIPIENTS = new RecipientCheck();
    private static final FraudScreening LOOKS = new FraudScreening(FraudMemory.NONE, OutsideCheck.NONE);

    private static final Sku MUG = new Sku("MUG");
    private static final Slot MUGS = new Slot(MUG, Slot.MAIN);

    private final DeskInMemory desk = new DeskInMemory();
    private final MovingClock clock = new MovingClock(NOON);
    private final Map<ShopId, Shop> shops = new LinkedHashMap<>();
    private final Map<OrderKey, OrderSnapshot> platform = new HashMap<>();
    private final Map<ShopId, RuntimeException> broken = new HashMap<>();
    private final Map<String, String> unreadable = new HashMap<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final Map<String, Parked> parked = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private StockChangeOutbox outbox = (owner, skus) -> told.add(owner + " " + skus);
    private Parking parking = message -> parked.put(message.id(), message);
    private final List<String> handed = new ArrayList<>();
    private HandoverOutbox handovers =
            (messages, delay) -> messages.forEach(one -> handed.add(HandoverCodec.write(one) + " after " + delay));
    private final List<String> casesToRead = new ArrayList<>();
    private RecheckQueue.Queue cases = (signals, delay) ->
            signals.forEach(signal -> casesToRead.add(signal.type() + " " + signal.orders() + " after " + delay));
    private int shopReads;

    @BeforeEach
    void openShops() {
        shops.put(new ShopId("1"), ShopsInMemory.shop("1", "a"));
        shops.put(new ShopId("2"), ShopsInMemory.shop("2", "b"));
        desk.stock().putItem(Shop.DEFAULT_OWNER, new Item(MUG, "Mug", Map.of(), 5));
        desk.stock().count(Shop.DEFAULT_OWNER, MUGS, 100, "test", "opening");
    }

    @Test
    void storesEachOrderOnce_whenABatchNamesItOften() {
        sold("1", "11", 2);
        sold("1", "12", 1);

        Set<String> failed = sync(message("m1", "1", "11"), message("m2", "1", "11"), message("m3", "1", "12", "11"));

        assertThat(failed).isEmpty();
        assertThat(asked).containsExactly(List.of("11", "12"));
        assertThat(stored("1", "11").version()).isEqualTo(1);
        assertThat(mugsReserved()).isEqualTo(3);
        assertThat(parked).isEmpty();
    }

    @Test
    void holdsAnOrder_whenItsRecipientCannotBeServed() {
        Recipient nobody = new Recipient(
                "Jo Fixture",
                "12",
                "asdf, London",
                "SW12 0BH",
                "GB",
                "pls change the adress",
                new AddressParts("asdf", List.of("England", "London"), true));
        OrderSnapshot plain = snapshot("1", "11", line(1));
        platform.put(plain.key(), to(plain, nobody));

        assertThat(sync(message("m1", "1", "11"))).isEmpty();
        Order held = stored("1", "11");
        assertThat(held.lane()).contains(Lane.HELD);
        assertThat(held.holds())
                .extracting(Hold::code)
                .containsExactly(HoldCode.BUYER_WISHES_CHANGE, HoldCode.ADDRESS_IMPLAUSIBLE, HoldCode.PHONE_INVALID);
        assertThat(held.toString()).doesNotContain("asdf", "SW12", "Fixture");
        assertThat(mugsReserved()).isEqualTo(1);
    }

    @Test
    void hasTheRequestRead_whenABuyerAsksToCancel_andAgainWhenThatFailed() {
        OrderSnapshot seen = snapshot("1", "11", line(1));
        platform.put(seen.key(), askingToCancel(seen));
        sold("1", "12", 1);
        RecheckQueue.Queue works = cases;
        cases = (signals, delay) -> {
            throw new IllegalStateException("busy");
        };

        assertThat(sync(message("m1", "1", "11", "12"))).containsExactly("m1");
        assertThat(stored("1", "11").holds()).extracting(Hold::code).containsExactly(HoldCode.BUYER_ASKS_CANCEL);
        cases = works;
        assertThat(sync(message("m1", "1", "11", "12"))).isEmpty();

        assertThat(casesToRead).containsExactly("11 [11] after PT5S");
    }

    @Test
    void tellsTheHandover_whenAnOrderInAWaveIsCancelled_andAgainWhenThatFailed() {
        sold("1", "11", 1);
        sold("1", "12", 1);
        sync(message("m1", "1", "11", "12"));
        desk.orders().replace(stored("1", "11"), stored("1", "11").into("wave"));
        cancelled("1", "11");
        cancelled("1", "12");
        HandoverOutbox works = handovers;
        handovers = (messages, delay) -> {
            throw new IllegalStateException("busy");
        };
        assertThat(sync(message("m2", "1", "11"))).containsExactly("m2");

        handovers = works;
        assertThat(sync(message("m2", "1", "11"), message("m3", "1", "12"))).isEmpty();
        assertThat(handed).containsExactly("{\"shop\":\"1\",\"order\":\"11\",\"news\":true} after PT0S");
        assertThat(stored("1", "12").status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void hasTheHandoverLookAgain_whenThePackagesOfAnOrderInAWaveChange() {
        sold("1", "11", 1);
        sold("1", "12", 1);
        sync(message("m1", "1", "11", "12"));
        desk.orders().replace(stored("1", "11"), stored("1", "11").into("wave"));

        assertThat(sync(repacked("m2", "1", "11", "12"))).isEmpty();
        assertThat(handed).containsExactly("{\"shop\":\"1\",\"order\":\"11\",\"wave\":\"\"} after PT15S");
    }

    @Test
    void changesNothing_whenTheSameBatchComesAgain() {
        sold("1", "11", 2);
        sync(message("m1", "1", "11"));

        assertThat(sync(message("m1", "1", "11"))).isEmpty();
        assertThat(stored("1", "11").version()).isEqualTo(1);
        assertThat(mugsReserved()).isEqualTo(2);
    }

    @Test
    void sharesOneStock_whenTwoShopsOfAnOwnerSell() {
        sold("1", "11", 2);
        sold("2", "21", 3);

        assertThat(sync(message("m1", "1", "11"), message("m2", "2", "21"))).isEmpty();
        assertThat(mugsReserved()).isEqualTo(5);
    }

    @Test
    void failsOnlyTheMessagesOfOneShop_whenItsApiDoesNotAnswer() {
        sold("1", "11", 1);
        sold("2", "21", 1);
        broken.put(new ShopId("2"), new TikTokFailure.Transient("GET /order: 503", Optional.empty()));

        Set<String> failed = sync(message("m1", "1", "11"), message("m2", "2", "21"), message("m3", "2", "22"));

        assertThat(failed).containsExactlyInAnyOrder("m2", "m3");
        assertThat(stored("1", "11")).isNotNull();
        assertThat(parked).isEmpty();
    }

    @Test
    void waitsForNoShop_whenItTakesTooLong() {
        sold("1", "11", 1);
        sold("2", "21", 1);
        CountDownLatch never = new CountDownLatch(1);
        OrderSource slow = (shop, ids) -> {
            if (shop.id().value().equals("2")) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("given up", e);
                }
            }
            return read(shop, ids);
        };

        Set<String> failed =
                sync(new OrderReads(slow, Duration.ofMillis(300)), message("m1", "1", "11"), message("m2", "2", "21"));

        assertThat(failed).containsExactly("m2");
        assertThat(stored("1", "11")).isNotNull();
    }

    @Test
    void parksTheOrders_whenThePlatformRefusesForGood() {
        broken.put(new ShopId("1"), new TikTokFailure.Permanent(105005, "scope missing"));

        assertThat(sync(message("m1", "1", "11"))).isEmpty();
        assertThat(reason("1#11")).isEqualTo("the platform refuses: scope missing");
    }

    @Test
    void triesAgain_whenTheAuthorisationFailsThoughTheShopIsConnected() {
        broken.put(new ShopId("1"), new TikTokFailure.Unauthorised(105002, "token refused"));

        assertThat(sync(message("m1", "1", "11"))).containsExactly("m1");
        assertThat(parked).isEmpty();
    }

    @Test
    void parksTheOrders_whenTheSellerWithdrewMeanwhile() {
        sold("1", "11", 1);
        SyncOrders sync = useCase(new OrderReads(
                (shop, ids) -> {
                    shops.put(shop.id(), disconnected(shop));
                    throw new TikTokFailure.Unauthorised(105002, "token refused");
                },
                Duration.ofSeconds(5)));

        assertThat(sync.handle(List.of(message("m1", "1", "11")))).isEmpty();
        assertThat(reason("1#11")).isEqualTo("shop 1 is disconnected");
    }

    @Test
    void parksTheOrders_whenTheShopIsUnknownOrDisconnected() {
        shops.computeIfPresent(new ShopId("2"), (id, shop) -> disconnected(shop));

        assertThat(sync(message("m1", "9", "91"), message("m2", "2", "21"))).isEmpty();
        assertThat(reason("9#91")).isEqualTo("unknown shop 9");
        assertThat(reason("2#21")).isEqualTo("shop 2 is disconnected");
        assertThat(asked).isEmpty();
    }

    @Test
    void findsAShop_thatWasConnectedAMomentAgo() {
        SyncOrders sync = useCase(reads());
        sold("1", "11", 1);
        sync.handle(List.of(message("m1", "1", "11")));
        sync.handle(List.of(message("m2", "1", "11")));
        assertThat(shopReads).isEqualTo(1);

        shops.put(new ShopId("3"), ShopsInMemory.shop("3", "c"));
        sold("3", "31", 1);
        assertThat(sync.handle(List.of(message("m3", "3", "31")))).isEmpty();
        assertThat(shopReads).isEqualTo(2);
        assertThat(stored("3", "31")).isNotNull();

        clock.advance(KnownShops.FRESH.plusSeconds(1));
        sync.handle(List.of(message("m4", "1", "11")));
        assertThat(shopReads).isEqualTo(3);
    }

    @Test
    void parksOnlyTheOneOrder_whenThePlatformDoesNotKnowItOrItCannotBeRead() throws Exception {
        sold("1", "11", 1);
        unreadable.put("13", "line_items is missing");

        assertThat(sync(message("m1", "1", "11", "12", "13"))).isEmpty();

        assertThat(stored("1", "11")).isNotNull();
        assertThat(reason("1#12")).isEqualTo("the platform does not know the order");
        assertThat(reason("1#13")).isEqualTo("the order cannot be read: line_items is missing");
        assertThat(SignalCodec.read(parkedBody("1#12")).orders()).containsExactly("12");
    }

    @Test
    void parksTheMessage_whenItIsNoSignal() {
        sold("1", "11", 1);
        String long_ = "x".repeat(5_000);

        Set<String> failed = sync(
                new QueueMessage("m1", "{"),
                new QueueMessage("m2", long_),
                message("m3", "1", "11"),
                new QueueMessage("m4", SignalCodec.write(signal(Optional.empty(), "11"))));

        assertThat(failed).isEmpty();
        assertThat(parked).containsOnlyKeys("m1", "m2", "m4");
        assertThat(parkedBody("m1")).isEqualTo("{");
        assertThat(parkedBody("m2")).isEmpty();
        assertThat(reason("m4")).isEqualTo("the message names orders and no shop");
        assertThat(stored("1", "11")).isNotNull();
    }

    @Test
    void isDone_whenASignalNamesNoOrder() {
        assertThat(sync(new QueueMessage("m1", SignalCodec.write(signal(Optional.of(new ShopId("1")))))))
                .isEmpty();
        assertThat(parked).isEmpty();
        assertThat(shopReads).isZero();
    }

    @Test
    void tellsOnceABatch_whichStockChanged() {
        sold("1", "11", 1);
        sold("1", "12", 2);
        sold("2", "21", 1);

        assertThat(sync(message("m1", "1", "11", "12"), message("m2", "2", "21"), message("m3", "1", "11")))
                .isEmpty();
        assertThat(told).containsExactly("main [MUG]");

        assertThat(sync(message("m4", "1", "11", "12"))).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void keepsTheOrders_whenNobodyCanBeToldOfTheirStock() {
        outbox = (owner, skus) -> {
            throw new IllegalStateException("busy");
        };
        sold("1", "11", 1);

        assertThat(sync(message("m1", "1", "11"))).isEmpty();
        assertThat(stored("1", "11")).isNotNull();
    }

    @Test
    void losesNoMessage_whenItCannotBeParked() {
        parking = message -> {
            throw new IllegalStateException("busy");
        };

        assertThat(sync(new QueueMessage("m1", "{"), message("m2", "9", "91"))).containsExactlyInAnyOrder("m1", "m2");
    }

    @Test
    void parksTheOrder_whenWhatIsStoredCannotBeRead() {
        sold("1", "11", 1);
        sold("1", "12", 1);
        desk.putRawOrder("1#11");

        assertThat(sync(message("m1", "1", "11"), message("m2", "1", "12"))).isEmpty();
        assertThat(reason("1#11")).startsWith("what is stored cannot be read: order 1#11");
        assertThat(stored("1", "12")).isNotNull();
    }

    @Test
    void parksTheOrder_whenItsUnitsCannotBeCounted() {
        platform.put(OrderKey.of("1", "11"), snapshot("1", "11", line(Integer.MAX_VALUE), line(9)));
        sold("1", "12", 1);

        assertThat(sync(message("m1", "1", "11"), message("m2", "1", "12"))).isEmpty();
        assertThat(reason("1#11")).isEqualTo("the order cannot be computed: ArithmeticException");
        assertThat(stored("1", "12")).isNotNull();
    }

    @Test
    void storesTheOrderAsShort_whenTheShelfIsEmpty() {
        sold("1", "11", 101);

        assertThat(sync(message("m1", "1", "11"))).isEmpty();
        assertThat(stored("1", "11").reservation().isShort()).isTrue();
    }

    @Test
    void failsTheMessages_whenTheShopsCannotBeRead() {
        SyncOrders sync = useCase(reads(), () -> {
            throw new IllegalStateException("busy");
        });

        assertThat(sync.handle(List.of(message("m1", "1", "11")))).containsExactly("m1");
    }

    @Test
    void failsTheMessages_whenTheTablesAreGone() {
        sold("1", "11", 1);
        desk.drop();

        assertThat(sync(message("m1", "1", "11"))).containsExactly("m1");
        assertThat(parked).isEmpty();
    }

    @Test
    void failsTheMessages_whenTheItemsCannotBeReadOrTheCommitFails() {
        sold("1", "11", 1);
        SyncOrders noItems = new SyncOrders(
                new KnownShops(() -> List.copyOf(shops.values()), clock),
                reads(),
                desk.orders(),
                new ItemCache(
                        (owner, skus) -> {
                            throw new IllegalStateException("busy");
                        },
                        clock,
                        10),
                RECIPIENTS,
                LOOKS,
                desk.commit(),
                (owner, skus) -> {},
                new HandoverNews((messages, delay) -> {}),
                new CaseNews((signals, delay) -> {}, clock),
                new RecheckQueue((signals, delay) -> {}, clock),
                parking,
                clock);
        assertThat(noItems.handle(List.of(message("m1", "1", "11")))).containsExactly("m1");

        SyncOrders noCommit = useCase(new OrderReads(
                (shop, ids) -> {
                    OrdersRead read = read(shop, ids);
                    desk.dropOrders();
                    return read;
                },
                Duration.ofSeconds(5)));
        assertThat(noCommit.handle(List.of(message("m1", "1", "11")))).containsExactly("m1");
        assertThat(parked).isEmpty();
    }

    private Set<String> sync(QueueMessage... messages) {
        return sync(reads(), messages);
    }

    private Set<String> sync(OrderReads reads, QueueMessage... messages) {
        return useCase(reads).handle(List.of(messages));
    }

    private SyncOrders useCase(OrderReads reads) {
        return useCase(reads, () -> {
            shopReads++;
            return List.copyOf(shops.values());
        });
    }

    private SyncOrders useCase(OrderReads reads, java.util.function.Supplier<List<Shop>> table) {
        return new SyncOrders(
                new KnownShops(table, clock),
                reads,
                desk.orders(),
                new ItemCache(desk.stock()::items, Clock.systemUTC(), 100),
                RECIPIENTS,
                LOOKS,
                desk.commit(),
                (owner, skus) -> outbox.changed(owner, skus),
                new HandoverNews((messages, delay) -> handovers.send(messages, delay)),
                new CaseNews((signals, delay) -> cases.send(signals, delay), clock),
                new RecheckQueue((signals, delay) -> {}, clock),
                message -> parking.park(message),
                clock);
    }

    private OrderReads reads() {
        return new OrderReads(this::read, Duration.ofSeconds(5));
    }

    private synchronized OrdersRead read(Shop shop, List<String> ids) {
        asked.add(ids);
        RuntimeException failure = broken.get(shop.id());
        if (failure != null) {
            throw failure;
        }
        List<OrderSnapshot> found = ids.stream()
                .map(id -> new OrderKey(shop.id(), id))
                .flatMap(key -> Optional.ofNullable(platform.get(key)).stream())
                .toList();
        Map<String, String> faults = new HashMap<>(unreadable);
        faults.keySet().retainAll(ids);
        return new OrdersRead(found, faults);
    }

    private void sold(String shop, String order, int mugs) {
        platform.put(OrderKey.of(shop, order), snapshot(shop, order, line(mugs)));
    }

    private Order stored(String shop, String order) {
        OrderKey key = OrderKey.of(shop, order);
        return Optional.ofNullable(desk.orders().load(List.of(key), true).get(key))
                .orElseThrow();
    }

    private int mugsReserved() {
        return desk.stock().levels(Shop.DEFAULT_OWNER, List.of(MUGS)).values().stream()
                .mapToInt(level -> level.reserved())
                .sum();
    }

    private String reason(String id) {
        return Optional.ofNullable(parked.get(id)).map(Parked::reason).orElse("not parked");
    }

    private String parkedBody(String id) {
        return Optional.ofNullable(parked.get(id)).map(Parked::body).orElseThrow();
    }

    private static Shop disconnected(Shop shop) {
        return new Shop(
                shop.id(),
                shop.name(),
                shop.region(),
                shop.zone(),
                shop.cipher(),
                shop.seller(),
                shop.owner(),
                shop.connectedAt(),
                Shop.State.DISCONNECTED,
                shop.warehouses());
    }

    private static QueueMessage message(String id, String shop, String... orders) {
        return new QueueMessage(id, SignalCodec.write(signal(Optional.of(new ShopId(shop)), orders)));
    }

    private static Signal signal(Optional<ShopId> shop, String... orders) {
        return new Signal(1, "n", shop, Optional.empty(), NOON, List.of(orders), Map.of());
    }

    private static QueueMessage repacked(String id, String shop, String... orders) {
        Signal signal = new Signal(
                WebhookType.PACKAGE_UPDATE.number(),
                "n",
                Optional.of(new ShopId(shop)),
                Optional.empty(),
                NOON,
                List.of(orders),
                Map.of());
        return new QueueMessage(id, SignalCodec.write(signal));
    }

    private void cancelled(String shop, String order) {
        OrderSnapshot seen = snapshot(shop, order, line(1));
        platform.put(
                seen.key(),
                new OrderSnapshot(
                        seen.key(),
                        new PlatformState(
                                OrderStatus.CANCELLED,
                                seen.created(),
                                seen.deadlines(),
                                seen.updated().plusSeconds(60),
                                Milestones.NONE,
                                seen.readAt().plusSeconds(60)),
                        seen.platformHold(),
                        List.of(new OrderLine(MUG, "7", "8", 1, BigDecimal.ONE, false, LineState.CANCELLED)),
                        seen.payment(),
                        new Fulfilment(seen.kind(), seen.fulfilledBy(), seen.warehouse(), Handling.USUAL),
                        seen.buyerAsksCancel(),
                        seen.recipient()));
    }

    private static OrderLine line(int units) {
        return new OrderLine(MUG, "7", "8", units, BigDecimal.ONE, false, LineState.OPEN);
    }

    private static OrderSnapshot askingToCancel(OrderSnapshot seen) {
        return new OrderSnapshot(
                seen.key(),
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
                true,
                seen.recipient());
    }

    private static OrderSnapshot to(OrderSnapshot seen, Recipient recipient) {
        return new OrderSnapshot(
                seen.key(),
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
                Optional.of(recipient));
    }

    private static OrderSnapshot snapshot(String shop, String order, OrderLine... lines) {
        return new OrderSnapshot(
                OrderKey.of(shop, order),
                new PlatformState(OrderStatus.AWAITING_SHIPMENT, NOON, Deadlines.NONE, NOON, Milestones.NONE, NOON),
                false,
                List.of(lines),
                new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.empty());
    }
}
