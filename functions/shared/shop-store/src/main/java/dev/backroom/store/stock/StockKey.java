package dev.backroom.store.stock;

import dev.backroom.model.stock.Slot;

/** One level in the stock table: an owner's slot. */
public record StockKey(String owner, Slot slot) implements Comparable<StockKey> {
    @Override
    public int compareTo(StockKey other) {
        int byOwner = owner.compareTo(other.owner);
        return byOwner != 0 ? byOwner : slot.compareTo(other.slot);
    }

    @Override
    public String toString() {
        return owner + "#" + slot;
    }
}
