package dev.backroom.store.stock;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.stock.StockLevel;
import java.util.List;

/** What became of a movement. */
public sealed interface Booked {
    /**
     * Booked.
     *
     * @param change what it moved
     * @param cuts orders that gave back units which are not there any more, and are SHORT by them
     */
    record Done(int change, List<Promises.Cut> cuts) implements Booked {
        public Done {
            cuts = List.copyOf(cuts);
        }

        /** A movement that took from no order. */
        public Done(int change) {
            this(change, List.of());
        }
    }

    /** The same reference was booked before; nothing changed. */
    record Repeated() implements Booked {}

    /**
     * It would leave fewer units than orders were promised, and nobody is known who could give them back; or it would take
     * off more than is there. Nothing changed.
     *
     * @param level as it was found
     */
    record BelowPromised(StockLevel level) implements Booked {}
}
