package dev.backroom.stockcheck.watch;

import dev.backroom.model.Shop;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Sellable;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.Listed.Failing;
import dev.backroom.tiktok.inventory.ChannelStock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What one look at a listing calls for.
 *
 * @param drift to be stored; absent where it has not changed
 * @param drifted the difference as it was first seen, where it is to be told
 * @param failing a row of failures that is to be told
 * @param republish the figures must be published, again or at last
 * @param stale they must be published although they are those published last
 */
record ListingCheck(
        Optional<Drift> drift, Optional<Drift> drifted, Optional<Failing> failing, boolean republish, boolean stale) {
    /** A failure that should pass is told only if it has not. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final ListingCheck NOTHING =
            new ListingCheck(Optional.empty(), Optional.empty(), Optional.empty(), false, false);

    /**
     * Looks at a live listing of a known stock.
     *
     * @param theirs what the channel shows; absent where it could not be asked
     * @param ordersSeen we have reserved all that the channels have promised of these units
     * @param edited when somebody changed the channel's figure by hand, as the platform says; absent where it says nothing
     * @param now the shop's time
     * @param realNow what the publishing processes go by
     */
    static ListingCheck of(
            Listed listed,
            Shop shop,
            Sellable ours,
            Optional<ChannelStock> theirs,
            boolean ordersSeen,
            Optional<Instant> edited,
            Instant now,
            Instant realNow) {
        if (!listed.listing().live() || listed.busy(realNow)) {
            return NOTHING;
        }
        if (listed.failing().isPresent()) {
            Failing failing = listed.failing().get();
            boolean lasts = !failing.passing() || !now.isBefore(failing.since().plus(PATIENCE));
            return new ListingCheck(
                    Optional.empty(),
                    Optional.empty(),
                    listed.failing().filter(known -> lasts && !known.told()),
                    !failing.retryAt().isAfter(now),
                    false);
        }
        SortedMap<String, Integer> figures = listed.listing().figures(shop, ours);
        boolean published = listed.published()
                .filter(last -> last.shows(figures, ours.basis()))
                .isPresent();
        if (!published || listed.unfinished()) {
            return new ListingCheck(Optional.empty(), Optional.empty(), Optional.empty(), true, false);
        }
        if (theirs.isEmpty()) {
            return listed.stale()
                    ? new ListingCheck(Optional.empty(), Optional.empty(), Optional.empty(), true, false)
                    : NOTHING;
        }
        Drift before = listed.drift();
        boolean byHand = edited.filter(at -> listed.published()
                        .filter(last -> !last.at().isAfter(at))
                        .isPresent())
                .isPresent();
        Drift.Assessment look = before.look(figures, theirs.get().available(), ordersSeen, byHand, ours.version(), now);
        Drift told = look.after().byHand() ? before.editedByHand() : before;
        return new ListingCheck(
                Optional.of(look.after()).filter(after -> !after.equals(before)),
                look.tell() ? Optional.of(told) : Optional.empty(),
                Optional.empty(),
                look.republish(),
                look.republish());
    }
}
