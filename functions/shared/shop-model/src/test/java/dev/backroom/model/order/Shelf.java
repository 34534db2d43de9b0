package dev.backroom.model.order;

import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small shop to tell stories about: lipsticks, mugs, and a gift set made of both. */
final class Shelf {
    static final Instant OPENED = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant EVENING = Instant.parse("2026-03-06T12:00:00Z");
    static final Terms TERMS = new Terms(Slot.MAIN, OPENED);
    static final Sku LIPSTICK = new Sku("LIP-RED");
    static final Sku MUG = new Sku("MUG-01");
    static final Sku GIFT_SET = new Sku("SET-01");
    static final Catalogue CATALOGUE = new Catalogue(Map.of(
            LIPSTICK, new Item(LIPSTICK, "Lipstick, red", Map.of(), 20),
            MUG, new Item(MUG, "Mug", Map.of(), 20),
            GIFT_SET, new Item(GIFT_SET, "Gift set", Map.of(LIPSTICK, 2, MUG, 1), 5)));
    static final Recipient SOMEBODY = new Recipient("A. Buyer", "+1 555 0100", "1 Example Street", "00000", "US", "");

    private Shelf() {}

    static Slot slot(Sku sku) {
        return new Slot(sku, Slot.MAIN);
    }

    static OrderLine line(Sku sku, int units) {
        return line(sku, units, LineState.OPEN);
    }

    static OrderLine line(Sku sku, int units, LineState state) {
        return new OrderLine(sku, "1" + sku.code().hashCode(), "77", units, new BigDecimal("9.90"), false, state);
    }

    static Seen seen(OrderStatus status, int second, OrderLine... lines) {
        return new Seen(status, second, List.of(lines), FulfilledBy.SELLER, Optional.empty(), false);
    }

    /** A read of one order, told in the few words that matter to a story. */
    record Seen(
            OrderStatus status,
            int second,
            List<OrderLine> lines,
            FulfilledBy by,
            Optional<Recipient> recipient,
            boolean asksCancel) {

        Seen shippedByPlatform() {
            return new Seen(status, second, lines, FulfilledBy.PLATFORM, recipient, asksCancel);
        }

        Seen to(Recipient somebody) {
            return new Seen(status, second, lines, by, Optional.of(somebody), asksCancel);
        }

        Seen askingToCancel() {
            return new Seen(status, second, lines, by, recipient, true);
        }

        OrderSnapshot snapshot() {
            return snapshot(EVENING);
        }

        OrderSnapshot snapshot(Instant created) {
            return new OrderSnapshot(
                    new OrderKey(new ShopId("7495540735365777507"), "576653688135258178"),
                    new PlatformState(
                            status,
                            created,
                            Deadlines.NONE,
                            created.plusSeconds(second),
                            Milestones.NONE,
                            created.plusSeconds(second).plusMillis(300)),
                    status == OrderStatus.ON_HOLD,
                    lines,
                    new Payment("buyer-1", Money.of("19.80", "USD"), Optional.empty(), false),
                    new Fulfilment(OrderKind.SALE, by, "", Handling.USUAL),
                    asksCancel,
                    recipient);
        }
    }
}
