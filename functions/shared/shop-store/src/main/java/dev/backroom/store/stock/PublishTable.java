package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.stock.Drift;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.stock.Listed.Failing;
import dev.backroom.store.stock.Listed.Published;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Publishing to one listing: one process at a time, and never a figure older than the one that the channel has. The
 * platform gives its call neither a version nor an idempotency key, so that both must be settled here before the call.
 */
public final class PublishTable {
    private static final String DONE = " REMOVE busyUntil, holder";

    private final DynamoDbClient dynamo;
    private final String table;

    public PublishTable(DynamoDbClient dynamo, String stockTable) {
        this.dynamo = dynamo;
        this.table = stockTable;
    }

    /** Whether the caller may publish. */
    public enum Begun {
        OURS,
        /** Another process publishes just now, and will publish this version as well. */
        BUSY,
        /** A newer version is out already. */
        NEWER,
        /** The listing is not stored any more. */
        GONE
    }

    /** Whether the caller is done. */
    public enum Ended {
        DONE,
        /** Somebody wants a newer version published; the caller still holds the listing. */
        AGAIN,
        /** The caller took too long, and another process has taken over. */
        LOST
    }

    /**
     * Takes the listing for the caller to publish.
     *
     * @param version of the figures that the caller would publish
     * @param holder names the caller
     * @param now real time
     * @param until when others may take it, should the caller die
     */
    public Begun begin(
            String owner, Listed listed, long version, String basis, String holder, Instant now, Instant until) {
        Map<String, AttributeValue> key = ListingItems.key(owner, listed.sku(), listed.listing());
        while (true) {
            try {
                dynamo.updateItem(u -> u.tableName(table)
                        .key(key)
                        .updateExpression("SET holder = :holder, busyUntil = :until, wanted = :version")
                        .conditionExpression("attribute_exists(pk)"
                                + " AND (attribute_not_exists(busyUntil) OR busyUntil <= :now)"
                                + " AND (attribute_not_exists(publishedVersion) OR publishedVersion <= :version"
                                + " OR publishedBasis <> :basis)")
                        .expressionAttributeValues(Map.of(
                                ":holder", text(holder),
                                ":now", number(now.toEpochMilli()),
                                ":until", number(until.toEpochMilli()),
                                ":version", number(version),
                                ":basis", text(basis)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return Begun.OURS;
            } catch (ConditionalCheckFailedException e) {
                if (!e.hasItem()) {
                    return Begun.GONE;
                }
                if (Fields.numberOf(e.item(), "busyUntil") <= now.toEpochMilli()) {
                    return Begun.NEWER;
                }
                if (want(key, version)) {
                    return Begun.BUSY;
                }
            }
        }
    }

    /** @return false if the holder has let go meanwhile */
    private boolean want(Map<String, AttributeValue> key, long version) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(key)
                    .updateExpression("SET wanted = :version")
                    .conditionExpression("attribute_exists(busyUntil) AND wanted < :version")
                    .expressionAttributeValues(Map.of(":version", number(version)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && e.item().containsKey("busyUntil");
        }
    }

    /**
     * Keeps what the channel took, and lets go.
     *
     * @param anyway lets go also where somebody wants a newer version, which the caller then has to see to
     */
    public Ended end(String owner, Listed listed, String holder, Published published, boolean anyway) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":holder", text(holder),
                ":figures", ListingItems.figures(published.figures()),
                ":version", number(published.version()),
                ":basis", text(published.basis()),
                ":at", number(published.at().toEpochMilli())));
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(ListingItems.key(owner, listed.sku(), listed.listing()))
                    .updateExpression("SET figures = :figures, publishedVersion = :version, publishedBasis = :basis,"
                            + " publishedAt = :at" + DONE
                            + ", stale, failure, failingSince, retryAt, failurePasses, failureTold")
                    .conditionExpression("holder = :holder" + (anyway ? "" : " AND wanted <= :version"))
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Ended.DONE;
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && Fields.textOf(e.item(), "holder").equals(holder) ? Ended.AGAIN : Ended.LOST;
        }
    }

    /**
     * Keeps why the channel did not take the figures, and lets go. A row of failures keeps its beginning; another reason
     * within it is not known to anybody yet.
     */
    public void fail(String owner, Listed listed, String holder, Failing failing) {
        boolean told = failing.told()
                || listed.failing()
                        .filter(before -> before.told() && before.reason().equals(failing.reason()))
                        .isPresent();
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(ListingItems.key(owner, listed.sku(), listed.listing()))
                    .updateExpression("SET failure = :reason, failingSince = if_not_exists(failingSince, :since),"
                            + " retryAt = :retryAt, failurePasses = :passes,"
                            + " failureTold = :told" + DONE)
                    .conditionExpression("holder = :holder")
                    .expressionAttributeValues(Map.of(
                            ":holder", text(holder),
                            ":reason", text(failing.reason()),
                            ":since", number(failing.since().toEpochMilli()),
                            ":retryAt", number(failing.retryAt().toEpochMilli()),
                            ":passes", AttributeValue.fromBool(failing.passing()),
                            ":told", AttributeValue.fromBool(told))));
        } catch (ConditionalCheckFailedException e) {
            // Another process has taken over and knows better.
        }
    }

    /** The channel may show something else than was stored last: the next publication is made in any case. */
    public void distrust(String owner, Listed listed) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(ListingItems.key(owner, listed.sku(), listed.listing()))
                    .updateExpression("SET stale = :true")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true))));
        } catch (ConditionalCheckFailedException e) {
            // There is no listing to publish to any more.
        }
    }

    /** Lets go of a listing that needs nothing published. */
    public void release(String owner, Listed listed, String holder) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(ListingItems.key(owner, listed.sku(), listed.listing()))
                    .updateExpression("REMOVE busyUntil, holder")
                    .conditionExpression("holder = :holder")
                    .expressionAttributeValues(Map.of(":holder", text(holder))));
        } catch (ConditionalCheckFailedException e) {
            // Nothing is held any more.
        }
    }

    /** Remembers that somebody was told of a row of failures, unless it has ended meanwhile. */
    public void told(String owner, Listed listed, Instant failingSince) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(ListingItems.key(owner, listed.sku(), listed.listing()))
                    .updateExpression("SET failureTold = :true")
                    .conditionExpression("failingSince = :since")
                    .expressionAttributeValues(Map.of(
                            ":true", AttributeValue.fromBool(true), ":since", number(failingSince.toEpochMilli()))));
        } catch (ConditionalCheckFailedException e) {
            // It succeeds again.
        }
    }

    /**
     * Keeps what a look at the channel's figures gave.
     *
     * @param stale the next publication is made even if its figures are those published last
     * @return false if another process looked meanwhile
     */
    public boolean looked(String owner, Listed listed, Drift after, boolean stale) {
        Drift before = listed.drift();
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":drift", text(after.phase().name()));
        values.put(":version", number(after.version()));
        values.put(":since", number(after.since().toEpochMilli()));
        values.put(":shown", number(after.shown()));
        if (stale) {
            values.put(":true", AttributeValue.fromBool(true));
        }
        if (after.byHand()) {
            values.put(":hand", AttributeValue.fromBool(true));
        }
        values.put(":before", text(before.phase().name()));
        String unchanged = "(attribute_not_exists(drift) OR drift = :before)";
        if (before.phase() != Drift.Phase.NONE) {
            values.put(":beforeSince", number(before.since().toEpochMilli()));
            unchanged = "drift = :before AND driftSince = :beforeSince";
        }
        String condition = "attribute_exists(pk) AND " + unchanged;
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(ListingItems.key(owner, listed.sku(), listed.listing()))
                    .updateExpression("SET drift = :drift, driftVersion = :version, driftSince = :since,"
                            + " driftShown = :shown"
                            + (stale ? ", stale = :true" : "")
                            + (after.byHand() ? ", driftByHand = :hand" : " REMOVE driftByHand"))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
