package dev.backroom.notices.stock;

import dev.backroom.model.stock.Sku;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What can be sold of these SKUs may have changed. It says what to read again, never how much there is. */
public record StockChange(String owner, SortedSet<Sku> skus) {
    public StockChange {
        skus = Collections.unmodifiableSortedSet(new TreeSet<>(skus));
    }
}
