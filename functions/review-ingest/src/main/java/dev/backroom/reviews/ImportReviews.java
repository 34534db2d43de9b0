package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes the lines of a sheet of reviews: what is right is stored like a pulled review, what is not is named. */
public final class ImportReviews {
    private static final int LINES_PER_WRITE = 100;

    /**
     * @param added reviews that were not known
     * @param changed reviews that were known and said something else
     * @param same reviews that were known as they stand in the sheet
     * @param rejected the line's number to the reason
     */
    public record Outcome(int added, int changed, int same, Map<Long, String> rejected) {}

    private final StoreReviews store;
    private final Function<ShopId, Optional<Shop>> shops;
    private final Clock clock;

    ImportReviews(StoreReviews store, Function<ShopId, Optional<Shop>> shops, Clock clock) {
        this.store = store;
        this.shops = shops;
        this.clock = clock;
    }

    /**
     * Imports lines for one shop.
     *
     * @throws IllegalArgumentException if no such shop is connected
     */
    public Outcome run(ShopId id, List<ReviewLine> lines) {
        Shop shop = shops.apply(id).orElseThrow(() -> new IllegalArgumentException("no shop " + id + " is connected"));
        Map<Long, String> rejected = new TreeMap<>();
        Map<ReviewKey, Long> numbers = new LinkedHashMap<>();
        Map<ReviewKey, ReviewSnapshot> reads = new LinkedHashMap<>();
        for (ReviewLine line : lines) {
            try {
                ReviewSnapshot seen = line.snapshot(id, shop.zone(), clock.instant());
                Long first = numbers.putIfAbsent(seen.key(), line.number());
                if (first == null) {
                    reads.put(seen.key(), seen);
                } else {
                    rejected.put(line.number(), "the same review stands in line " + first);
                }
            } catch (IllegalArgumentException e) {
                rejected.put(line.number(), String.valueOf(e.getMessage()));
            }
        }
        Map<StoreReviews.Stored, Integer> counts = new HashMap<>();
        List<ReviewSnapshot> all = List.copyOf(reads.values());
        for (int from = 0; from < all.size(); from += LINES_PER_WRITE) {
            store.store(all.subList(from, Math.min(all.size(), from + LINES_PER_WRITE)), Map.of(id, shop))
                    .forEach((key, outcome) -> {
                        counts.merge(outcome, 1, Integer::sum);
                        long number = Objects.requireNonNull(numbers.get(key));
                        switch (outcome) {
                            case FAILED -> rejected.put(number, "the table was busy; import the line again");
                            case REFUSED -> rejected.put(number, "the table cannot hold this review");
                            default -> {}
                        }
                    });
        }
        return new Outcome(
                counts.getOrDefault(StoreReviews.Stored.NEW, 0),
                counts.getOrDefault(StoreReviews.Stored.CHANGED, 0),
                counts.getOrDefault(StoreReviews.Stored.SAME, 0),
                rejected);
    }
}
