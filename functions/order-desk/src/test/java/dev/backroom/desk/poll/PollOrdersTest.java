package dev.backroom.desk.poll;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static dev.backroom.desk.ShopsInMemory.shop;
import static dev.backroom.desk.TestOrders.MUG;
import static dev.backroom.desk.TestOrders.held;
import static dev.backroom.desk.TestOrders.seen;
import static dev.backroom.desk.TestOrders.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.desk.OrderPollHandler;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.desk.poll.PollOrders.ShopPoll;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.watch.JobRun;
import dev.backroom.store.watch.JobTable;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.order.OrderPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class PollOrdersTest {
    private static final ShopId ONE = new ShopId("1");

    private final ShopsInMemory tables = new ShopsInMemory();
    private final MovingClock clock = new MovingClock(NOON);
    private final Map<OrderKey, Order> orders = new HashMap<>();
    private final List<Order> held = new ArrayList<>();
    private final Map<Slot, Integer> available = new HashMap<>();
    private final List<Signal> sent = new CopyOnWriteArrayList<>();
    private final List<String> searches = new CopyOnWriteArrayList<>();
    private final Map<String, OrderPage> pages = new HashMap<>();
    private final JobTable jobs = new JobTable(tables.dynamo, "Shops");
    private final PollOrders pollOrders =
            new PollOrders(tables.shops, this::search, new Here(), this::send, jobs, clock);
    private boolean queueRefuses;

    @BeforeEach
    void connect() {
        tables.shops.put(shop("1", "a"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void queuesWhatIsMissingOrOlderHere_andNothingElse() {
        answer(
                seen("1", "missing", OrderStatus.UNPAID, NOON),
                seen("1", "same", OrderStatus.UNPAID, NOON),
                seen("1", "newer-there", OrderStatus.UNPAID, NOON),
                seen("1", "newer-here", OrderStatus.UNPAID, NOON),
                seen("1", "further-there", OrderStatus.CANCELLED, NOON));
        have(
                stored("1", "same", OrderStatus.UNPAID, NOON),
                stored("1", "newer-there", OrderStatus.UNPAID, NOON.minusSeconds(1)),
                stored("1", "newer-here", OrderStatus.UNPAID, NOON.plusSeconds(1)),
                stored("1", "further-there", OrderStatus.UNPAID, NOON));
        assertThat(pollOrders.run()).containsExactly(Map.entry(ONE, new ShopPoll(5, 3, 0, "")));
        assertThat(sent)
                .containsExactly(new Signal(
                        Signal.POLLED,
                        "",
                        Optional.of(ONE),
                        Optional.empty(),
                        NOON,
                        List.of("missing", "newer-there", "further-there"),
                        Map.of()));
    }

    @Test
    void asksFromTheConnection_thenFromTheWatermark_eachTimeWithOverlapAndGrace() {
        pollOrders.run();
        clock.advance(Duration.ofMinutes(10));
        pollOrders.run();
        assertThat(searches)
                .containsExactly(
                        "2026-11-20T10:45:00Z 2026-11-20T11:58:00Z ", "2026-11-20T11:43:00Z 2026-11-20T12:08:00Z ");
        assertThat(tables.shops.watermark(ONE)).contains(NOON.plus(Duration.ofMinutes(8)));
    }

    @Test
    void leavesTheWatermark_whenTheQueueRefuses() {
        answer(seen("1", "5", OrderStatus.UNPAID, NOON));
        queueRefuses = true;
        assertThatThrownBy(pollOrders::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("queue refused");
        assertThat(tables.shops.watermark(ONE)).isEmpty();
    }

    @Test
    void goesOnFromTheLastPage_whenALaterPageFails() {
        tables.shops.put(shop("2", "b"));
        pages.put("1 ", page("next", seen("1", "5", OrderStatus.UNPAID, NOON.minusSeconds(600))));
        assertThat(pollOrders.run())
                .containsEntry(ONE, new ShopPoll(1, 1, 0, "no such page"))
                .containsEntry(new ShopId("2"), new ShopPoll(0, 0, 0, ""));
        assertThat(tables.shops.watermark(ONE)).contains(NOON.minusSeconds(600));
    }

    @Test
    void doesNotTrustAPage_whenItIsNotInOrderOfChange() {
        pages.put(
                "1 ",
                page(
                        "next",
                        seen("1", "5", OrderStatus.UNPAID, NOON.minusSeconds(60)),
                        seen("1", "6", OrderStatus.UNPAID, NOON.minusSeconds(600))));
        assertThatThrownBy(pollOrders::run).isInstanceOf(IllegalStateException.class);
        assertThat(tables.shops.watermark(ONE)).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    void readsEveryPage_andPutsTenOrdersIntoAMessage() {
        OrderSnapshot[] first = IntStream.range(0, 25)
                .mapToObj(i -> seen("1", "a" + i, OrderStatus.UNPAID, NOON.minusSeconds(900 - i)))
                .toArray(OrderSnapshot[]::new);
        pages.put("1 ", page("next", first));
        pages.put("1 next", page("", seen("1", "last", OrderStatus.UNPAID, NOON.minusSeconds(200))));
        assertThat(pollOrders.run()).containsEntry(ONE, new ShopPoll(26, 26, 0, ""));
        assertThat(sent).extracting(signal -> signal.orders().size()).containsExactly(10, 10, 5, 1);
    }

    @Test
    void queuesOrdersThatCannotBeRead_becauseTheSyncParksThem() {
        pages.put("1 ", new OrderPage(List.of(), Map.of("77", "no status", "unnamed-1", "no id"), ""));
        assertThat(pollOrders.run()).containsEntry(ONE, new ShopPoll(2, 1, 0, ""));
        assertThat(sent).singleElement().extracting(Signal::orders).isEqualTo(List.of("77"));
    }

    @Test
    void pollsTheOtherShops_whenOneFails_andNoneThatIsDisconnected() {
        tables.shops.put(shop("2", "b"));
        tables.shops.put(shop("3", "c"));
        tables.shops.disconnect(new ShopId("3"), NOON);
        pages.put("2 ", page("", seen("2", "9", OrderStatus.UNPAID, NOON)));
        pages.put("1 ", page("gone"));
        assertThat(pollOrders.run())
                .containsExactly(
                        Map.entry(ONE, new ShopPoll(0, 0, 0, "no such page")),
                        Map.entry(new ShopId("2"), new ShopPoll(1, 1, 0, "")));
    }

    @Test
    void pollsTheOtherShops_whileOneDoesNotAnswer() {
        tables.shops.put(shop("2", "b"));
        CountDownLatch other = new CountDownLatch(1);
        PollOrders.Search search = (shop, from, before, token) -> {
            if (shop.id().equals(ONE)) {
                return awaited(other) ? page("") : page("gone");
            }
            other.countDown();
            return page("");
        };
        assertThat(new PollOrders(tables.shops, search, new Here(), this::send, jobs, clock).run())
                .containsExactly(
                        Map.entry(ONE, new ShopPoll(0, 0, 0, "")),
                        Map.entry(new ShopId("2"), new ShopPoll(0, 0, 0, "")));
    }

    @Test
    void keepsWhatWentWrong_untilThePollSucceeds() {
        List<RuntimeException> failure = new ArrayList<>();
        PollOrders.Search search = (shop, from, before, token) -> {
            failure.forEach(e -> {
                throw e;
            });
            return page("");
        };
        PollOrders polls = new PollOrders(tables.shops, search, new Here(), this::send, jobs, clock);
        polls.run();
        clock.advance(Duration.ofMinutes(10));
        failure.add(new TikTokFailure.Unauthorised(105002, "the token was refused"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(polls::run).isInstanceOf(IllegalStateException.class);
            clock.advance(Duration.ofMinutes(10));
        }

        assertThat(jobs.all())
                .containsExactly(new JobRun(
                        "OrderPoll",
                        NOON.plus(Duration.ofMinutes(20)),
                        Map.of(
                                "1",
                                new JobRun.Failing(
                                        new JobTrouble(JobTrouble.Kind.TOKEN, "the token was refused"),
                                        NOON.plus(Duration.ofMinutes(10)),
                                        2,
                                        Optional.of(NOON)))));
        failure.clear();
        polls.run();
        assertThat(jobs.all()).containsExactly(new JobRun("OrderPoll", NOON.plus(Duration.ofMinutes(30)), Map.of()));
    }

    @Test
    void queuesShortOrders_whenTheirStockCameBack() {
        Hold shortStock = new Hold(HoldCode.SHORT_STOCK, List.of("MUG#main x1"));
        held.add(held("5", Map.of(MUG, 1), shortStock));
        held.add(held("6", Map.of(MUG, 1), shortStock));
        assertThat(pollOrders.run()).containsEntry(ONE, new ShopPoll(0, 0, 0, ""));
        available.put(MUG, 1);
        assertThat(pollOrders.run()).containsEntry(ONE, new ShopPoll(0, 0, 1, ""));
        assertThat(sent).singleElement().extracting(Signal::orders).isEqualTo(List.of("5"));
    }

    @Test
    void queuesAShortOrder_howeverManyDoubtfulOnesWaitBeforeIt() {
        Hold address = new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: missing"));
        for (int i = 0; i < 2 * PollOrders.HELD_PER_PAGE + 1; i++) {
            held.add(held("a" + i, Map.of(), address));
        }
        held.add(held("5", Map.of(MUG, 1), new Hold(HoldCode.SHORT_STOCK, List.of("MUG#main x1"))));
        available.put(MUG, 1);
        assertThat(pollOrders.run()).containsEntry(ONE, new ShopPoll(0, 0, 1, ""));
        assertThat(sent).singleElement().extracting(Signal::orders).isEqualTo(List.of("5"));
    }

    @Test
    void asksNothing_whenTheShopWasConnectedJustNow() {
        clock.advance(Duration.ofHours(-2));
        assertThat(pollOrders.run()).containsEntry(ONE, new ShopPoll(0, 0, 0, ""));
        assertThat(searches).isEmpty();
    }

    @Test
    void answersCountsByShop_toTheSchedule() {
        answer(seen("1", "5", OrderStatus.UNPAID, NOON));
        assertThat(new OrderPollHandler(pollOrders).handleRequest(Map.of(), null))
                .isEqualTo(Map.of("1", Map.of("read", 1, "queued", 1, "settling", 0, "failure", "")));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private OrderPage search(Shop shop, Instant from, Instant before, String token) {
        searches.add(from + " " + before + " " + token);
        OrderPage page = pages.get(shop.id() + " " + token);
        if (page == null && token.isEmpty()) {
            return page("");
        }
        if (page == null) {
            throw new TikTokFailure.Transient("no such page", Optional.empty());
        }
        return page;
    }

    private void send(List<Signal> signals) {
        if (queueRefuses) {
            throw new IllegalStateException("the queue refused");
        }
        sent.addAll(signals);
    }

    private void answer(OrderSnapshot... seen) {
        pages.put("1 ", page("", seen));
    }

    private void have(Order... stored) {
        for (Order order : stored) {
            orders.put(order.key(), order);
        }
    }

    private static OrderPage page(String next, OrderSnapshot... seen) {
        return new OrderPage(List.of(seen), Map.of(), next);
    }

    private final class Here implements PollOrders.Stored {
        @Override
        public Map<OrderKey, Order> load(Collection<OrderKey> keys) {
            Map<OrderKey, Order> found = new HashMap<>(orders);
            held.forEach(order -> found.put(order.key(), order));
            found.keySet().retainAll(keys);
            return found;
        }

        @Override
        public OrderTable.OpenPage held(ShopId shop, String after, int limit) {
            int from = after.isEmpty() ? 0 : Integer.parseInt(after);
            int to = Math.min(from + limit, held.size());
            return new OrderTable.OpenPage(
                    held.subList(from, to).stream().map(Order::key).toList(),
                    to < held.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
        }

        @Override
        public Map<Slot, Integer> available(String owner, Collection<Slot> slots) {
            return available;
        }

        @Override
        public Set<Sku> listed(String owner, Collection<Sku> skus) {
            return Set.of();
        }
    }
}
