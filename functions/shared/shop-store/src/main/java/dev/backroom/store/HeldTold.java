package dev.backroom.store;

import static dev.backroom.store.Fields.key;
import static dev.backroom.store.Fields.number;
import static dev.backroom.store.Fields.numberOf;

import dev.backroom.model.ShopId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Up to which order the shops' people were told of orders that wait for them; in the desk table. */
public final class HeldTold {
    private static final String TOLD = "HELD-TOLD";

    private final DynamoDbClient dynamo;
    private final String table;

    public HeldTold(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** When the newest order was read that was told of; empty where none ever was. */
    public Optional<Instant> last(ShopId shop) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(place(shop)).consistentRead(true));
        return answer.hasItem() ? Optional.of(Instant.ofEpochMilli(numberOf(answer.item(), "at"))) : Optional.empty();
    }

    public void put(ShopId shop, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(place(shop));
        item.put("at", number(at.toEpochMilli()));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> place(ShopId shop) {
        return key("PLAN#" + shop, TOLD);
    }
}
