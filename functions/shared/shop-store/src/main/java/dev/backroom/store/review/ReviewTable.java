package dev.backroom.store.review;

import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.LaneIndex;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reviews, what they complain about in numbers, and which of them wait for a reply. */
public final class ReviewTable {
    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchReads reads;
    private final ReviewWrites writes;
    private final LaneIndex replies;

    public ReviewTable(DynamoDbClient dynamo, String table) {
        this(dynamo, table, Backoff.standard());
    }

    public ReviewTable(DynamoDbClient dynamo, String table, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = table;
        this.reads = new BatchReads(dynamo, table, backoff);
        this.writes = new ReviewWrites(dynamo, table, new Attempts(backoff));
        this.replies =
                new LaneIndex(dynamo, table, ReviewItem.REPLIES_INDEX, ReviewItem.REPLY_LANE, ReviewItem.REPLY_SORT);
    }

    /**
     * The stored reviews among the keys, as the last write left them.
     *
     * @throws UnreadableItem if any of them cannot be read
     * @throws StoreBusy if the table stays busy
     */
    public Map<ReviewKey, Review> load(Collection<ReviewKey> keys) {
        Map<ReviewKey, Review> found = new HashMap<>();
        items(keys).forEach(item -> {
            Review review = ReviewItem.decode(item);
            found.put(review.key(), review);
        });
        return found;
    }

    /** As {@link #load}, but one unreadable review does not hide the others. */
    public StoredReviews read(Collection<ReviewKey> keys) {
        Map<ReviewKey, Review> found = new HashMap<>();
        Map<ReviewKey, String> unreadable = new HashMap<>();
        for (Map<String, AttributeValue> item : items(keys)) {
            ReviewKey key = ReviewItem.reviewKey(item);
            try {
                found.put(key, ReviewItem.decode(item));
            } catch (UnreadableItem e) {
                unreadable.put(key, String.valueOf(e.getMessage()));
            }
        }
        return new StoredReviews(found, unreadable);
    }

    public Optional<Review> find(ReviewKey key) {
        return Optional.ofNullable(load(List.of(key)).get(key));
    }

    /** What the stored reviews among the keys say, as {@link Review#mark()}; may lag behind by a moment. */
    public Map<ReviewKey, String> marks(Collection<ReviewKey> keys) {
        Map<ReviewKey, String> marks = new HashMap<>();
        guards(keys, false).forEach(guard -> marks.put(guardKey(guard), textOf(guard, "mark")));
        return marks;
    }

    /**
     * Writes each review for itself, with the counts that it moves.
     *
     * @param changes of distinct reviews
     */
    public Map<ReviewKey, ReviewWrite> write(List<ReviewChange> changes) {
        return writes.write(changes);
    }

    /** The reviews of which somebody has to be told something by now, longest waiting first. */
    public List<ReviewKey> toTell(ShopId shop, Instant now, int limit) {
        String end = ReviewItem.epoch(now.plusSeconds(1));
        return keys(replies.before(ReviewItem.replyLane(shop, ReviewItem.OPEN), end, limit));
    }

    /** The reviews that wait for a reply: first the overdue, longest overdue first. */
    public List<ReviewKey> awaitingReply(ShopId shop, int limit) {
        List<ReviewKey> waiting =
                new ArrayList<>(keys(replies.first(ReviewItem.replyLane(shop, ReviewItem.OVERDUE), limit)));
        if (waiting.size() < limit) {
            waiting.addAll(keys(replies.first(ReviewItem.replyLane(shop, ReviewItem.OPEN), limit - waiting.size())));
        }
        return waiting;
    }

    /** How many reviews wait for a reply: those whose time is over, and the others. Reads their keys. */
    public Waiting countAwaiting(ShopId shop) {
        return new Waiting(
                replies.count(ReviewItem.replyLane(shop, ReviewItem.OVERDUE)),
                replies.count(ReviewItem.replyLane(shop, ReviewItem.OPEN)));
    }

    /**
     * How many reviews wait.
     *
     * @param overdue reviews of which everything was told
     * @param open all others, although some may have become overdue since the last watch
     */
    public record Waiting(int overdue, int open) {}

    /** What a month's reviews say, by product id. */
    public Map<String, ReviewCounts> products(ShopId shop, YearMonth month) {
        String prefix = ReviewCountItem.month(month);
        Map<String, ReviewCounts> products = new TreeMap<>();
        dynamo.queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :month)")
                        .expressionAttributeValues(
                                Map.of(":pk", text(ReviewCountItem.products(shop)), ":month", text(prefix))))
                .items()
                .forEach(item ->
                        products.put(textOf(item, "sk").substring(prefix.length()), ReviewCountItem.counts(item)));
        return products;
    }

    private static List<ReviewKey> keys(List<Map<String, AttributeValue>> items) {
        return items.stream().map(ReviewItem::reviewKey).toList();
    }

    private List<Map<String, AttributeValue>> items(Collection<ReviewKey> keys) {
        List<Map<String, AttributeValue>> places = guards(keys, true).stream()
                .map(guard -> Fields.key(
                        ReviewItem.pk(guardKey(guard).shop(), textOf(guard, "product")), textOf(guard, "place")))
                .toList();
        return reads.items(places, true);
    }

    private List<Map<String, AttributeValue>> guards(Collection<ReviewKey> keys, boolean consistent) {
        return reads.items(keys.stream().map(ReviewWrites::guardKey).toList(), consistent);
    }

    private static ReviewKey guardKey(Map<String, AttributeValue> guard) {
        String pk = textOf(guard, "pk");
        int mark = pk.indexOf("##ID#");
        return new ReviewKey(new ShopId(pk.substring(0, mark)), pk.substring(mark + "##ID#".length()));
    }
}
