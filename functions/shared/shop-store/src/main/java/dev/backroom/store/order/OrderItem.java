package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
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
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.order.ToPack;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.dynamo.Attribute;
import dev.backroom.store.dynamo.ItemWriter;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as an item. What has its usual value is left out: an order of up to three lines stays under 1,024 bytes, which is one write unit.
 */
public final class OrderItem {
    static final String OPEN_INDEX = "open";
    static final Attribute<String> OPEN_LANE = Attribute.text("openLane");
    static final Attribute<String> OPEN_SORT = Attribute.text("openSort");

    private static final Attribute<Long> VERSION = Attribute.number("version");
    private static final Attribute<OrderStatus> STATUS = Attribute.one("status", OrderStatus.class);
    private static final Attribute<Instant> CREATED = Attribute.second("created");
    private static final Attribute<Instant> UPDATED = Attribute.second("updated");
    private static final Attribute<Instant> READ_AT = Attribute.milli("readAt");
    private static final Attribute<Instant> PAID = Attribute.second("paid");
    private static final Attribute<Instant> READY_BY = Attribute.second("readyBy");
    private static final Attribute<Instant> COLLECTED_BY = Attribute.second("collectedBy");
    private static final Attribute<Instant> CANCELS_AT = Attribute.second("cancelsAt");
    private static final Attribute<Instant> DELIVER_BY = Attribute.second("deliverBy");
    private static final Attribute<Instant> READY = Attribute.second("ready");
    private static final Attribute<Instant> COLLECTED = Attribute.second("collected");
    private static final Attribute<Instant> CANCELLED = Attribute.second("cancelled");
    private static final Attribute<Instant> DELIVERED = Attribute.second("delivered");
    private static final Attribute<List<OrderLine>> LINES =
            Attribute.items("lines", OrderItem::encode, OrderItem::line);
    private static final Attribute<BigDecimal> TOTAL = Attribute.decimal("total");
    private static final Attribute<String> CURRENCY = Attribute.text("currency");
    private static final Attribute<OrderKind> KIND =
            Attribute.one("kind", OrderKind.class).unless(OrderKind.SALE);
    private static final Attribute<FulfilledBy> FULFILLED_BY =
            Attribute.one("fulfilledBy", FulfilledBy.class).unless(FulfilledBy.SELLER);
    private static final Attribute<String> WAREHOUSE = Attribute.text("warehouse");
    private static final Attribute<String> BUYER = Attribute.text("buyer").unless("");
    private static final Attribute<Boolean> CASH_ON_DELIVERY = Attribute.flag("cashOnDelivery");
    private static final Attribute<Map<Slot, Integer>> RESERVED = slots("reserved");
    private static final Attribute<Map<Slot, Integer>> CONSUMED = slots("consumed");
    private static final Attribute<Map<Slot, Integer>> MISSING = slots("missing");
    private static final Attribute<List<Hold>> HOLDS = Attribute.items("holds", OrderItem::encode, OrderItem::hold);
    private static final Attribute<List<String>> RELEASED = Attribute.texts("released");
    private static final Attribute<String> WAVE = Attribute.text("wave");
    private static final Attribute<Integer> PRIORITY =
            Attribute.units("priority").unless(Handling.STANDARD);
    private static final Attribute<String> PACK_WITH =
            Attribute.text("packWith").unless("");
    private static final Attribute<String> RECIPIENT_MARK =
            Attribute.text("recipientMark").unless("");
    /** The codes of an order's holds once more, since an index cannot show a part of a list. */
    private static final Attribute<Set<HoldCode>> HELD_FOR =
            Attribute.text("heldFor", OrderItem::codes, OrderItem::heldFor).unless(Set.of());

    private static final Attribute<Sku> SKU = Attribute.text("sku", Sku::code, Sku::new);
    private static final Attribute<String> SKU_ID = Attribute.text("skuId");
    private static final Attribute<String> PRODUCT = Attribute.text("product");
    private static final Attribute<Integer> UNITS = Attribute.units("units");
    private static final Attribute<BigDecimal> PRICE = Attribute.decimal("price");
    private static final Attribute<Boolean> GIFT = Attribute.flag("gift");
    private static final Attribute<LineState> STATE =
            Attribute.one("state", LineState.class).unless(LineState.OPEN);

    private static final Attribute<HoldCode> CODE = Attribute.one("code", HoldCode.class);
    private static final Attribute<List<String>> EVIDENCE = Attribute.texts("evidence");

    /** What the index of the work lists holds of an order beside its keys. */
    static final List<Attribute<?>> LISTED = List.of(
            CREATED,
            READY_BY,
            COLLECTED_BY,
            CANCELS_AT,
            DELIVER_BY,
            WAREHOUSE,
            PRIORITY,
            PACK_WITH,
            CASH_ON_DELIVERY,
            STATUS,
            FULFILLED_BY,
            HELD_FOR);

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
        ItemWriter item = new ItemWriter(key(order.key()))
                .put(VERSION, order.version())
                .put(STATUS, order.status())
                .put(CREATED, order.created())
                .put(UPDATED, order.updated())
                .put(READ_AT, order.readAt())
                .put(PAID, order.paid())
                .put(READY_BY, order.deadlines().ready())
                .put(COLLECTED_BY, order.deadlines().collected())
                .put(CANCELS_AT, order.deadlines().autoCancel())
                .put(DELIVER_BY, order.deadlines().delivered())
                .put(READY, order.milestones().ready())
                .put(COLLECTED, order.milestones().collected())
                .put(CANCELLED, order.milestones().cancelled())
                .put(DELIVERED, order.milestones().delivered())
                .put(LINES, order.lines())
                .put(TOTAL, order.total().amount())
                .put(CURRENCY, order.total().currency())
                .put(KIND, order.kind())
                .put(FULFILLED_BY, order.fulfilledBy())
                .put(WAREHOUSE, order.warehouse())
                .put(BUYER, order.buyer())
                .put(CASH_ON_DELIVERY, order.cashOnDelivery())
                .put(RESERVED, order.reservation().reserved())
                .put(CONSUMED, order.reservation().consumed())
                .put(MISSING, order.reservation().missing())
                .put(HOLDS, order.holds())
                .put(RELEASED, order.released())
                .put(WAVE, order.wave())
                .put(PRIORITY, order.handling().priority())
                .put(PACK_WITH, order.handling().group())
                .put(RECIPIENT_MARK, order.recipientMark());
        ListedOrder.of(order)
                .ifPresent(listed -> item.put(
                                OPEN_LANE, openLane(order.key().shop().value(), listed.list(), shard(order.key())))
                        .put(OPEN_SORT, openSort(order))
                        .put(HELD_FOR, listed.heldFor()));
        return item.item();
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
                VERSION.in(item),
                new PlatformState(
                        STATUS.in(item),
                        CREATED.in(item),
                        deadlines(item),
                        UPDATED.in(item),
                        new Milestones(
                                READY.ifIn(item), COLLECTED.ifIn(item), CANCELLED.ifIn(item), DELIVERED.ifIn(item)),
                        READ_AT.in(item)),
                LINES.in(item),
                new Payment(
                        BUYER.in(item),
                        item.parsed("currency", CURRENCY.in(item), currency -> new Money(TOTAL.in(item), currency)),
                        PAID.ifIn(item),
                        CASH_ON_DELIVERY.in(item)),
                new Fulfilment(KIND.in(item), FULFILLED_BY.in(item), WAREHOUSE.in(item), handling(item)),
                new Reservation(RESERVED.in(item), CONSUMED.in(item), MISSING.in(item)),
                new DeskState(HOLDS.in(item), RELEASED.in(item), WAVE.ifIn(item), RECIPIENT_MARK.in(item)));
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
                item.parsed(OPEN_LANE.name(), OPEN_LANE.in(item), OrderItem::laneOf),
                CREATED.in(item),
                deadlines(item),
                WAREHOUSE.in(item),
                handling(item),
                CASH_ON_DELIVERY.in(item),
                STATUS.ifIn(item).orElse(OrderStatus.AWAITING_SHIPMENT),
                FULFILLED_BY.in(item),
                HELD_FOR.in(item));
    }

    private static String codes(Set<HoldCode> codes) {
        return codes.stream().sorted().map(HoldCode::name).collect(Collectors.joining(","));
    }

    private static Set<HoldCode> heldFor(String codes) {
        return Arrays.stream(codes.split(",")).map(HoldCode::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static Attribute<Map<Slot, Integer>> slots(String name) {
        return Attribute.unitsBy(name, Slot::toString, OrderItem::slot);
    }

    /** Reads {@code sku#warehouse}; neither part can hold a '#'. */
    public static Slot slot(String text) {
        int mark = text.indexOf('#');
        if (mark < 0) {
            throw new IllegalArgumentException("not sku#warehouse");
        }
        return new Slot(new Sku(text.substring(0, mark)), text.substring(mark + 1));
    }

    private static Lane laneOf(String openLane) {
        return Lane.valueOf(openLane.substring(openLane.indexOf('#') + 1, openLane.lastIndexOf('#')));
    }

    private static Deadlines deadlines(StoredItem item) {
        return new Deadlines(
                READY_BY.ifIn(item), COLLECTED_BY.ifIn(item), CANCELS_AT.ifIn(item), DELIVER_BY.ifIn(item));
    }

    private static Handling handling(StoredItem item) {
        return new Handling(PRIORITY.in(item), PACK_WITH.in(item));
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

    private static Map<String, AttributeValue> encode(OrderLine line) {
        return new ItemWriter(Map.of())
                .put(SKU, line.sku())
                .put(SKU_ID, line.platformSku())
                .put(PRODUCT, line.product())
                .put(UNITS, line.units())
                .put(PRICE, line.price())
                .put(GIFT, line.gift())
                .put(STATE, line.state())
                .item();
    }

    private static OrderLine line(StoredItem item) {
        return item.parsed(
                "units",
                UNITS.in(item),
                units -> new OrderLine(
                        SKU.in(item),
                        SKU_ID.in(item),
                        PRODUCT.in(item),
                        units,
                        PRICE.in(item),
                        GIFT.in(item),
                        STATE.in(item)));
    }

    private static Map<String, AttributeValue> encode(Hold hold) {
        return new ItemWriter(Map.of())
                .put(CODE, hold.code())
                .put(EVIDENCE, hold.evidence())
                .item();
    }

    private static Hold hold(StoredItem item) {
        return new Hold(CODE.in(item), EVIDENCE.in(item));
    }
}
