package dev.backroom.store.shop;

import dev.backroom.model.ShopId;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far the reading of a shop's history has come, in the table of shops, so that it can be stopped and go on. */
public final class HistoryCheckpoints {
    private static final String SORT = "HISTORY#";

    private final DynamoDbClient dynamo;
    private final String table;

    /**
     * A span whose changes were read.
     *
     * @param from included
     * @param upTo what changed up to this second has been read, and perhaps more
     */
    public record Mark(Instant from, Instant upTo) {
        /**
         * Where a reading from an instant on begins: behind what was read, if that has the instant in it, for a span is one
         * without a gap; otherwise anew.
         */
        public static Mark beginning(Optional<Mark> read, Instant wanted) {
            return read.filter(span -> !span.from.isAfter(wanted) && wanted.isBefore(span.upTo))
                    .orElse(new Mark(wanted, wanted));
        }

        public Mark read(Instant at) {
            return new Mark(from, at);
        }
    }

    public HistoryCheckpoints(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Empty before the first reading.
     *
     * @param what is read, such as {@code orders}
     */
    public Optional<Mark> of(ShopId shop, String what) {
        var answer =
                dynamo.getItem(get -> get.tableName(table).key(key(shop, what)).consistentRead(true));
        return answer.hasItem()
                ? Optional.of(new Mark(second(answer.item(), "from"), second(answer.item(), "upTo")))
                : Optional.empty();
    }

    /** Writes down what has been read, in whole seconds. */
    public void put(ShopId shop, String what, Mark mark) {
        dynamo.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "pk", AttributeValue.fromS(shop.value()),
                        "sk", AttributeValue.fromS(SORT + what),
                        "from", number(mark.from()),
                        "upTo", number(mark.upTo()))));
    }

    private static Map<String, AttributeValue> key(ShopId shop, String what) {
        return Map.of("pk", AttributeValue.fromS(shop.value()), "sk", AttributeValue.fromS(SORT + what));
    }

    private static AttributeValue number(Instant at) {
        return AttributeValue.fromN(Long.toString(at.getEpochSecond()));
    }

    private static Instant second(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.n() == null) {
            throw new UnreadableItem("a history mark", name + " is missing");
        }
        return Instant.ofEpochSecond(Long.parseLong(value.n()));
    }
}
