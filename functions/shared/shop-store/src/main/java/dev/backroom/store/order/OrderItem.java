package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.order.ToPack;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as an item. Times are epoch seconds but {@code readAt}, which is milliseconds. What has its usual value is left
 * out: an order of up to three lines stays under 1,024 bytes, which is one write unit.
 */
public final class OrderItem {
    static final String OPEN_INDEX = "open";
    static final String OPEN_LANE = "openLane";
    static final String OPEN_SORT = "openSort";
    /** The codes of an order's holds once more, since an index cannot show a part of a list. */
    static final String HELD_FOR = "heldFor";

    public static final int SHARDS = 8;

    private OrderItem() {}

    public static Map<String, AttributeValue> key(OrderKey key) {
        return Map.of("pk", text(key.toString()));
    }

    /** The index partition of a lane; the order id chooses the shard. */
    static String openLane(String shop, Lane lane, int shard) {
        return shop + "#" + lane + "#" + shard;
    }

    public static int shard(OrderKey key) {
        return Math.floorMod(key.order().hashCode(), SHARDS);
    }

    public static Map<String, AttributeValue> encode(Order order) {
        Map<String, AttributeValue> item = new HashMap<>(key(order.key()));
        item.put("version", number(order.version()));
        item.put("status", text(order.status().name()));
        item.put("created", second(order.created()));
        item.put("updated", second(order.updated()));
        item.put("readAt", number(order.readAt().toEpochMilli()));
        order.paid().ifPresent(at -> item.put("paid", second(at)));
        order.deadlines().ready().ifPresent(at -> item.put("readyBy", second(at)));
        order.deadlines().collected().ifPresent(at -> item.put("collectedBy", second(at)));
        order.deadlines().autoCancel().ifPresent(at -> item.put("cancelsAt", second(at)));
        order.deadlines().delivered().ifPresent(at -> item.put("deliverBy", second(at)));
        order.milestones().ready().ifPresent(at -> item.put("ready", second(at)));
        order.milestones().collected().ifPresent(at -> item.put("collected", second(at)));
        order.milestones().cancelled().ifPresent(at -> item.put("cancelled", second(at)));
        order.milestones().delivered().ifPresent(at -> item.put("delivered", second(at)));
        item.put(
                "lines",
                AttributeValue.fromL(
                        order.lines().stream().map(OrderItem::encode).toList()));
        item.put("total", decimal(order.total().amount()));
        item.put("currency", text(order.total().currency()));
        putUnless(item, "kind", order.kind(), OrderKind.SALE);
        putUnless(item, "fulfilledBy", order.fulfilledBy(), FulfilledBy.SELLER);
        item.put("warehouse", text(order.warehouse()));
        if (!order.buyer().isEmpty()) {
            item.put("buyer", text(order.buyer()));
        }
        if (order.cashOnDelivery()) {
            item.put("cashOnDelivery", AttributeValue.fromBool(true));
        }
        SlotUnits.put(item, "reserved", order.reservation().reserved());
        SlotUnits.put(item, "consumed", order.reservation().consumed());
        SlotUnits.put(item, "missing", order.reservation().missing());
        if (!order.holds().isEmpty()) {
            item.put(
                    "holds",
                    AttributeValue.fromL(
                            order.holds().stream().map(OrderItem::encode).toList()));
        }
        if (!order.released().isEmpty()) {
            item.put(
                    "released",
                    AttributeValue.fromL(
                            order.released().stream().map(Fields::text).toList()));
        }
        order.wave().ifPresent(wave -> item.put("wave", text(wave)));
        if (order.handling().priority() != Handling.STANDARD) {
            item.put("priority", number(order.handling().priority()));
        }
        if (!order.handling().group().isEmpty()) {
            item.put("packWith", text(order.handling().group()));
        }
        if (!order.recipientMark().isEmpty()) {
            item.put("recipientMark", text(order.recipientMark()));
        }
        order.lane().ifPresent(lane -> {
            item.put(OPEN_LANE, text(openLane(order.key().shop().value(), lane, shard(order.key()))));
            item.put(OPEN_SORT, text(openSort(order)));
            if (!order.holds().isEmpty()) {
                item.put(HELD_FOR, text(heldFor(order)));
            }
        });
        return item;
    }

    /**
     * Reads a stored order.
     *
     * @throws UnreadableItem naming the attribute that is missing or wrong
     */
    public static Order decode(Map<String, AttributeValue> attributes) {
        String pk = new StoredItem("an order", attributes).text("pk");
        StoredItem item = new StoredItem("order " + pk, attributes);
        return new Order(
                item.one("pk", OrderItem::orderKey),
                item.number("version"),
                item.one("status", OrderStatus::valueOf),
                item.second("created"),
                item.second("updated"),
                Instant.ofEpochMilli(item.number("readAt")),
                item.secondIf("paid"),
                deadlines(item),
                new Milestones(
                        item.secondIf("ready"),
                        item.secondIf("collected"),
                        item.secondIf("cancelled"),
                        item.secondIf("delivered")),
                item.list("lines").stream()
                        .map(line -> line(item.inside("lines", line)))
                        .toList(),
                item.one("currency", currency -> new Money(item.decimal("total"), currency)),
                item.oneOr("kind", OrderKind::valueOf, OrderKind.SALE),
                item.oneOr("fulfilledBy", FulfilledBy::valueOf, FulfilledBy.SELLER),
                item.text("warehouse"),
                item.textIf("buyer").orElse(""),
                item.flag("cashOnDelivery"),
                new Reservation(
                        SlotUnits.get(item, "reserved"),
                        SlotUnits.get(item, "consumed"),
                        SlotUnits.get(item, "missing")),
                item.list("holds").stream()
                        .map(hold -> hold(item.inside("holds", hold)))
                        .toList(),
                texts(item, "released"),
                item.textIf("wave"),
                handling(item),
                item.textIf("recipientMark").orElse(""));
    }

    /**
     * Reads what the index of the work lists shows of an order.
     *
     * @throws UnreadableItem naming the attribute that is missing or wrong
     */
    static ListedOrder listed(Map<String, AttributeValue> attributes) {
        String pk = new StoredItem("a listed order", attributes).text("pk");
        StoredItem item = new StoredItem("listed order " + pk, attributes);
        return new ListedOrder(
                item.one("pk", OrderItem::orderKey),
                item.one(OPEN_LANE, OrderItem::laneOf),
                item.second("created"),
                deadlines(item),
                item.text("warehouse"),
                handling(item),
                item.flag("cashOnDelivery"),
                item.oneOr("status", OrderStatus::valueOf, OrderStatus.AWAITING_SHIPMENT),
                item.oneOr("fulfilledBy", FulfilledBy::valueOf, FulfilledBy.SELLER),
                item.oneOr(HELD_FOR, OrderItem::heldFor, Set.of()));
    }

    private static String heldFor(Order order) {
        return order.holds().stream().map(hold -> hold.code().name()).distinct().collect(Collectors.joining(","));
    }

    private static Set<HoldCode> heldFor(String codes) {
        return Arrays.stream(codes.split(",")).map(HoldCode::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static Lane laneOf(String openLane) {
        return Lane.valueOf(openLane.substring(openLane.indexOf('#') + 1, openLane.lastIndexOf('#')));
    }

    private static Deadlines deadlines(StoredItem item) {
        return new Deadlines(
                item.secondIf("readyBy"),
                item.secondIf("collectedBy"),
                item.secondIf("cancelsAt"),
                item.secondIf("deliverBy"));
    }

    private static Handling handling(StoredItem item) {
        return new Handling(
                item.attributes().containsKey("priority") ? item.units("priority") : Handling.STANDARD,
                item.textIf("packWith").orElse(""));
    }

    public static OrderKey orderKey(String pk) {
        int mark = pk.indexOf('#');
        if (mark < 0) {
            throw new IllegalArgumentException("not shop#order");
        }
        return OrderKey.of(pk.substring(0, mark), pk.substring(mark + 1));
    }

    static String openSort(ToPack order) {
        return epoch(order.shipBy()) + "#" + order.key().order();
    }

    public static String epoch(Instant at) {
        String epoch = Long.toString(Math.max(0, at.getEpochSecond()));
        return "0".repeat(Math.max(0, 10 - epoch.length())) + epoch;
    }

    private static AttributeValue encode(OrderLine line) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("sku", text(line.sku().code()));
        item.put("skuId", text(line.platformSku()));
        item.put("product", text(line.product()));
        item.put("units", number(line.units()));
        item.put("price", decimal(line.price()));
        if (line.gift()) {
            item.put("gift", AttributeValue.fromBool(true));
        }
        putUnless(item, "state", line.state(), LineState.OPEN);
        return AttributeValue.fromM(item);
    }

    private static OrderLine line(StoredItem item) {
        return item.parsed(
                "units",
                item.units("units"),
                units -> new OrderLine(
                        item.one("sku", Sku::new),
                        item.text("skuId"),
                        item.text("product"),
                        units,
                        item.decimal("price"),
                        item.flag("gift"),
                        item.oneOr("state", LineState::valueOf, LineState.OPEN)));
    }

    private static AttributeValue encode(Hold hold) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("code", text(hold.code().name()));
        if (!hold.evidence().isEmpty()) {
            item.put(
                    "evidence",
                    AttributeValue.fromL(
                            hold.evidence().stream().map(Fields::text).toList()));
        }
        return AttributeValue.fromM(item);
    }

    private static Hold hold(StoredItem item) {
        return new Hold(item.one("code", HoldCode::valueOf), texts(item, "evidence"));
    }

    private static List<String> texts(StoredItem item, String attribute) {
        return item.list(attribute).stream()
                .map(value -> Optional.ofNullable(value.s()).orElseThrow(() -> item.wrongKind(attribute)))
                .toList();
    }

    private static <E extends Enum<E>> void putUnless(
            Map<String, AttributeValue> item, String attribute, E value, E usual) {
        if (value != usual) {
            item.put(attribute, text(value.name()));
        }
    }

    private static AttributeValue second(Instant at) {
        return number(at.getEpochSecond());
    }

    private static AttributeValue decimal(BigDecimal value) {
        return AttributeValue.fromN(value.toPlainString());
    }
}
