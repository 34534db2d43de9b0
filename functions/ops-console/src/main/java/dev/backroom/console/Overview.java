package dev.backroom.console;

import dev.backroom.model.Shop;
import dev.backroom.model.Signal;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.Parked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the first page shows, at one moment. */
record Overview(
        Instant at,
        Part<List<ShopState>> shops,
        Part<Work> work,
        Part<Shelf> shelf,
        Part<List<QueueDepth>> queues,
        Part<List<Parked>> parked,
        Part<Kept> kept) {

    /** A part of the page: what was read, or why it could not be. One part that fails leaves the others. */
    sealed interface Part<T> {
        record Read<T>(T value) implements Part<T> {}

        record Failed<T>(String reason) implements Part<T> {}
    }

    /** A shop and the announced end of its authorisation. */
    record ShopState(Shop shop, Optional<Instant> ends) {}

    /**
     * The open orders of all shops.
     *
     * @param counts orders by lane, complete
     * @param late orders past their ship-by time among the most urgent ones that were read
     * @param dueSoon orders whose ship-by time is less than four hours away among them
     * @param holds how many of the read held orders have each hold
     * @param heldRead held orders that were read
     * @param urgent the next ones to ship, ready or held
     */
    record Work(
            Map<Lane, Integer> counts,
            int late,
            int dueSoon,
            Map<HoldCode, Integer> holds,
            int heldRead,
            List<UrgentOrder> urgent) {}

    /** An order that waits, with the shop that sold it. */
    record UrgentOrder(Shop shop, Order order) {}

    /**
     * Stock with the least available units first.
     *
     * @param cut whether there are more SKUs than were considered
     */
    record Shelf(List<ShelfRow> rows, boolean cut) {}

    /** A level of an owner's item; the item is missing where only its level was counted. */
    record ShelfRow(String owner, StockLevel level, Optional<Item> item) {
        int safetyStock() {
            return item.map(Item::safetyStock).orElse(Item.DEFAULT_SAFETY_STOCK);
        }
    }

    /**
     * How full a queue is.
     *
     * @param dead whether it is a dead-letter queue, which should be empty
     */
    record QueueDepth(String name, boolean dead, int waiting, int inFlight) {}

    /** Webhooks that nobody handles yet: counts by type, and the last ones. */
    record Kept(Map<Integer, Long> today, Map<Integer, Long> yesterday, List<Signal> last) {}
}
