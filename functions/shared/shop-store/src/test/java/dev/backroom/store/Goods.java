package dev.backroom.store;

import dev.backroom.model.Money;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
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
import dev.backroom.model.stock.Slot;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.stock.StockKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One seller's goods: three things, and two sets that share the first of them. */
public final class Goods {
    public static final String OWNER = "main";
    public static final String SHOP = "7495540735365777507";
    public static final Instant EVENING = Instant.parse("2026-03-06T12:00:00Z");
    public static final Terms TERMS = new Terms(Slot.MAIN, Instant.parse("2026-03-01T00:00:00Z"));
    public static final Sku LIPSTICK = new Sku("LIP-RED-01");
    public static final Sku MUG = new Sku("MUG-WHITE-03");
    public static final Sku CARD = new Sku("CARD-02");
    public static final Sku GIFT_SET = new Sku("SET-GIFT-01");
    public static final Sku PARTY_SET = new Sku("SET-PARTY-02");
    public static final Map<Sku, Item> ITEMS = Map.of(
            LIPSTICK, new Item(LIPSTICK, "Lipstick, red", Map.of(), 20),
            MUG, new Item(MUG, "Mug", Map.of(), 20),
            CARD, new Item(CARD, "Card", Map.of(), 20),
            GIFT_SET, new Item(GIFT_SET, "Gift set", Map.of(LIPSTICK, 2, MUG, 1), 5),
            PARTY_SET, new Item(PARTY_SET, "Party set", Map.of(LIPSTICK, 1, CARD, 3), 5));
    public static final Catalogue CATALOGUE = new Catalogue(ITEMS);
    public static final Recipient SOMEBODY =
            new Recipient("A. Buyer", "+1 555 0100", "1 Example Street", "00000", "US", "");

    private Goods() {}

    public static Slot slot(Sku sku) {
        return new Slot(sku, Slot.MAIN);
    }

    public static StockKey stock(Sku sku) {
        return new StockKey(OWNER, slot(sku));
    }

    public static OrderLine line(Sku sku, int units) {
        return line(sku, units, LineState.OPEN);
    }

    public static OrderLine line(Sku sku, int units, LineState state) {
        return new OrderLine(
                sku, "1729382256910270464", "1729382476852921560", units, new BigDecimal("19.99"), false, state);
    }

    public static Seen seen(String order, OrderStatus status, int second, OrderLine... lines) {
        return new Seen(order, status, second, List.of(lines), Optional.empty());
    }

    /** A read of one order: created that many tens of seconds into the evening as its id's last digits say. */
    public record Seen(
            String order, OrderStatus status, int second, List<OrderLine> lines, Optional<Recipient> recipient) {
        public Seen to(Recipient somebody) {
            return new Seen(order, status, second, lines, Optional.of(somebody));
        }

        public OrderSnapshot snapshot() {
            Instant created = EVENING.plusSeconds(Long.parseLong(order) % 1_000 * 10);
            Instant updated = created.plusSeconds(second);
            return new OrderSnapshot(
                    OrderKey.of(SHOP, order),
                    new PlatformState(
                            status,
                            created,
                            new Deadlines(
                                    Optional.of(created.plusSeconds(86_400)),
                                    Optional.of(created.plusSeconds(172_800)),
                                    Optional.of(created.plusSeconds(259_200))),
                            updated,
                            Milestones.NONE,
                            updated.plusMillis(300)),
                    status == OrderStatus.ON_HOLD,
                    lines,
                    new Payment(
                            "7494999999999999999",
                            Money.of("59.97", "USD"),
                            status == OrderStatus.UNPAID ? Optional.empty() : Optional.of(created.plusSeconds(1)),
                            false),
                    new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "7495540735365777001", Handling.USUAL),
                    false,
                    recipient);
        }

        public OrderChange first() {
            return after(Optional.empty());
        }

        public OrderChange after(Optional<Order> stored) {
            return new OrderChange(
                    OWNER, CATALOGUE, TERMS, (Changed) OrderTransition.apply(stored, snapshot(), CATALOGUE, TERMS));
        }
    }
}
