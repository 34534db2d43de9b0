package dev.backroom.store.message;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.Parking;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Messages that wait for a person, newest first. They stay until they are removed. */
public final class ParkedMessages implements Parking {
    private static final String PARKED = "PARKED";

    private final DynamoDbClient dynamo;
    private final String table;

    public ParkedMessages(DynamoDbClient dynamo, String shopsTable) {
        this.dynamo = dynamo;
        this.table = shopsTable;
    }

    /** One that is parked already stays as it was. */
    @Override
    public void park(Parked parked) {
        String place = "%013d#%s".formatted(parked.at().toEpochMilli(), parked.id());
        Map<String, AttributeValue> item = new HashMap<>(key(PARKED, place));
        item.put("id", text(parked.id()));
        item.put("queue", text(parked.queue()));
        item.put("reason", text(parked.reason()));
        item.put("body", text(parked.body()));
        item.put("at", number(parked.at().toEpochMilli()));
        Map<String, AttributeValue> mark = new HashMap<>(mark(parked.id()));
        mark.put("place", text(place));
        try {
            // The mark carries the id, so that a retry a minute later finds the message parked.
            dynamo.transactWriteItems(t -> t.transactItems(
                    write(w ->
                            w.put(p -> p.tableName(table).item(mark).conditionExpression("attribute_not_exists(pk)"))),
                    write(w -> w.put(p -> p.tableName(table).item(item)))));
        } catch (TransactionCanceledException e) {
            if (!"ConditionalCheckFailed"
                    .equals(e.cancellationReasons().getFirst().code())) {
                throw e;
            }
        }
    }

    /**
     * The newest parked messages.
     *
     * @param limit the most to give, 1 or more
     */
    public List<Parked> list(int limit) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(PARKED)))
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .stream()
                .map(ParkedMessages::parked)
                .toList();
    }

    /** A parked message; empty once it was removed. */
    public Optional<Parked> find(String id) {
        return place(id)
                .map(place -> dynamo.getItem(
                        g -> g.tableName(table).key(key(PARKED, place)).consistentRead(true)))
                .filter(GetItemResponse::hasItem)
                .map(answer -> parked(answer.item()));
    }

    /** Removes a message that was replayed or is not wanted any more; unknown ids change nothing. */
    public void remove(String id) {
        place(id)
                .ifPresent(sk -> dynamo.transactWriteItems(t -> t.transactItems(
                        write(w -> w.delete(d -> d.tableName(table).key(key(PARKED, sk)))),
                        write(w -> w.delete(d -> d.tableName(table).key(mark(id)))))));
    }

    private Optional<String> place(String id) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(mark(id)).consistentRead(true));
        return Optional.ofNullable(answer.item().get("place")).map(AttributeValue::s);
    }

    private static Parked parked(Map<String, AttributeValue> item) {
        return new Parked(
                textOf(item, "id"),
                textOf(item, "queue"),
                textOf(item, "reason"),
                textOf(item, "body"),
                Instant.ofEpochMilli(numberOf(item, "at")));
    }

    private static TransactWriteItem write(Consumer<TransactWriteItem.Builder> write) {
        return TransactWriteItem.builder().applyMutation(write).build();
    }

    private static Map<String, AttributeValue> mark(String id) {
        return key(PARKED + "#" + id, PARKED);
    }
}
