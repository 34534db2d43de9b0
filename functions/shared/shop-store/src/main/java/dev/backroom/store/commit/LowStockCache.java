package dev.backroom.store.commit;

import dev.backroom.model.stock.AvailableStock;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.stock.StockKey;
import dev.backroom.store.stock.StockTable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Levels that refused lately, in this process. A refused transaction is billed in full, and while a SKU is sold out every
 * batch would pay for one; a look at such a level costs half a read unit. The look only spares the attempt: what is
 * written stays conditional.
 */
final class LowStockCache {
    private static final int MOST = 500;

    private final StockTable stock;
    private final Set<StockKey> scarce =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<StockKey, Boolean>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<StockKey, Boolean> eldest) {
                    return size() > MOST;
                }
            }));

    LowStockCache(StockTable stock) {
        this.stock = stock;
    }

    void refused(Set<StockKey> levels) {
        scarce.addAll(levels);
    }

    /** What those levels hold that refused lately and are asked for units now; nothing for levels that cannot be read. */
    Map<StockKey, AvailableStock> look(Collection<OrderChange> changes) {
        Map<String, Set<Slot>> wanted = changes.stream()
                .flatMap(change -> change.deltas().entrySet().stream())
                .filter(delta -> delta.getValue().available() < 0)
                .map(Map.Entry::getKey)
                .filter(scarce::contains)
                .collect(
                        Collectors.groupingBy(StockKey::owner, Collectors.mapping(StockKey::slot, Collectors.toSet())));
        Map<StockKey, AvailableStock> rooms = new HashMap<>();
        wanted.forEach((owner, slots) -> {
            try {
                Map<Slot, StockLevel> levels = stock.levels(owner, slots);
                slots.forEach(slot -> rooms.put(new StockKey(owner, slot), room(levels.get(slot))));
            } catch (SdkException | StoreBusy e) {
                slots.forEach(slot -> rooms.remove(new StockKey(owner, slot)));
            }
        });
        return rooms;
    }

    /** A level that had room for everybody is scarce no more. */
    void sufficed(Set<StockKey> levels) {
        scarce.removeAll(levels);
    }

    private static AvailableStock room(@Nullable StockLevel level) {
        return level == null
                ? AvailableStock.NONE
                : new AvailableStock(level.available(), level.reserved(), level.overdrawn());
    }
}
