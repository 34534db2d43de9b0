package dev.backroom.desk.handover;

import java.util.List;
import java.util.Map;

/**
 * A warehouse, or the system that it works with. Adapters throw nothing for what a warehouse or a network can do to them,
 * make one attempt a call, and never put personal data into a reason.
 */
interface WarehouseAdapter {
    /** Gives the order to the warehouse. */
    WarehouseAnswer send(WarehouseOrder order);

    /** Whether the warehouse has the order; asked before a send is repeated whose answer is missing. */
    Known knows(String key);

    /** Tells a warehouse that has the order what it has to pack now; the same {@link WarehouseOrder#packing} is one change. */
    WarehouseAnswer change(WarehouseOrder order);

    /** Asks the warehouse not to send the order after all. */
    WarehouseAnswer recall(WarehouseOrder order);

    /** What the warehouse says it has sent, by now; empty also where it cannot be asked. */
    List<Sent> sent(String key);

    /** The warehouse's view of a key. */
    sealed interface Known {
        record Yes(String reference) implements Known {}

        record No() implements Known {}

        /** It cannot be asked, and takes the same key once however often it is sent. */
        record TakesKeysOnce() implements Known {}

        /** It did not answer. */
        record Unsaid(String reason) implements Known {}
    }

    /**
     * A parcel that left.
     *
     * @param units by SKU code; empty for all that is left
     */
    record Sent(String carrier, String tracking, Map<String, Integer> units) {
        public Sent {
            units = Map.copyOf(units);
        }
    }
}
