package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.store.message.Parked;
import dev.backroom.store.message.ParkedMessages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Stores the reviews of a batch of messages; each on its own. */
public final class IntakeReviews {
    static final String QUEUE = "ReviewEvents";

    private static final Logger LOG = Logger.getLogger(IntakeReviews.class);

    /** A message of the queue. */
    public record Incoming(String id, String body) {}

    /** The newest read of one review, and every message that brought one. */
    private record Read(ReviewSnapshot seen, List<Incoming> messages) {}

    private final StoreReviews store;
    private final Function<ShopId, Optional<Shop>> shops;
    private final ParkedMessages parked;
    private final Clock clock;

    IntakeReviews(StoreReviews store, Function<ShopId, Optional<Shop>> shops, ParkedMessages parked, Clock clock) {
        this.store = store;
        this.shops = shops;
        this.parked = parked;
        this.clock = clock;
    }

    /**
     * Handles a batch.
     *
     * @return the ids of the messages that are to be delivered again
     */
    public Set<String> handle(List<Incoming> messages) {
        Set<String> failed = new HashSet<>();
        Map<ReviewKey, Read> reads = new LinkedHashMap<>();
        for (Incoming message : messages) {
            try {
                ReviewSnapshot seen = ReviewCodec.read(message.body());
                reads.merge(seen.key(), new Read(seen, List.of(message)), IntakeReviews::newer);
            } catch (IllegalArgumentException e) {
                park(message, "the review cannot be read: " + e.getMessage(), failed);
            }
        }
        try {
            store(reads, failed);
        } catch (RuntimeException e) {
            LOG.warn("a batch of reviews failed; each review is tried alone", e);
            reads.forEach((key, read) -> alone(key, read, failed));
        }
        return failed;
    }

    private void alone(ReviewKey key, Read read, Set<String> failed) {
        try {
            store(Map.of(key, read), failed);
        } catch (RuntimeException e) {
            LOG.warnf(e, "review %s failed and is tried again", key);
            read.messages().forEach(message -> failed.add(message.id()));
        }
    }

    private void store(Map<ReviewKey, Read> reads, Set<String> failed) {
        Map<ShopId, Shop> known = new HashMap<>();
        reads.keySet().stream()
                .map(ReviewKey::shop)
                .distinct()
                .forEach(id -> shops.apply(id).ifPresent(shop -> known.put(id, shop)));
        List<ReviewSnapshot> ours = new ArrayList<>();
        reads.forEach((key, read) -> {
            if (known.containsKey(key.shop())) {
                ours.add(read.seen());
            } else {
                read.messages().forEach(message -> park(message, "no such shop is connected", failed));
            }
        });
        store.store(ours, known).forEach((key, outcome) -> {
            List<Incoming> brought = Objects.requireNonNull(reads.get(key)).messages();
            if (outcome == StoreReviews.Stored.FAILED) {
                brought.forEach(message -> failed.add(message.id()));
            } else if (outcome == StoreReviews.Stored.REFUSED) {
                brought.forEach(message -> park(message, "the table cannot hold this review", failed));
            }
        });
    }

    private void park(Incoming message, String reason, Set<String> failed) {
        try {
            parked.park(new Parked(message.id(), QUEUE, reason, message.body(), clock.instant()));
        } catch (RuntimeException e) {
            LOG.warnf(e, "message %s could not be parked and is tried again", message.id());
            failed.add(message.id());
        }
    }

    private static Read newer(Read one, Read other) {
        List<Incoming> messages = new ArrayList<>(one.messages());
        messages.addAll(other.messages());
        return new Read(
                other.seen().readAt().isAfter(one.seen().readAt()) ? other.seen() : one.seen(), List.copyOf(messages));
    }
}
