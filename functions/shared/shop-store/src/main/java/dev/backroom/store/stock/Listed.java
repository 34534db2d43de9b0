package dev.backroom.store.stock;

import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A listing of a SKU, and how publishing to it stands.
 *
 * @param failing absent while publishing succeeds
 * @param stale the channel was seen with other figures than those published
 * @param busyUntil real time until which a process that publishes may not be disturbed; absent while none does
 * @param wanted the newest version that somebody wants published; 0 before the first
 */
public record Listed(
        Sku sku,
        Listing listing,
        Optional<Published> published,
        Optional<Failing> failing,
        Drift drift,
        boolean stale,
        Optional<Instant> busyUntil,
        long wanted) {

    /**
     * What the channel took last.
     *
     * @param figures units by the platform's warehouse id
     * @param version of the levels that the figures were computed from
     * @param basis what the version counts
     * @param at the shop's time
     */
    public record Published(SortedMap<String, Integer> figures, long version, String basis, Instant at) {
        public Published {
            figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        }

        public boolean shows(Map<String, Integer> others, String otherBasis) {
            return figures.equals(others) && basis.equals(otherBasis);
        }
    }

    /**
     * Why the channel's figure is not ours.
     *
     * @param since the first failure of this row of failures, in the shop's time
     * @param retryAt not tried again before, in the shop's time
     * @param passing expected to go away by itself
     * @param told somebody knows, or nobody needs to
     */
    public record Failing(String reason, Instant since, Instant retryAt, boolean passing, boolean told) {}

    /** A process began to publish and has not ended it, or was never heard of again. */
    public boolean unfinished() {
        return wanted > published.map(Published::version).orElse(0L);
    }

    public boolean busy(Instant realNow) {
        return busyUntil.filter(until -> until.isAfter(realNow)).isPresent();
    }
}
