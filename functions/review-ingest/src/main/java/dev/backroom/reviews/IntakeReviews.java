package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The newest read of one review, and every message that brought one. */
    private record Read(ReviewSnapshot seen, List<QueueMessage> messages) {}

    private final StoreReviews store;
    private final Function<ShopId, Optional<Shop>> shops;
    private final QueueConsumer queue;

    IntakeReviews(StoreReviews store, Function<ShopId, Optional<Shop>> shops, Parking parking, Clock clock) {
        this.store = store;
        this.shops = shops;
        this.queue = new QueueConsumer(QUEUE, "the review", parking, clock);
    }

    /**
     * Handles a batch.
     *
     * @return the ids of the messages that are to be delivered again
     */
    public Set<String> handle(List<QueueMessage> messages) {
        QueueBatch batch = queue.begin(messages);
        Map<ReviewKey, Read> reads = new LinkedHashMap<>();
        batch.forEach(
                ReviewCodec::read,
                (message, seen) -> reads.merge(seen.key(), new Read(seen, List.of(message)), IntakeReviews::newer));
        try {
            store(reads, batch);
        } catch (RuntimeException e) {
            LOG.warn("a batch of reviews failed; each review is tried alone", e);
            reads.forEach((key, read) -> alone(key, read, batch));
        }
        return batch.failed();
    }

    private void alone(ReviewKey key, Read read, QueueBatch batch) {
        try {
            store(Map.of(key, read), batch);
        } catch (RuntimeException e) {
            LOG.warnf(e, "review %s failed and is tried again", key);
            read.messages().forEach(batch::fail);
        }
    }

    private void store(Map<ReviewKey, Read> reads, QueueBatch batch) {
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
                read.messages().forEach(message -> batch.park(message, "no such shop is connected"));
            }
        });
        store.store(ours, known).forEach((key, outcome) -> {
            List<QueueMessage> brought = Objects.requireNonNull(reads.get(key)).messages();
            if (outcome == StoreReviews.Stored.FAILED) {
                brought.forEach(batch::fail);
            } else if (outcome == StoreReviews.Stored.REFUSED) {
                brought.forEach(message -> batch.park(message, "the table cannot hold this review"));
            }
        });
    }

    private static Read newer(Read one, Read other) {
        List<QueueMessage> messages = new ArrayList<>(one.messages());
        messages.addAll(other.messages());
        return new Read(
                other.seen().readAt().isAfter(one.seen().readAt()) ? other.seen() : one.seen(), List.copyOf(messages));
    }
}
