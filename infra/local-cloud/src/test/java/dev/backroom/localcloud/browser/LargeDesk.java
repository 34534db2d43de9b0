package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledOrders.order;
import static dev.backroom.localcloud.browser.FilledShop.NOW;
import static dev.backroom.localcloud.browser.LargeShop.sku;

import dev.backroom.localcloud.browser.FilledOrders.Placed;
import dev.backroom.model.Shop;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.wave.Turn;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveForecast;
import dev.backroom.model.wave.WavePlan;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.BinTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The order desk of the large shop at noon: 3,000 open orders, of which 300 are held for every kind of reason and 300 are in the
 * morning's wave; one order has been through everything.
 */
final class LargeDesk {
    /** Orders that may go into the next wave. */
    static final int READY = 2_200;

    static final String WAVE = "2026-11-20T10-main";
    /** Held for its address, and looked at before. */
    static final String HELD_ORDER = id(130);
    /** In the wave, handed over and shipped, with a case. */
    static final String BUSY_ORDER = id(242);

    private static final int OPEN = 3_000;
    private static final int HISTORY_OF_ONE = 60;
    private static final List<Recipient> PEOPLE = List.of(
            new Recipient("Ada Example", "+1 555 0100", "1 Example Street, Springfield", "90001", "US", ""),
            new Recipient("Ben Sample", "+1 555 0101", "22 Sample Avenue, Shelbyville", "10001", "US", ""),
            new Recipient("\u674e\u96f7", "+1 555 0102", "7 Placeholder Road, Ogdenville", "60601", "US", ""));
    private static final List<List<Hold>> FOUND = List.of(
            List.of(new Hold(HoldCode.ADDRESS_IMPLAUSIBLE, List.of("postal-code: other-region"))),
            List.of(new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: no-house-number"))),
            List.of(new Hold(HoldCode.PHONE_INVALID, List.of("phone: not-assigned"))),
            List.of(new Hold(HoldCode.BUYER_WISHES_CHANGE, List.of("en: change \u2026 colour"))),
            List.of(new Hold(HoldCode.BUYER_WISHES_CANCEL, List.of("zh: \u53d6\u6d88"))),
            List.of(
                    new Hold(
                            HoldCode.SUSPECTED_FRAUD,
                            List.of("address-day +20", "phone-hour +20", "freight-forwarder +30")),
                    new Hold(HoldCode.PHONE_INVALID, List.of("phone: other-country"))));

    private final FilledShop into;
    private final Shop shop;
    private final DynamoDbClient dynamo;
    private final String desk;
    private final WaveTable waves;

    LargeDesk(FilledShop into, Shop shop) {
        this.into = into;
        this.shop = shop;
        this.dynamo = into.cloud.dynamoDb();
        this.desk = into.table("Desk");
        this.waves = new WaveTable(dynamo, desk);
    }

    static String id(int i) {
        return "5770000000000%05d".formatted(i);
    }

    /** The orders are put in with all else in bulk; the desk's own items follow at once. */
    void fill() {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < OPEN; i++) {
            placed.add(placed(i));
        }
        List<Order> orders = into.orders.store(placed);
        into.flush();
        waves(orders);
        decisions();
        handovers();
        new LargeCases(into, shop).fill();
        BinTable bins = new BinTable(dynamo, desk);
        for (int i = 0; i < 40; i++) {
            bins.put(
                    Shop.DEFAULT_OWNER,
                    Slot.MAIN,
                    new Sku(sku(97 * (i % 20) + 1 + i)),
                    "A-%02d-%d".formatted(i, i % 4));
        }
    }

    /** Closed orders, waves of the days before, and decisions: about other orders, and about the one that is shown. */
    void history(int count) {
        List<Placed> placed = new ArrayList<>();
        WaveTable old = new WaveTable(into.bulk(), desk);
        for (int i = 0; i < count; i++) {
            placed.add(new Placed(
                    order(
                            shop,
                            "5760000000000%05d".formatted(i),
                            OrderStatus.COMPLETED,
                            sku(1),
                            1,
                            Duration.ofDays(3 + i % 170),
                            Duration.ofDays(-1 - i % 170)),
                    List.of(),
                    ""));
            LocalDate date = LocalDate.parse("2026-11-18").minusDays(i / 2);
            old.claim(
                    wave(date, i % 2 == 0 ? 10 : 16, NOW.minus(Duration.ofDays(2 + i / 2))),
                    List.of(new OrderKey(shop.id(), id(1))));
        }
        into.orders.store(placed);
        for (int i = 0; i < HISTORY_OF_ONE; i++) {
            decide(HELD_ORDER, new Decision.Note(), "mia", "looked again", 200 + i);
        }
    }

    private Placed placed(int i) {
        boolean held = i % 10 == 0;
        boolean found = i % 20 == 10;
        boolean collected = !held && i % 15 == 1;
        boolean wave = !held && !collected && i < 475 && i % 5 != 3;
        // What is held without a word about its recipient names a SKU that is sold out, or one that nobody knows.
        String sku =
                held && !found ? i % 40 == 0 ? "NEW-" + i % 7 : sku(97 * (i % 20)) : sku(97 * (i % 20) + 1 + i % 60);
        Recipient to = PEOPLE.get(i % PEOPLE.size());
        Recipient says = i / 20 % FOUND.size() == 3 || i / 20 % FOUND.size() == 4
                ? new Recipient(
                        to.name(),
                        to.phone(),
                        to.address(),
                        to.postalCode(),
                        to.region(),
                        "Please send the blue one instead")
                : to;
        return new Placed(
                order(
                        shop,
                        id(i),
                        collected ? OrderStatus.AWAITING_COLLECTION : OrderStatus.AWAITING_SHIPMENT,
                        sku,
                        1 + i % 3,
                        Duration.ofMinutes(10 + i % 1_180L),
                        Duration.ofMinutes(i % 2_900L - 25),
                        found ? says : to),
                found ? FOUND.get(i / 20 % FOUND.size()) : List.of(),
                wave ? WAVE : "");
    }

    private void waves(List<Order> orders) {
        List<Order> in = orders.stream()
                .filter(order -> order.wave().equals(Optional.of(WAVE)))
                .toList();
        List<OrderKey> keys = new ArrayList<>(in.stream().map(Order::key).toList());
        keys.add(new OrderKey(shop.id(), HELD_ORDER));
        Wave ten = wave(LocalDate.parse("2026-11-20"), 10, Instant.parse("2026-11-20T18:00:00Z"));
        waves.claim(ten, keys);
        waves.put(ten, WavePlan.lines(in));
        waves.finish(ten.released(in.size(), in.size() * 2));
        Wave yesterday = wave(LocalDate.parse("2026-11-19"), 16, Instant.parse("2026-11-20T00:00:00Z"));
        waves.claim(yesterday, List.of());
        waves.finish(yesterday.released(288, 560));
        Wave extra = Wave.extra(
                shop.id(), Slot.MAIN, LocalDate.parse("2026-11-20"), 1, NOW.minus(Duration.ofMinutes(20)), 75);
        waves.claim(extra, keys.subList(0, 40));
        waves.forecasts()
                .put(
                        shop.id(),
                        new WaveForecast(
                                Slot.MAIN,
                                NOW.minus(Duration.ofMinutes(9)),
                                Optional.of(Instant.parse("2026-11-21T00:00:00Z")),
                                READY,
                                300,
                                118,
                                Optional.of(Instant.parse("2026-11-22T07:59:00Z"))));
    }

    private Wave wave(LocalDate date, int hour, Instant at) {
        return Wave.regular(shop.id(), Slot.MAIN, new Turn(date, hour, at), 300);
    }

    private void decisions() {
        decide(HELD_ORDER, new Decision.Note(), "mia", "asked the buyer for the right postal code", 95);
        decide(HELD_ORDER, new Decision.Hold(), "tom", "no answer so far", 30);
        decide(BUSY_ORDER, new Decision.Note(), "mia", "gift wrap, see the shelf beside the scale", 150);
    }

    private void decide(String id, Decision decision, String who, String why, int minutesAgo) {
        String orders = into.table("Orders");
        new DecideOrder(
                        new OrderTable(dynamo, orders),
                        new DecisionTable(dynamo, orders, desk),
                        Clock.fixed(NOW.minus(Duration.ofMinutes(minutesAgo)), ZoneOffset.UTC))
                .decide(new OrderKey(shop.id(), id), decision, who, new Remark(why));
    }

    private void handovers() {
        HandoverTable handovers = new HandoverTable(dynamo, desk);
        OrderKey key = new OrderKey(shop.id(), BUSY_ORDER);
        Instant begun = NOW.minus(Duration.ofMinutes(140));
        if (handovers.begin(key, WAVE, "test", begun, begun.plusSeconds(60))
                instanceof HandoverTable.Begun.Ours(var handover)) {
            handovers.end(handover.sent("WMS-20261120-0002", "SET-2 1"), "test", Optional.empty());
        }
        handovers.put(
                key,
                new Parcel(
                        "1157609999",
                        Parcel.State.ARRANGED,
                        "USPS",
                        "9400111899223100001",
                        Optional.empty(),
                        Map.of(sku(97 * 2 + 1 + 2), 3)),
                begun);
    }
}
