package dev.backroom.store.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items of one table by key, 100 a call, until all of them were answered. */
public final class BatchReads {
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Backoff backoff;

    public BatchReads(DynamoDbClient dynamo, String table, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = table;
        this.backoff = backoff;
    }

    /**
     * The items that exist, in no order.
     *
     * @throws StoreBusy if some keys stay unanswered
     */
    public List<Map<String, AttributeValue>> items(Collection<Map<String, AttributeValue>> keys, boolean consistent) {
        List<Map<String, AttributeValue>> distinct = List.copyOf(new LinkedHashSet<>(keys));
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += MOST_KEYS) {
            readAll(distinct.subList(from, Math.min(distinct.size(), from + MOST_KEYS)), consistent, found);
        }
        return found;
    }

    private void readAll(
            List<Map<String, AttributeValue>> keys, boolean consistent, List<Map<String, AttributeValue>> found) {
        List<Map<String, AttributeValue>> left = keys;
        for (int call = 1; !left.isEmpty(); call++) {
            KeysAndAttributes asked = KeysAndAttributes.builder()
                    .keys(left)
                    .consistentRead(consistent)
                    .build();
            var answer = dynamo.batchGetItem(BatchGetItemRequest.builder()
                    .requestItems(Map.of(table, asked))
                    .build());
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            KeysAndAttributes unanswered = answer.unprocessedKeys().get(table);
            left = unanswered == null ? List.of() : unanswered.keys();
            if (!left.isEmpty()) {
                if (call == backoff.attempts()) {
                    throw new StoreBusy(left.size() + " of " + keys.size() + " keys stayed unanswered");
                }
                backoff.beforeNext(call);
            }
        }
    }
}
