package dev.backroom.store.review;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Writes reviews together with the counts that they move, so that an edit moves them exactly once. */
final class ReviewWrites {
    /** Keeps the summed counts of a transaction below the 300 operators that one update may have. */
    static final int REVIEWS_PER_TRANSACTION = 10;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Attempts attempts;

    ReviewWrites(DynamoDbClient dynamo, String table, Attempts attempts) {
        this.dynamo = dynamo;
        this.table = table;
        this.attempts = attempts;
    }

    Map<ReviewKey, ReviewWrite> write(List<ReviewChange> changes) {
        Map<ReviewKey, ReviewWrite> written = new HashMap<>();
        for (int from = 0; from < changes.size(); from += REVIEWS_PER_TRANSACTION) {
            List<ReviewChange> part = changes.subList(from, Math.min(changes.size(), from + REVIEWS_PER_TRANSACTION));
            ReviewWrite together = transact(part);
            // One overtaken review must not take the others back with it.
            boolean apart = part.size() > 1 && together != ReviewWrite.STORED && together != ReviewWrite.BUSY;
            part.forEach(change -> written.put(change.after().key(), apart ? transact(List.of(change)) : together));
        }
        return written;
    }

    private ReviewWrite transact(List<ReviewChange> changes) {
        List<TransactWriteItem> writes = new ArrayList<>();
        Map<Map<String, AttributeValue>, ReviewCounts> counts = new LinkedHashMap<>();
        for (ReviewChange change : changes) {
            writes.add(TransactWriteItem.builder().put(review(change)).build());
            if (change.newWords()) {
                writes.add(TransactWriteItem.builder().put(guard(change)).build());
            }
            ReviewCounts delta = change.delta();
            if (!delta.isNone()) {
                counts.merge(ReviewCountItem.productMonth(change.after()), delta, ReviewCounts::plus);
            }
        }
        counts.forEach((key, delta) -> {
            if (!delta.isNone()) {
                writes.add(TransactWriteItem.builder().update(add(key, delta)).build());
            }
        });
        try {
            return attempts.of(() -> transactOnce(writes));
        } catch (SdkException e) {
            return Attempts.isPermanent(e) ? ReviewWrite.REFUSED : ReviewWrite.BUSY;
        }
    }

    private ReviewWrite transactOnce(List<TransactWriteItem> writes) {
        try {
            dynamo.transactWriteItems(t -> t.transactItems(writes));
            return ReviewWrite.STORED;
        } catch (TransactionCanceledException e) {
            List<String> reasons = e.hasCancellationReasons()
                    ? e.cancellationReasons().stream()
                            .map(reason -> String.valueOf(reason.code()))
                            .toList()
                    : List.of();
            if (reasons.contains("ConditionalCheckFailed")) {
                return ReviewWrite.OVERTAKEN;
            }
            if (reasons.contains("ValidationError") || reasons.contains("ItemCollectionSizeLimitExceeded")) {
                return ReviewWrite.REFUSED;
            }
            throw e;
        }
    }

    private Put review(ReviewChange change) {
        Put.Builder put = Put.builder().tableName(table).item(ReviewItem.encode(change.after()));
        return change.before()
                .map(before -> put.conditionExpression("version = :loaded")
                        .expressionAttributeValues(Map.of(":loaded", number(before.version()))))
                .orElseGet(() -> put.conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    /** Finds a review by its id alone, and refuses a second one of the same id under another product or time. */
    private Put guard(ReviewChange change) {
        Review after = change.after();
        Map<String, AttributeValue> item = new HashMap<>(guardKey(after.key()));
        item.put("product", text(after.product()));
        item.put("place", text(ReviewItem.sk(after)));
        item.put("mark", text(after.mark()));
        Put.Builder put = Put.builder().tableName(table).item(item);
        return (change.before().isEmpty() ? put.conditionExpression("attribute_not_exists(pk)") : put).build();
    }

    static Map<String, AttributeValue> guardKey(ReviewKey key) {
        return Fields.key(key.shop().value() + "##ID#" + key.review(), "REVIEW");
    }

    private Update add(Map<String, AttributeValue> key, ReviewCounts delta) {
        List<String> parts = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        delta.counters().forEach((name, count) -> {
            int n = parts.size();
            names.put("#" + n, name);
            values.put(":" + n, number(count));
            parts.add("#" + n + " :" + n);
        });
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression("ADD " + String.join(", ", parts))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
