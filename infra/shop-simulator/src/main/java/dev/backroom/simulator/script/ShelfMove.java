package dev.backroom.simulator.script;

import java.time.Instant;

/**
 * People moved units of one SKU on the seller's own shelf, and say so to whoever keeps the stock.
 *
 * @param at whole seconds
 * @param units what it adds to what lies there; never 0
 * @param reference the paper behind it, the same for the same move
 */
public record ShelfMove(Instant at, Kind kind, String sku, int units, String reference, String why) {
    /** How it is told. */
    public enum Kind {
        /** Goods came in. */
        RECEIPT,
        /** Units are found missing, broken or too many. */
        ADJUSTMENT
    }

    /** The move as a sheet of one line: {@code sku,warehouse,units,reference,who,why}, {@code change} for an adjustment. */
    public String csv() {
        return "sku,warehouse,%s,reference,who,why\n".formatted(kind == Kind.RECEIPT ? "units" : "change")
                + String.join(",", sku, "main", Integer.toString(units), reference, "warehouse", why) + "\n";
    }
}
