package dev.backroom.stockcheck.booking;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.stock.StockMoves;
import java.util.Set;

/** The orders that movements take from, and those that they let go. */
interface PromisedOrders {
    /** Who holds units of the owner's stock. */
    StockMoves.Holders holders(String owner);

    /**
     * Lets orders go that waited for what is there now, or for figures that are right now.
     *
     * @param slots what was booked
     */
    Released settle(String owner, Set<Slot> slots);

    /**
     * Orders that wait no longer.
     *
     * @param skus whose units were promised to them
     */
    record Released(int orders, Set<Sku> skus) {
        static final Released NONE = new Released(0, Set.of());

        public Released {
            skus = Set.copyOf(skus);
        }
    }
}
