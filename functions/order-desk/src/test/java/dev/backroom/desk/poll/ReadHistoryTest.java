package dev.backroom.desk.poll;

import static dev.backroom.desk.ShopsInMemory.shop;
import static dev.backroom.desk.TestOrders.seen;
import static dev.backroom.desk.TestOrders.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.Shop;
import dev.backroom.model.Signal;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.shop.HistoryCheckpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.order.OrderPage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class ReadHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Shop SHOP = shop("1", "a");

    private final MovingClock clock = new MovingClock(NOON);
    private final Map<OrderKey, Order> here = new HashMap<>();
    private final List<OrderChange> written = new ArrayList<>();
    private final List<Signal> sent = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, OrderPage> pages = new HashMap<>();
    private final List<ReadHistory.Progress> told = new ArrayList<>();
    private Optional<HistoryCheckpoints.Mark> mark = Optional.empty();
    private boolean breaksAfterOnePage;

    private final ReadHistory history = new ReadHistory(
            this::search,
            new ReadHistory.Marks() {
                @Override
                public Optional<HistoryCheckpoints.Mark> of(Shop shop) {
                    return mark;
                }

                @Override
                public void put(Shop shop, HistoryCheckpoints.Mark next) {
                    mark = Optional.of(next);
                }
            },
            new Here(),
            sent::addAll,
            clock);

    @Test
    void storesWhatIsOver_withoutTouchingStock() {
        pages.put(
                "",
                page(
                        "",
                        old("1", OrderStatus.DELIVERED, 40),
                        old("2", OrderStatus.CANCELLED, 30),
                        old("3", OrderStatus.AWAITING_SHIPMENT, 20)));
        ReadHistory.Progress end = history.run(SHOP, 2, false, told::add);

        assertThat(written).hasSize(2).allSatisfy(change -> {
            assertThat(change.change().deltas()).isEmpty();
            assertThat(change.change().after().reservation().consumed()).isEmpty();
            assertThat(change.change().after().holds()).isEmpty();
        });
        assertThat(sent).isEmpty();
        assertThat(end.stored()).isEqualTo(2);
        assertThat(end.open()).isEqualTo(1);
        assertThat(end.share()).isEqualTo(1);
    }

    @Test
    void queuesOpenOrders_whenStockIsAskedFor() {
        pages.put("", page("", old("1", OrderStatus.DELIVERED, 40), old("3", OrderStatus.AWAITING_SHIPMENT, 20)));
        ReadHistory.Progress end = history.run(SHOP, 2, true, told::add);

        assertThat(sent)
                .singleElement()
                .satisfies(signal -> assertThat(signal.orders()).containsExactly("3"));
        assertThat(end.queued()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatIsKnown() {
        here.put(OrderKey.of("1", "1"), stored("1", "1", OrderStatus.DELIVERED, NOON));
        pages.put("", page("", old("1", OrderStatus.COMPLETED, 40)));

        assertThat(history.run(SHOP, 2, false, told::add).known()).isEqualTo(1);
        assertThat(written).isEmpty();
    }

    @Test
    void goesOnWhereItWas_whenItWasStopped() {
        pages.put("", page("next", old("1", OrderStatus.DELIVERED, 40)));
        pages.put("next", page("", old("2", OrderStatus.DELIVERED, 30)));
        breaksAfterOnePage = true;
        assertThatThrownBy(() -> history.run(SHOP, 2, false, told::add)).isInstanceOf(TikTokFailure.class);
        breaksAfterOnePage = false;
        asked.clear();
        clock.advance(Duration.ofMinutes(5));
        history.run(SHOP, 2, false, told::add);

        assertThat(asked.getFirst()).startsWith(NOON.minus(Duration.ofHours(40)) + " ");
        assertThat(written.stream().map(OrderChange::key).map(OrderKey::order)).contains("1", "2");
        assertThat(told.getLast().share()).isEqualTo(1);
    }

    @Test
    void beginsAnew_whenMoreDaysAreAskedFor() {
        pages.put("", page(""));
        history.run(SHOP, 2, false, told::add);
        asked.clear();
        history.run(SHOP, 9, false, told::add);
        history.run(SHOP, 9, false, told::add);

        assertThat(asked).containsExactly(NOON.minus(Duration.ofDays(9)) + " " + NOON + " ", NOON + " " + NOON + " ");
    }

    @Test
    void readsTheGap_whenAShorterReadingCameAfterABrokenLongerOne() {
        pages.put("", page("next", old("1", OrderStatus.DELIVERED, 24 * 60)));
        breaksAfterOnePage = true;
        assertThatThrownBy(() -> history.run(SHOP, 90, false, told::add)).isInstanceOf(TikTokFailure.class);
        breaksAfterOnePage = false;
        pages.clear();
        history.run(SHOP, 30, false, told::add);
        asked.clear();
        history.run(SHOP, 90, false, told::add);

        assertThat(asked).containsExactly(NOON.minus(Duration.ofDays(90)) + " " + NOON + " ");
    }

    @Test
    void refusesAnEndlessHistory() {
        assertThatThrownBy(() -> history.run(SHOP, 366, false, told::add)).isInstanceOf(IllegalArgumentException.class);
    }

    private OrderPage search(Shop shop, Instant from, Instant before, String token) {
        asked.add(from + " " + before + " " + token);
        if (breaksAfterOnePage && !token.isEmpty()) {
            throw new TikTokFailure.Permanent(1, "stopped");
        }
        return pages.getOrDefault(token, page(""));
    }

    private static OrderPage page(String next, OrderSnapshot... orders) {
        return new OrderPage(List.of(orders), Map.of(), next);
    }

    /** An order with a line that the item list does not know, last changed so many hours ago. */
    private static OrderSnapshot old(String id, OrderStatus status, int hoursAgo) {
        OrderSnapshot bare = seen("1", id, status, NOON.minus(Duration.ofHours(hoursAgo)));
        OrderLine line = new OrderLine(new Sku("MUG"), "7", "8", 2, BigDecimal.ONE, false, LineState.of(status));
        return new OrderSnapshot(
                bare.key(),
                new PlatformState(
                        bare.status(),
                        NOON.minus(Duration.ofHours(hoursAgo + 9)),
                        bare.deadlines(),
                        bare.updated(),
                        bare.milestones(),
                        bare.readAt()),
                bare.platformHold(),
                List.of(line),
                bare.payment(),
                new Fulfilment(bare.kind(), bare.fulfilledBy(), bare.warehouse(), Handling.USUAL),
                bare.buyerAsksCancel(),
                bare.recipient());
    }

    private final class Here implements ReadHistory.Stored {
        @Override
        public Map<OrderKey, Order> load(Collection<OrderKey> keys) {
            Map<OrderKey, Order> found = new HashMap<>(here);
            found.keySet().retainAll(keys);
            return found;
        }

        @Override
        public Catalogue catalogue(String owner, Set<Sku> skus) {
            return new Catalogue(Map.of());
        }

        @Override
        public Map<OrderKey, CommitOutcome> commit(Collection<OrderChange> changes) {
            Map<OrderKey, CommitOutcome> outcomes = new HashMap<>();
            for (OrderChange change : changes) {
                written.add(change);
                outcomes.put(
                        change.key(),
                        new CommitOutcome.Committed(change.change().after()));
            }
            return outcomes;
        }
    }
}
