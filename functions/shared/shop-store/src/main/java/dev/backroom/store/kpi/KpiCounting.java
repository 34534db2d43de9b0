package dev.backroom.store.kpi;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.StoreBusy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Adds to the counters, each piece of news exactly once: the place up to which a cursor has counted moves in the same
 * transaction, on condition that it still is where the piece begins.
 */
public final class KpiCounting {
    /** What DynamoDB takes in one transaction. */
    private static final int MOST_WRITES = 100;
    /** Keeps an update expression well under its limit of 4 KB. */
    private static final int MOST_AMOUNTS = 250;
    /** A stream's shards live for a day. */
    private static final Duration KEEP_CHECKPOINT = Duration.ofDays(30);

    private static final Bucket.Kind NOW = Bucket.Kind.NOW;

    /** What became of a piece of news. */
    public enum Outcome {
        COUNTED,
        /** The cursor is elsewhere by now; nothing was written. */
        OVERTAKEN,
        /** The table cannot hold it, however often it is tried. */
        REFUSED
    }

    private final DynamoDbClient dynamo;
    private final String table;
    private final String space;
    private final Clock clock;
    private final Attempts attempts;

    public KpiCounting(DynamoDbClient dynamo, String kpisTable, Clock clock) {
        this(dynamo, kpisTable, "", clock, Backoff.standard());
    }

    /**
     * Counters beside the real ones.
     *
     * @param space prefix of their partitions; empty for the real ones
     */
    public KpiCounting(DynamoDbClient dynamo, String kpisTable, String space, Clock clock, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = kpisTable;
        this.space = space;
        this.clock = clock;
        this.attempts = new Attempts(backoff);
    }

    /** Whether one transaction can hold it. */
    public static boolean fits(Facts facts) {
        long buckets = facts.tallies().keySet().stream()
                .filter(bucket -> bucket.kind() != NOW)
                .count();
        return buckets + shops(facts).size() + 1 <= MOST_WRITES
                && facts.tallies().values().stream()
                        .allMatch(tally -> tally.amounts().size() <= MOST_AMOUNTS);
    }

    /** How far a cursor has counted; empty at its beginning. */
    public Optional<String> checkpoint(String cursor) {
        var answer = attempts.of(() -> dynamo.getItem(
                g -> g.tableName(table).key(KpiItems.checkpoint(space + cursor)).consistentRead(true)));
        return Optional.ofNullable(answer.item().get("place")).map(AttributeValue::s);
    }

    /**
     * Counts a piece of news that {@link #fits}.
     *
     * @param from where the cursor was when the piece was cut
     * @param to where it is once this is counted
     * @throws StoreBusy if the table stays busy; it may have been counted all the same, which the cursor tells
     */
    public Outcome count(String cursor, Optional<String> from, String to, Facts facts) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(write(move(cursor, from, to)));
        for (ShopId shop : shops(facts)) {
            writes.add(write(add(shop, facts, Optional.empty(), Integer.toHexString(cursor.hashCode()) + "@" + to)));
        }
        writes.addAll(others(facts));
        return transact(writes);
    }

    /** Puts a cursor back to its beginning. */
    public void forget(String cursor) {
        dynamo.deleteItem(d -> d.tableName(table).key(KpiItems.checkpoint(space + cursor)));
    }

    /**
     * Adds what a recount found missing.
     *
     * @param facts of one shop; they fit
     * @param batches the shop's counter of batches, as it was when the difference was taken
     */
    public Outcome correct(ShopId shop, Facts facts, long batches) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(write(add(shop, facts, Optional.of(batches), "recount@" + clock.instant())));
        writes.addAll(others(facts));
        return transact(writes);
    }

    private Outcome transact(List<TransactWriteItem> writes) {
        try {
            return attempts.of(() -> {
                try {
                    dynamo.transactWriteItems(t -> t.transactItems(writes));
                    return Outcome.COUNTED;
                } catch (TransactionCanceledException e) {
                    return outcome(e);
                }
            });
        } catch (SdkException e) {
            if (Attempts.isPermanent(e)) {
                return Outcome.REFUSED;
            }
            throw new StoreBusy("counting did not come through: " + Attempts.reason(e));
        }
    }

    private static Outcome outcome(TransactionCanceledException e) {
        Set<String> codes = e.cancellationReasons().stream()
                .map(CancellationReason::code)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        if (codes.contains("ConditionalCheckFailed")) {
            return Outcome.OVERTAKEN;
        }
        if (codes.contains("ValidationError") || codes.contains("ItemCollectionSizeLimitExceeded")) {
            return Outcome.REFUSED;
        }
        throw e;
    }

    private Update move(String cursor, Optional<String> from, String to) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":to", text(to));
        values.put(":expires", number(clock.instant().plus(KEEP_CHECKPOINT).getEpochSecond()));
        from.ifPresent(place -> values.put(":from", text(place)));
        return Update.builder()
                .tableName(table)
                .key(KpiItems.checkpoint(space + cursor))
                .updateExpression("SET place = :to, expires = :expires")
                .conditionExpression(from.isEmpty() ? "attribute_not_exists(pk)" : "place = :from")
                .expressionAttributeValues(values)
                .build();
    }

    private List<TransactWriteItem> others(Facts facts) {
        List<TransactWriteItem> writes = new ArrayList<>();
        facts.tallies().forEach((bucket, tally) -> {
            if (bucket.kind() != NOW) {
                Expression add = new Expression();
                add.amounts(tally);
                writes.add(write(add.update(table, KpiItems.key(space + bucket.shop(), bucket))));
            }
        });
        return writes;
    }

    private Update add(ShopId shop, Facts facts, Optional<Long> batches, String mark) {
        Expression add = new Expression();
        add.amounts(facts.tallies().getOrDefault(Bucket.now(shop), Tally.NONE));
        add.amount(KpiItems.BATCHES, number(1));
        Set<String> dates = new TreeSet<>();
        facts.tallies().keySet().stream()
                .filter(bucket -> bucket.kind() != NOW && bucket.shop().equals(shop))
                .forEach(bucket -> dates.add(
                        bucket.start().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        if (space.isEmpty()) {
            add.set(KpiItems.COUNTED, text(clock.instant().toString()));
            dates.forEach(date -> add.set(KpiItems.TOUCHED + date, text(mark)));
        }
        batches.ifPresent(n -> add.counted(KpiItems.BATCHES, n));
        return add.update(table, KpiItems.key(space + shop, Bucket.now(shop)));
    }

    private static Set<ShopId> shops(Facts facts) {
        return facts.tallies().keySet().stream().map(Bucket::shop).collect(Collectors.toCollection(TreeSet::new));
    }

    private static TransactWriteItem write(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }
}
