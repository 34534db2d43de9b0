package dev.backroom.store.message;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.ShopId;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Notices as they were told, newest first, in the shops table; and a guard per notice id, which makes a notice that comes
 * twice be told once. Both are forgotten after {@link #KEEP}.
 */
public final class NoticeLog {
    public static final Duration KEEP = Duration.ofDays(90);

    private static final String GUARD = "NOTICE-ID#";
    private static final String NOBODY = "-";

    /**
     * A notice as it is kept.
     *
     * @param id the notice's business key
     * @param body the notice as the text of its queue message
     * @param delivered the channels that took it
     * @param refused the channels that will not, each with its reason
     */
    public record Kept(
            String id, Optional<ShopId> shop, Instant at, String body, Set<String> delivered, List<String> refused) {
        public Kept {
            delivered = Set.copyOf(delivered);
            refused = List.copyOf(refused);
        }
    }

    /** What is known of a notice that came in. */
    public sealed interface Begun {
        /** It is for the caller to tell; what is settled needs not be told again. */
        record Ours(Set<String> settled) implements Begun {}

        /** Another process tells it just now. */
        record Busy() implements Begun {}

        /** It was told before. */
        record Done() implements Begun {}
    }

    private final DynamoDbClient dynamo;
    private final String table;
    /** A mark that is not written has people told twice, or not again before the one who told them counts as dead. */
    private final Attempts attempts;

    public NoticeLog(DynamoDbClient dynamo, String shopsTable) {
        this(dynamo, shopsTable, Backoff.standard());
    }

    /** @param backoff between two attempts at a mark */
    NoticeLog(DynamoDbClient dynamo, String shopsTable, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = shopsTable;
        this.attempts = new Attempts(backoff);
    }

    /**
     * Keeps the notice where it is new, and takes it for the caller to tell.
     *
     * @param now real time
     * @param until when others may take it, should the caller die
     */
    public Begun begin(String id, Optional<ShopId> shop, Instant at, String body, Instant now, Instant until) {
        Map<String, AttributeValue> place = key(pk(shop), "%013d#%s".formatted(Math.max(0, at.toEpochMilli()), id));
        AttributeValue expires = number(now.plus(KEEP).getEpochSecond());
        Map<String, AttributeValue> notice = new HashMap<>(place);
        notice.put("id", text(id));
        notice.put("at", number(at.toEpochMilli()));
        notice.put("body", text(body));
        notice.put("expires", expires);
        Map<String, AttributeValue> guard = new HashMap<>(guard(id));
        guard.put("noticePk", place.get("pk"));
        guard.put("noticeSk", place.get("sk"));
        guard.put("busyUntil", number(until.toEpochMilli()));
        guard.put("expires", expires);
        try {
            dynamo.transactWriteItems(t -> t.transactItems(
                    w -> w.put(p -> p.tableName(table).item(guard).conditionExpression("attribute_not_exists(pk)")),
                    w -> w.put(p -> p.tableName(table).item(notice))));
            return new Begun.Ours(Set.of());
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().noneMatch(r -> "ConditionalCheckFailed".equals(r.code()))) {
                throw e;
            }
            return again(id, now, until);
        }
    }

    private Begun again(String id, Instant now, Instant until) {
        try {
            var guard = dynamo.updateItem(u -> u.tableName(table)
                    .key(guard(id))
                    .updateExpression("SET busyUntil = :until")
                    .conditionExpression("attribute_exists(pk) AND attribute_not_exists(done) AND busyUntil <= :now")
                    .expressionAttributeValues(
                            Map.of(":until", number(until.toEpochMilli()), ":now", number(now.toEpochMilli())))
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Begun.Ours(settled(guard.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && e.item().containsKey("done") ? new Begun.Done() : new Begun.Busy();
        }
    }

    /** Remembers that a channel took the notice. */
    public void delivered(String id, String channel) {
        add(id, "delivered", channel);
    }

    /** Remembers that a channel will not take the notice, and why. */
    public void refused(String id, String channel, String reason) {
        add(id, "refused", channel + ": " + reason);
    }

    /** The notice needs no more telling. */
    public void done(String id) {
        Map<String, AttributeValue> guard = attempts.of(() -> dynamo.updateItem(u -> u.tableName(table)
                        .key(guard(id))
                        .updateExpression("SET done = :true")
                        .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true)))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> parts = new ArrayList<>();
        for (String outcome : List.of("delivered", "refused")) {
            AttributeValue of = guard.get(outcome);
            if (of != null) {
                values.put(":" + outcome, of);
                parts.add(outcome + " = :" + outcome);
            }
        }
        if (!parts.isEmpty()) {
            attempts.of(() -> dynamo.updateItem(u -> u.tableName(table)
                    .key(key(textOf(guard, "noticePk"), textOf(guard, "noticeSk")))
                    .updateExpression("SET " + String.join(", ", parts))
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(values)));
        }
    }

    /** Gives the notice back untold, so that the next try need not wait. */
    public void release(String id) {
        attempts.of(() -> dynamo.updateItem(u -> u.tableName(table)
                .key(guard(id))
                .updateExpression("SET busyUntil = :zero")
                .expressionAttributeValues(Map.of(":zero", number(0)))));
    }

    /**
     * The newest notices of a shop; of no shop in particular where none is named.
     *
     * @param limit the most to give, 1 or more
     */
    public List<Kept> latest(Optional<ShopId> shop, int limit) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(pk(shop))))
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .stream()
                .map(item -> new Kept(
                        textOf(item, "id"),
                        shop,
                        Instant.ofEpochMilli(Fields.numberOf(item, "at")),
                        textOf(item, "body"),
                        Set.copyOf(texts(item, "delivered")),
                        texts(item, "refused")))
                .toList();
    }

    private void add(String id, String attribute, String value) {
        attempts.of(() -> dynamo.updateItem(u -> u.tableName(table)
                .key(guard(id))
                .updateExpression("ADD " + attribute + " :value")
                .expressionAttributeValues(Map.of(":value", AttributeValue.fromSs(List.of(value))))));
    }

    /** A refusal ends at the first colon with a blank after it: names of channels have none. */
    private static Set<String> settled(Map<String, AttributeValue> guard) {
        Set<String> channels = new HashSet<>(texts(guard, "delivered"));
        texts(guard, "refused").forEach(refusal -> channels.add(refusal.substring(0, refusal.indexOf(": "))));
        return channels;
    }

    private static List<String> texts(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || !value.hasSs()
                ? List.of()
                : value.ss().stream().sorted().toList();
    }

    private static Map<String, AttributeValue> guard(String id) {
        return key(GUARD + id, "NOTICE");
    }

    private static String pk(Optional<ShopId> shop) {
        return "NOTICE#" + shop.map(ShopId::value).orElse(NOBODY);
    }
}
