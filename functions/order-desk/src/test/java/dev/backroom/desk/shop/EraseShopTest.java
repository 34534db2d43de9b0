package dev.backroom.desk.shop;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static dev.backroom.desk.ShopsInMemory.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.desk.ParametersInMemory;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.desk.TestOrders;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.tiktok.auth.TokenPair;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class EraseShopTest {
    private static final int SHARE = 50;
    private static final Recipient SOMEBODY =
            new Recipient("Nora Weber", "+491701234567", "Elm Row 1", "10115", "DE", "ring twice");

    private final ShopsInMemory tables = new ShopsInMemory();
    private final MovingClock clock = new MovingClock(NOON);
    private final ParametersInMemory ssm = new ParametersInMemory();
    private final TokenParameters tokens = new TokenParameters(ssm, "/b/tokens/");
    private final List<Sent> queue = new ArrayList<>();
    private boolean queueDown;
    private final HandleShopEvent keepShop = new HandleShopEvent(
            tables.shops,
            tables.kept,
            tables.parked,
            new EraseShop(tables.shops, tables.recipients, tables.labels, tokens, this::send, clock, SHARE),
            clock);

    private record Sent(QueueMessage message, Duration delay) {}

    @BeforeEach
    void connect() {
        tables.shops.connect(shop("1", "a"), NOON.minusSeconds(60));
        tables.shops.connect(shop("2", "a"), NOON.minusSeconds(60));
        tables.shops.connect(shop("3", "b"), NOON.minusSeconds(60));
        tokens.write("a", stored("a"));
        tokens.write("b", stored("b"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void leavesNoRecipientOfAWithdrawnShop_andEveryOneOfTheOthers() {
        List.of("1", "2", "3").forEach(shop -> orders(shop, 30));

        assertThat(handle(withdrawal("1"))).isEmpty();
        runQueue();

        assertThat(stored("1", 30)).isZero();
        assertThat(stored("2", 30)).isEqualTo(30);
        assertThat(stored("3", 30)).isEqualTo(30);
        assertThat(tables.kept.counts(LocalDate.of(2026, 11, 20)))
                .as("its own messages are no webhooks")
                .isEmpty();
    }

    @Test
    void leavesNoLabelOfAWithdrawnShop_andEveryOneOfTheOthers() {
        List.of("1", "2").forEach(shop -> labels(shop, SHARE + 10));
        orders("1", 3);

        handle(withdrawal("1"));
        assertThat(queue).extracting(Sent::delay).containsExactly(Duration.ZERO);
        runQueue();

        assertThat(labelled("1", SHARE + 10)).isZero();
        assertThat(labelled("2", SHARE + 10)).isEqualTo(SHARE + 10);
        assertThat(stored("1", 3)).isZero();
    }

    @Test
    void looksAgainLater_forOrdersThatWereBeingReadAtTheWithdrawal() {
        orders("1", 2);
        handle(withdrawal("1"));
        assertThat(queue).extracting(Sent::delay).containsExactly(EraseShop.NEXT_LOOK);
        orders("1", 5);

        runQueue();

        assertThat(stored("1", 5)).isZero();
    }

    @Test
    void endsWithTheLookThatFindsNothing() {
        orders("1", 1);
        handle(withdrawal("1"));
        assertThat(runQueue()).isEqualTo(1);
    }

    @Test
    void goesOnAtOnce_whenAShareIsNotEnough() {
        orders("1", SHARE + 1);

        handle(withdrawal("1"));
        assertThat(stored("1", SHARE + 1)).isEqualTo(1);
        assertThat(queue).extracting(Sent::delay).containsExactly(Duration.ZERO);
        runQueue();

        assertThat(stored("1", SHARE + 1)).isZero();
    }

    @Test
    void beginsAgain_whenItsQueueWasDown() {
        orders("1", 3);
        queueDown = true;
        assertThat(handle(withdrawal("1"))).containsExactly("m");
        queueDown = false;
        assertThat(handle(withdrawal("1"))).isEmpty();
        runQueue();
        assertThat(stored("1", 3)).isZero();
    }

    @Test
    void stops_whenTheSellerHasAuthorisedAgain() {
        handle(withdrawal("1"));
        tables.shops.connect(shop("1", "a"), NOON.plusSeconds(60));
        tokens.write("a", stored("a"));
        orders("1", 3);

        runQueue();

        assertThat(stored("1", 3)).isEqualTo(3);
        assertThat(tokens.read("a")).isPresent();
    }

    @Test
    void forgetsTheTokens_onceTheyOpenNoShopMore() {
        handle(withdrawal("1"));
        assertThat(tokens.read("a")).as("they still open shop 2").isPresent();
        handle(withdrawal("2"));
        runQueue();
        assertThat(tokens.read("a")).isEmpty();
        assertThat(tokens.read("b")).isPresent();
        assertThatThrownBy(() -> ssm.deleteParameter(d -> d.name("/b/tokens/a")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void touchesNoShop_whenAMessageNamesOneThatIsConnected() {
        orders("3", 2);
        handle(new Signal(
                Signal.ERASURE, "", Optional.of(new ShopId("3")), Optional.empty(), NOON, List.of(), Map.of()));
        assertThat(stored("3", 2)).isEqualTo(2);
        assertThat(queue).isEmpty();
    }

    private void send(List<Signal> signals, Duration delay) {
        if (queueDown) {
            throw new IllegalStateException("the queue refused 1 of 1 messages");
        }
        signals.forEach(signal ->
                queue.add(new Sent(new QueueMessage("e" + queue.size(), SignalCodec.write(signal)), delay)));
    }

    private Set<String> handle(Signal signal) {
        return keepShop.handle(List.of(new QueueMessage("m", SignalCodec.write(signal))));
    }

    /** Delivers what the erasure sends to itself until there is nothing more; answers how often. */
    private int runQueue() {
        int delivered = 0;
        while (!queue.isEmpty()) {
            assertThat(delivered++).as("deliveries until it ends").isLessThan(20);
            Sent next = queue.removeFirst();
            clock.advance(next.delay());
            assertThat(keepShop.handle(List.of(next.message()))).isEmpty();
        }
        return delivered;
    }

    private void orders(String shop, int orders) {
        for (int i = 1; i <= orders; i++) {
            tables.recipients.put(shown(shop, i));
        }
    }

    private void labels(String shop, int orders) {
        for (int i = 1; i <= orders; i++) {
            OrderKey order = OrderKey.of(shop, Integer.toString(i));
            tables.labels.put(new ShippingLabel(order, "P" + i, "T" + i, NOON, new byte[] {1}));
        }
    }

    private long labelled(String shop, int orders) {
        return IntStream.rangeClosed(1, orders)
                .filter(i -> !tables.labels
                        .of(OrderKey.of(shop, Integer.toString(i)))
                        .isEmpty())
                .count();
    }

    private long stored(String shop, int orders) {
        long found = 0;
        for (int i = 1; i <= orders; i++) {
            found += tables.recipients
                            .find(OrderKey.of(shop, Integer.toString(i)))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return found;
    }

    private static OrderSnapshot shown(String shop, int order) {
        return TestOrders.seen(shop, Integer.toString(order), OrderStatus.AWAITING_SHIPMENT, NOON, SOMEBODY);
    }

    private static Signal withdrawal(String shop) {
        return new Signal(6, "n", Optional.of(new ShopId(shop)), Optional.empty(), NOON, List.of(), Map.of());
    }

    private static StoredTokens stored(String seller) {
        return new StoredTokens(
                new TokenPair(seller, "Seller", "access", NOON.plusSeconds(9), "refresh", NOON.plusSeconds(99)), NOON);
    }
}
