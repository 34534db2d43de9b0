package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;

import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.kpi.KpiFacts;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
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
import dev.backroom.store.commit.OrderCommit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders as the desk would have them, in bulk: what the stock conditions would refuse is refused here. Nothing of them is
 * there before {@link FilledShop#flush}, and items must not be flushed before their orders.
 */
final class FilledOrders {
    private static final Recipient NOBODY = new Recipient("", "", "", "", "", "");

    private final FilledShop into;
    private final OrderCommit commit;
    private final Map<Sku, Item> items = new HashMap<>();
    private final Map<Sku, Integer> left = new HashMap<>();

    /**
     * An order and how it came to stand.
     *
     * @param found what the triage found in its recipient
     * @param wave that it is in; empty text for none
     */
    record Placed(OrderSnapshot seen, List<Hold> found, String wave) {}

    FilledOrders(FilledShop into, BulkWrites bulk) {
        this.into = into;
        this.commit = new OrderCommit(bulk, into.table("Orders"), into.table("Recipients"), into.table("Stock"));
    }

    void onHand(Sku sku, String title, int units) {
        items.put(sku, new Item(sku, title, Map.of(), Item.DEFAULT_SAFETY_STOCK));
        left.put(sku, units);
    }

    /** A paid order of one line. */
    static OrderSnapshot order(
            Shop shop, String id, OrderStatus status, String sku, int units, Duration age, Duration left) {
        return order(shop, id, status, sku, units, age, left, NOBODY);
    }

    static OrderSnapshot order(
            Shop shop,
            String id,
            OrderStatus status,
            String sku,
            int units,
            Duration age,
            Duration left,
            Recipient to) {
        Instant created = NOW.minus(age);
        return new OrderSnapshot(
                new OrderKey(shop.id(), id),
                new PlatformState(
                        status,
                        created,
                        new Deadlines(Optional.empty(), Optional.of(NOW.plus(left)), Optional.empty()),
                        created.plusSeconds(60),
                        Milestones.NONE,
                        created.plusSeconds(70)),
                false,
                List.of(new OrderLine(new Sku(sku), "71", "81", units, new BigDecimal("12.90"), false, LineState.OPEN)),
                new Payment(
                        "",
                        new Money(new BigDecimal("12.90").multiply(BigDecimal.valueOf(units)), "USD"),
                        Optional.of(created),
                        false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                to.equals(NOBODY) ? Optional.empty() : Optional.of(to));
    }

    /** Puts the orders in; gives them back as they stand. */
    List<Order> store(List<Placed> placed) {
        Catalogue catalogue = new Catalogue(items);
        Terms bare = new Terms(Slot.MAIN, NOW.minus(Duration.ofDays(60)));
        List<OrderChange> changes = new ArrayList<>();
        for (Placed one : placed) {
            Terms terms = new Terms(bare.warehouse(), bare.stockSince(), one.found());
            Changed changed = (Changed) OrderTransition.apply(Optional.empty(), one.seen(), catalogue, terms);
            changed = fits(changed) ? changed : changed.refused(Map.of());
            changes.add(new OrderChange(Shop.DEFAULT_OWNER, catalogue, terms, inWave(changed, one.wave())));
        }
        commit.commit(changes);
        List<Order> after =
                changes.stream().map(change -> change.change().after()).toList();
        into.learn(after.stream().map(KpiFacts::of).toList());
        return after;
    }

    private boolean fits(Changed changed) {
        Map<Slot, Integer> wanted = changed.after().reservation().reserved();
        boolean fits = wanted.entrySet().stream()
                .allMatch(slot -> left.getOrDefault(slot.getKey().sku(), 0) >= slot.getValue());
        if (fits) {
            wanted.forEach((slot, units) -> left.merge(slot.sku(), -units, Integer::sum));
        }
        return fits;
    }

    private static Changed inWave(Changed changed, String wave) {
        return wave.isEmpty()
                ? changed
                : new Changed(
                        changed.before(),
                        changed.after().into(wave),
                        changed.deltas(),
                        changed.recipient(),
                        changed.seen());
    }
}
