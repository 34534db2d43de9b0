package dev.backroom.desk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.desk.ShopsInMemory;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class ItemCacheTest {
    private static final Sku MUG = new Sku("MUG");
    private static final Sku LID = new Sku("LID");
    private static final Sku SET = new Sku("SET");

    private final MovingClock clock = new MovingClock(ShopsInMemory.NOON);
    private final Map<Sku, Item> table = new HashMap<>(Map.of(
            MUG, new Item(MUG, "Mug", Map.of(), 0),
            LID, new Item(LID, "Lid", Map.of(), 0),
            SET, new Item(SET, "Set", Map.of(MUG, 1, LID, 1), 0)));
    private final List<Set<Sku>> reads = new ArrayList<>();

    @Test
    void bringsTheParts_whenABundleIsAskedFor() {
        ItemCache cache = cache(100);

        assertThat(cache.catalogue("main", Set.of(SET, MUG)).items()).isEqualTo(table);
        assertThat(cache.catalogue("main", Set.of(SET)).items()).isEqualTo(table);
        assertThat(reads).containsExactly(Set.of(SET, MUG), Set.of(LID));
    }

    @Test
    void asksAgain_whenAnItemIsFiveMinutesOld() {
        ItemCache cache = cache(100);
        cache.catalogue("main", Set.of(MUG));
        clock.advance(ItemCache.KEEP.minusSeconds(1));
        cache.catalogue("main", Set.of(MUG));
        assertThat(reads).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        cache.catalogue("main", Set.of(MUG));
        assertThat(reads).hasSize(2);
    }

    @Test
    void findsAnItem_tenSecondsAfterItWasImported() {
        ItemCache cache = cache(100);
        Sku fresh = new Sku("NEW");
        assertThat(cache.catalogue("main", Set.of(fresh)).items()).isEmpty();
        table.put(fresh, new Item(fresh, "New", Map.of(), 0));
        assertThat(cache.catalogue("main", Set.of(fresh)).items()).isEmpty();

        clock.advance(ItemCache.KEEP_LACK);
        assertThat(cache.catalogue("main", Set.of(fresh)).items()).containsOnlyKeys(fresh);
    }

    @Test
    void keepsOwnersApart_andNoMoreThanItMay() {
        ItemCache cache = cache(2);
        cache.catalogue("main", Set.of(MUG));
        cache.catalogue("outlet", Set.of(MUG));
        cache.catalogue("main", Set.of(LID));
        cache.catalogue("outlet", Set.of(MUG));
        assertThat(reads).hasSize(3);

        cache.catalogue("main", Set.of(MUG));
        assertThat(reads).hasSize(4);
    }

    private ItemCache cache(int capacity) {
        return new ItemCache(this::read, clock, capacity);
    }

    private Map<Sku, Item> read(String owner, Collection<Sku> skus) {
        reads.add(Set.copyOf(skus));
        return table.entrySet().stream()
                .filter(entry -> skus.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
