package dev.backroom.bench;

import dev.backroom.model.Money;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
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
import dev.backroom.store.commit.OrderChange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Orders and webhooks of a usual size: a plain line and a bundle of two parts, every one about the same hot SKU. */
final class Samples {
    static final Sku HOT = new Sku("SERUM-30");
    static final Catalogue CATALOGUE = catalogue();
    static final OrderTransition.Terms TERMS = new OrderTransition.Terms("main", Instant.EPOCH);

    private static final Instant BOUGHT = Instant.parse("2026-11-20T12:00:00Z");
    private static final int OTHER_SKUS = 40;

    private Samples() {}

    static byte[] webhook() {
        return """
                {"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507",\
                "timestamp":1718305585,"data":{"is_on_hold_order":true,"order_id":"576653688135258178",\
                "order_status":"AWAITING_SHIPMENT","update_time":1718305585}}""".getBytes(StandardCharsets.UTF_8);
    }

    static OrderSnapshot snapshot(int number, OrderStatus status) {
        Sku other = new Sku("SKU-" + number % OTHER_SKUS);
        return new OrderSnapshot(
                OrderKey.of("7495540735365777507", Long.toString(576_653_688_135_258_178L + number)),
                new PlatformState(
                        status,
                        BOUGHT.plusSeconds(number),
                        Deadlines.NONE,
                        BOUGHT.plusSeconds(number + 60L),
                        Milestones.NONE,
                        BOUGHT.plusSeconds(number + 62L)),
                false,
                List.of(line(HOT, number), line(other, number), line(new Sku("SET"), number)),
                new Payment(
                        "7495000000000" + number,
                        Money.of("499.00", "PHP"),
                        Optional.of(BOUGHT.plusSeconds(number)),
                        false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.of(new Recipient("A. B.", "(+63)9000000001", "1 Example Street", "1605", "PH", "")));
    }

    static Order stored(int number, OrderStatus status) {
        OrderTransition first = OrderTransition.apply(Optional.empty(), snapshot(number, status), CATALOGUE, TERMS);
        if (first instanceof OrderTransition.Changed changed) {
            return changed.after();
        }
        throw new IllegalStateException("an order at first sight is a change");
    }

    /** New orders as one batch brings them. */
    static List<OrderChange> changes(int orders) {
        return IntStream.range(0, orders)
                .mapToObj(number -> OrderTransition.apply(
                        Optional.empty(), snapshot(number, OrderStatus.AWAITING_SHIPMENT), CATALOGUE, TERMS))
                .map(OrderTransition.Changed.class::cast)
                .map(changed -> new OrderChange("main", CATALOGUE, TERMS, changed))
                .toList();
    }

    private static OrderLine line(Sku sku, int number) {
        return new OrderLine(
                sku, "17290000" + number, "17280000" + number, 1, BigDecimal.valueOf(199), false, LineState.OPEN);
    }

    private static Catalogue catalogue() {
        HashMap<Sku, Item> items = new HashMap<>();
        items.put(HOT, new Item(HOT, "Serum", Map.of(), 0));
        for (int i = 0; i < OTHER_SKUS; i++) {
            Sku sku = new Sku("SKU-" + i);
            items.put(sku, new Item(sku, "Thing " + i, Map.of(), 0));
        }
        Sku set = new Sku("SET");
        items.put(set, new Item(set, "Set", Map.of(HOT, 1, new Sku("SKU-0"), 2), 0));
        return new Catalogue(items);
    }
}
