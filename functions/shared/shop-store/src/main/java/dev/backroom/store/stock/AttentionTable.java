package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The SKUs of an owner that somebody should look at, worst first, as the last watch found them. A hint: who shows them reads
 * their shelves for what is true now. Without it a page would have to read every SKU.
 */
public final class AttentionTable {
    private static final String ATTENTION = "ATTENTION#";
    /** Sorts before every entry. */
    private static final String WATCHED = "!";

    private final DynamoDbClient dynamo;
    private final String table;

    public AttentionTable(DynamoDbClient dynamo, String stockTable) {
        this.dynamo = dynamo;
        this.table = stockTable;
    }

    /** Why to look, worst first. */
    public enum Reason {
        SOLD_OUT,
        NOT_PUBLISHED,
        LOW,
        /** What came back lies there and waits for somebody to look at it. */
        QUARANTINED
    }

    /** A SKU and the worst that is wrong with it. */
    public record Entry(Reason reason, Sku sku) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byReason = reason.compareTo(other.reason);
            return byReason != 0 ? byReason : sku.compareTo(other.sku);
        }

        private String place() {
            return reason.ordinal() + "#" + sku.code();
        }
    }

    /**
     * What a watch left.
     *
     * @param watched when the last watch ended, in the shop's time; empty before the first
     */
    public record Found(Optional<Instant> watched, SortedSet<Entry> entries) {}

    /** @param limit at most so many entries, 1 or more */
    public Found worst(String owner, int limit) {
        var items = dynamo.query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(ATTENTION + owner)))
                        .limit(limit + 1))
                .items();
        return found(items);
    }

    /** Makes the list what a watch found, and writes only what differs. */
    public void settle(String owner, Set<Entry> wanted, Instant now) {
        Found stored = found(dynamo
                .queryPaginator(q -> q.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(ATTENTION + owner))))
                .items()
                .stream()
                .toList());
        stored.entries().stream()
                .filter(entry -> !wanted.contains(entry))
                .forEach(entry ->
                        dynamo.deleteItem(d -> d.tableName(table).key(Fields.key(ATTENTION + owner, entry.place()))));
        wanted.stream()
                .filter(entry -> !stored.entries().contains(entry))
                .forEach(entry ->
                        dynamo.putItem(p -> p.tableName(table).item(Fields.key(ATTENTION + owner, entry.place()))));
        dynamo.updateItem(u -> u.tableName(table)
                .key(Fields.key(ATTENTION + owner, WATCHED))
                .updateExpression("SET #at = :at")
                .expressionAttributeNames(Map.of("#at", "at"))
                .expressionAttributeValues(Map.of(":at", number(now.getEpochSecond()))));
    }

    private static Found found(List<Map<String, AttributeValue>> items) {
        Optional<Instant> watched = items.stream()
                .filter(item -> textOf(item, "sk").equals(WATCHED))
                .map(item -> Instant.ofEpochSecond(Fields.numberOf(item, "at")))
                .findFirst();
        return new Found(
                watched,
                items.stream()
                        .map(item -> textOf(item, "sk"))
                        .filter(place -> !place.equals(WATCHED))
                        .map(AttentionTable::entry)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Entry entry(String place) {
        int mark = place.indexOf('#');
        return new Entry(
                Reason.values()[Integer.parseInt(place.substring(0, mark))], new Sku(place.substring(mark + 1)));
    }
}
