package dev.backroom.store.commit;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.StoreBusy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Lets large batches write an owner's stock one after another. A transaction that meets another at a level is refused and
 * billed for all of its orders, so it is cheaper to wait for one's turn, which costs two write units a batch. Nothing but the
 * bill depends on it: every write keeps its condition, and whoever waits in vain goes ahead.
 */
final class StockTurns {
    /** Ends the turn of a run that was killed. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LOOKS_APART = Duration.ofMillis(400);
    private static final String TURN = "TURN";
    private static final String UNTIL = "until";
    private static final String HOLDER = "holder";

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;
    private final Backoff.Pause pause;

    /** One's turn, until it is closed. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    StockTurns(DynamoDbClient dynamo, String stockTable) {
        this(dynamo, stockTable, InstantSource.system(), Thread::sleep);
    }

    /**
     * @param clock the real time, also where the shop's runs fast: what takes a turn is work of machines
     * @param pause between two looks at whose turn it is
     */
    StockTurns(DynamoDbClient dynamo, String stockTable, InstantSource clock, Backoff.Pause pause) {
        this.dynamo = dynamo;
        this.table = stockTable;
        this.clock = clock;
        this.pause = pause;
    }

    /** Until when somebody who begins now may wait, for all turns together: a third of what the function may run. */
    Instant patience() {
        return clock.instant().plus(LONGEST_WAIT);
    }

    /**
     * Waits until nobody else writes the owner's stock by turns.
     *
     * @param until when it goes ahead without
     * @return a turn to close, also where none could be had
     */
    Turn take(String owner, Instant until) {
        String holder = UUID.randomUUID().toString();
        Duration apart = FIRST_LOOK;
        try {
            while (!isFree(owner) || !takes(owner, holder)) {
                if (clock.instant().isAfter(until)) {
                    return () -> {};
                }
                pause.of(Duration.ofNanos(ThreadLocalRandom.current().nextLong(apart.toNanos() / 2, apart.toNanos())));
                apart = apart.multipliedBy(2).compareTo(LOOKS_APART) < 0 ? apart.multipliedBy(2) : LOOKS_APART;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreBusy("interrupted while waiting for a turn at the stock");
        } catch (SdkException e) {
            // The writes will say what the table has to say.
            return () -> {};
        }
        return () -> end(owner, holder);
    }

    /** A look is cheap; an attempt in vain is billed as a write. */
    private boolean isFree(String owner) {
        List<Map<String, AttributeValue>> found = dynamo.batchGetItem(get -> get.requestItems(Map.of(
                        table, KeysAndAttributes.builder().keys(place(owner)).build())))
                .responses()
                .getOrDefault(table, List.of());
        return found.isEmpty() || numberOf(found.getFirst(), UNTIL) < clock.millis();
    }

    private boolean takes(String owner, String holder) {
        long now = clock.millis();
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(place(owner))
                    .updateExpression("SET #until = :end, holder = :holder")
                    .conditionExpression("attribute_not_exists(#until) OR #until < :now OR holder = :holder")
                    .expressionAttributeNames(Map.of("#until", UNTIL))
                    .expressionAttributeValues(Map.of(
                            ":end", number(now + LONGEST_TURN.toMillis()),
                            ":now", number(now),
                            ":holder", text(holder))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private void end(String owner, String holder) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(place(owner))
                    .updateExpression("REMOVE #until, holder")
                    .conditionExpression(HOLDER + " = :holder")
                    .expressionAttributeNames(Map.of("#until", UNTIL))
                    .expressionAttributeValues(Map.of(":holder", text(holder))));
        } catch (SdkException e) {
            // It ends by itself, and whoever waits meanwhile loses seconds and nothing else.
            return;
        }
    }

    private static Map<String, AttributeValue> place(String owner) {
        return key(TURN + "#" + owner, TURN);
    }
}
