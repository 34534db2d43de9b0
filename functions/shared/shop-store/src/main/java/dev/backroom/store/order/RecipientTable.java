package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.Recipient;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Who gets an order: the only table with personal data. Every item carries the time of its own removal. */
public final class RecipientTable {
    /** How long a recipient is kept after the order closed. */
    public static final Duration KEPT_AFTER_CLOSING = Duration.ofDays(30);
    /** How long a recipient is kept whose order is never heard of again. */
    public static final Duration KEPT_AT_MOST = Duration.ofDays(180);

    private static final int WIDTH = 16;

    private static final String NEWER =
            "attribute_not_exists(pk) OR updated < :updated" + " OR (updated = :updated AND readAt <= :readAt)";

    private final DynamoDbClient dynamo;
    private final String table;
    private final ShopIndex byShop;

    public RecipientTable(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.byShop = new ShopIndex(dynamo, table, WIDTH);
    }

    /**
     * Stores the recipient that a read showed, unless a newer read's is stored.
     *
     * @param seen the read; its recipient may be absent, then nothing is written
     */
    public void put(OrderSnapshot seen) {
        seen.recipient().ifPresent(recipient -> {
            Map<String, AttributeValue> item = new HashMap<>(OrderItem.key(seen.key()));
            item.putAll(ShopIndex.entry(seen.key()));
            item.put("name", text(recipient.name()));
            item.put("phone", text(recipient.phone()));
            item.put("address", text(recipient.address()));
            item.put("postalCode", text(recipient.postalCode()));
            item.put("region", text(recipient.region()));
            item.put("buyerMessage", text(recipient.buyerMessage()));
            if (recipient.parts().isGiven()) {
                item.put("street", text(recipient.parts().street()));
                item.put(
                        "areas",
                        AttributeValue.fromL(recipient.parts().areas().stream()
                                .map(Fields::text)
                                .toList()));
            }
            item.put("updated", number(seen.updated().getEpochSecond()));
            item.put("readAt", number(seen.readAt().toEpochMilli()));
            item.put("expires", number(seen.updated().plus(KEPT_AT_MOST).getEpochSecond()));
            try {
                dynamo.putItem(p -> p.tableName(table)
                        .item(item)
                        .conditionExpression(NEWER)
                        .expressionAttributeValues(
                                Map.of(":updated", item.get("updated"), ":readAt", item.get("readAt"))));
            } catch (ConditionalCheckFailedException e) {
                // A newer read's recipient stays.
            }
        });
    }

    /**
     * Has the recipient removed 30 days after the order closed, if one is stored. A late read from before the closing
     * cannot bring it back.
     *
     * @param closing the read that showed the order closed
     */
    public void expire(OrderSnapshot closing) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(OrderItem.key(closing.key()))
                    .updateExpression("SET expires = :expires, updated = :updated, readAt = :readAt")
                    .conditionExpression("attribute_exists(pk) AND updated <= :updated")
                    .expressionAttributeValues(Map.of(
                            ":updated", number(closing.updated().getEpochSecond()),
                            ":readAt", number(closing.readAt().toEpochMilli()),
                            ":expires",
                                    number(closing.updated()
                                            .plus(KEPT_AFTER_CLOSING)
                                            .getEpochSecond()))));
        } catch (ConditionalCheckFailedException e) {
            // Removed already, or the closing was stored by another.
        }
    }

    /**
     * Deletes recipients of one shop at once; no other shop's are read. The index may lag behind by a moment, so that only
     * a later call which deletes none says that there are none left.
     *
     * @param most how many to delete at the most, 1 or more
     * @return how many were deleted
     */
    public int erase(ShopId shop, int most) {
        return byShop.erase(shop, most);
    }

    /** The stored recipient of an order. */
    public Optional<Recipient> find(OrderKey key) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(OrderItem.key(key)));
        if (!answer.hasItem()) {
            return Optional.empty();
        }
        return Optional.of(recipient(key, answer.item()));
    }

    /** The stored recipients of many orders; an order without one is left out. */
    public Map<OrderKey, Recipient> find(Collection<OrderKey> keys) {
        Map<OrderKey, Recipient> found = new HashMap<>();
        List<Map<String, AttributeValue>> items = new BatchReads(dynamo, table, Backoff.standard())
                .items(keys.stream().map(OrderItem::key).toList(), false);
        for (Map<String, AttributeValue> item : items) {
            OrderKey key = OrderItem.orderKey(Fields.textOf(item, "pk"));
            found.put(key, recipient(key, item));
        }
        return found;
    }

    private static Recipient recipient(OrderKey key, Map<String, AttributeValue> stored) {
        StoredItem item = new StoredItem("recipient of " + key, stored);
        return new Recipient(
                item.text("name"),
                item.text("phone"),
                item.text("address"),
                item.text("postalCode"),
                item.text("region"),
                item.text("buyerMessage"),
                new AddressParts(
                        item.textIf("street").orElse(""),
                        item.list("areas").stream().map(AttributeValue::s).toList(),
                        false));
    }
}
