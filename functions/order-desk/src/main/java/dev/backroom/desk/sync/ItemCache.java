package dev.backroom.desk.sync;

import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The item list as far as it was asked for lately: an item for 5 minutes, the lack of one for 10 seconds. */
public final class ItemCache {
    static final Duration KEEP = Duration.ofMinutes(5);
    static final Duration KEEP_LACK = Duration.ofSeconds(10);

    private final Items table;
    private final Clock clock;
    private final Map<Owned, Kept> entries;

    /** The item list itself: {@code StockTable::items}. */
    @FunctionalInterface
    public interface Items {
        Map<Sku, Item> items(String owner, Collection<Sku> skus);
    }

    private record Owned(String owner, Sku sku) {}

    private record Kept(Optional<Item> item, Instant until) {}

    /**
     * A cache before the item list.
     *
     * @param clock real time, not a shop's business time
     * @param capacity the most SKUs kept; the one unused for longest goes first
     */
    public ItemCache(Items table, Clock clock, int capacity) {
        this.table = table;
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Owned, Kept> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The owner's items among the SKUs, with the parts of those that are bundles. */
    public Catalogue catalogue(String owner, Set<Sku> skus) {
        Map<Sku, Item> items = new HashMap<>(find(owner, skus));
        Set<Sku> parts = new HashSet<>();
        items.values().forEach(item -> parts.addAll(item.parts().keySet()));
        parts.removeAll(skus);
        items.putAll(find(owner, parts));
        return new Catalogue(items);
    }

    private Map<Sku, Item> find(String owner, Set<Sku> skus) {
        Map<Sku, Item> found = new HashMap<>();
        Set<Sku> unsure = new HashSet<>();
        Instant now = clock.instant();
        synchronized (entries) {
            for (Sku sku : skus) {
                Kept entry = entries.get(new Owned(owner, sku));
                if (entry == null || !entry.until().isAfter(now)) {
                    unsure.add(sku);
                } else {
                    entry.item().ifPresent(item -> found.put(sku, item));
                }
            }
        }
        if (!unsure.isEmpty()) {
            Map<Sku, Item> read = table.items(owner, unsure);
            found.putAll(read);
            synchronized (entries) {
                for (Sku sku : unsure) {
                    Optional<Item> item = Optional.ofNullable(read.get(sku));
                    Duration keep = item.isPresent() ? KEEP : KEEP_LACK;
                    entries.put(new Owned(owner, sku), new Kept(item, now.plus(keep)));
                }
            }
        }
        return found;
    }
}
