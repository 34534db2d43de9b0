package dev.backroom.desk.sync;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.desk.DeskInMemory;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.desk.TestOrders;
import dev.backroom.desk.triage.Fingerprints;
import dev.backroom.desk.triage.FraudScreening;
import dev.backroom.desk.triage.FreightForwarders;
import dev.backroom.desk.triage.OutsideCheck;
import dev.backroom.desk.triage.RecipientCheck;
import dev.backroom.desk.triage.StoredOrderVelocity;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.triage.FraudPolicy;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.triage.OrderSizeBaseline;
import dev.backroom.store.triage.OrderVelocityTable;
import dev.backroom.tiktok.order.OrdersRead;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ring's first orders pass, for nothing speaks against them yet; its fourth gives them away. */
@Tag("engine")
final class RecheckQueueTest {
    private static final Shop SHOP = ShopsInMemory.shop("1", "a");

    private final DeskInMemory desk = new DeskInMemory();
    private final MovingClock clock = new MovingClock(NOON);
    private final Map<String, OrderSnapshot> platform = new HashMap<>();
    private final List<Signal> sent = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private boolean queueRefuses;

    private final SyncOrders sync = new SyncOrders(
            new KnownShops(() -> List.of(SHOP), clock),
            new OrderReads(
                    (shop, ids) -> new OrdersRead(
                            ids.stream()
                                    .flatMap(id -> Optional.ofNullable(platform.get(id)).stream())
                                    .toList(),
                            Map.of()),
                    Duration.ofSeconds(5)),
            desk.orders(),
            new ItemCache(desk.stock()::items, clock, 100),
            new RecipientCheck(),
            new FraudScreening(
                    new StoredOrderVelocity(
                            () -> new Fingerprints(new byte[16]),
                            desk.desk(OrderVelocityTable::new),
                            desk.desk(OrderSizeBaseline::new),
                            FreightForwarders.NONE,
                            shop -> FraudPolicy.DEFAULT),
                    OutsideCheck.NONE),
            desk.commit(),
            (owner, skus) -> {},
            new HandoverNews((messages, delay) -> {}),
            new CaseNews((signals, delay) -> {}, clock),
            new RecheckQueue(this::send, clock),
            parked -> {
                throw new AssertionError("parked: " + parked.reason());
            },
            clock);

    @Test
    void holdsTheFirstOrdersOfARing_onceTheFourthIsDoubtful() {
        for (String order : List.of("11", "12", "13")) {
            comes(order);
        }
        assertThat(sent).isEmpty();
        assertThat(frauds("11", "12", "13")).isEmpty();

        comes("14");
        assertThat(frauds("11", "12", "13", "14")).containsExactly("14");
        assertThat(sent).singleElement().satisfies(signal -> {
            assertThat(signal.type()).isEqualTo(Signal.LOOK_AGAIN);
            assertThat(signal.orders()).containsExactly("11", "12", "13");
        });
        assertThat(delays).containsExactly(RecheckQueue.DELAY);

        assertThat(sync.handle(List.of(queued()))).isEmpty();
        assertThat(frauds("11", "12", "13", "14")).containsExactly("11", "12", "13", "14");
        assertThat(sent).hasSize(1);
    }

    @Test
    void leavesAlone_whatWasReleasedOrHasLeft() {
        for (String order : List.of("11", "12", "13", "14")) {
            comes(order);
        }
        sync.handle(List.of(queued()));
        Order held = stored("11");
        String fingerprint = held.holds().getFirst().fingerprint(held.recipientMark());
        assertThat(desk.orders().replace(held, held.release(fingerprint).orElseThrow()))
                .isTrue();
        platform.put("12", order("12", OrderStatus.IN_TRANSIT));

        assertThat(sync.handle(List.of(queued()))).isEmpty();
        assertThat(frauds("11", "12", "13")).containsExactly("13");
    }

    @Test
    void comesAgainWithTheDoubtfulOrder_whenTheQueueRefuses() {
        for (String order : List.of("11", "12", "13")) {
            comes(order);
        }
        queueRefuses = true;
        platform.put("14", order("14", OrderStatus.AWAITING_SHIPMENT));
        assertThat(sync.handle(List.of(message("14")))).containsExactly("m14");
        queueRefuses = false;

        comes("14");
        assertThat(sent).hasSize(1);
        assertThat(frauds("14")).containsExactly("14");
    }

    private void send(List<Signal> signals, Duration delay) {
        if (queueRefuses) {
            throw new IllegalStateException("the queue refused");
        }
        sent.addAll(signals);
        delays.add(delay);
    }

    private void comes(String order) {
        platform.put(order, order(order, OrderStatus.AWAITING_SHIPMENT));
        assertThat(sync.handle(List.of(message(order)))).isEmpty();
    }

    private QueueMessage queued() {
        return new QueueMessage("again", SignalCodec.write(sent.getLast()));
    }

    private static QueueMessage message(String order) {
        Signal signal =
                new Signal(1, "n", Optional.of(new ShopId("1")), Optional.empty(), NOON, List.of(order), Map.of());
        return new QueueMessage("m" + order, SignalCodec.write(signal));
    }

    private static OrderSnapshot order(String id, OrderStatus status) {
        return TestOrders.seen(
                "1",
                id,
                status,
                NOON.plusSeconds(status == OrderStatus.IN_TRANSIT ? 60 : 0),
                new Recipient(
                        "Jo Fixture",
                        "(+44)7400123456",
                        "14 Larkfield Road, Leeds, LS9 0NX",
                        "LS9 0NX",
                        "GB",
                        "",
                        new AddressParts("14 Larkfield Road", List.of("England", "Leeds"), true)));
    }

    private Order stored(String order) {
        OrderKey key = OrderKey.of("1", order);
        return Optional.ofNullable(desk.orders().load(List.of(key), true).get(key))
                .orElseThrow();
    }

    /** Those of some orders that are held for suspected fraud. */
    private List<String> frauds(String... orders) {
        return List.of(orders).stream()
                .filter(order ->
                        stored(order).holds().stream().map(Hold::code).anyMatch(HoldCode.SUSPECTED_FRAUD::equals))
                .toList();
    }
}
