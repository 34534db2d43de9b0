package dev.backroom.model.stock;

import dev.backroom.model.Texts;

/**
 * One SKU in one warehouse: the place that a level counts.
 *
 * @param warehouse the seller's own name of the warehouse
 */
public record Slot(Sku sku, String warehouse) implements Comparable<Slot> {
    /** The warehouse of a shop that named none. */
    public static final String MAIN = "main";

    private static final String QUARANTINE = "@quarantine";

    public Slot {
        Texts.requireToken("warehouse", warehouse);
    }

    /** Where what came back to this warehouse lies until somebody has looked at it: counted, and never sold from. */
    public Slot quarantine() {
        return isForSale() ? new Slot(sku, warehouse + QUARANTINE) : this;
    }

    /** Whether units that lie here may be promised to buyers. */
    public boolean isForSale() {
        return !warehouse.endsWith(QUARANTINE);
    }

    @Override
    public int compareTo(Slot other) {
        int bySku = sku.compareTo(other.sku);
        return bySku != 0 ? bySku : warehouse.compareTo(other.warehouse);
    }

    @Override
    public String toString() {
        return sku.code() + "#" + warehouse;
    }
}
