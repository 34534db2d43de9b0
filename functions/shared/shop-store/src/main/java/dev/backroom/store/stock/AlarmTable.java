package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockAlarm;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What was last told about each SKU's stock, beside the item, which an import replaces as a whole. */
public final class AlarmTable {
    static final String ALARM = "ALARM";

    private final DynamoDbClient dynamo;
    private final String table;

    public AlarmTable(DynamoDbClient dynamo, String stockTable) {
        this.dynamo = dynamo;
        this.table = stockTable;
    }

    /**
     * Keeps a crossing.
     *
     * @return false if another process kept it before
     */
    public boolean cross(String owner, Sku sku, StockAlarm before, StockAlarm after) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(Fields.key(StockItems.partition(owner, sku), ALARM))
                    .updateExpression("SET #state = :state, crossings = :crossings")
                    .conditionExpression(
                            before.crossings() == 0 ? "attribute_not_exists(crossings)" : "crossings = :before")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(values(before, after)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    static StockAlarm alarm(Sku sku, Map<String, AttributeValue> stored) {
        StoredItem item = new StoredItem("alarm of " + sku, stored);
        return new StockAlarm(item.one("state", StockAlarm.State::valueOf), item.units("crossings"));
    }

    private static Map<String, AttributeValue> values(StockAlarm before, StockAlarm after) {
        AttributeValue state = text(after.state().name());
        AttributeValue crossings = number(after.crossings());
        return before.crossings() == 0
                ? Map.of(":state", state, ":crossings", crossings)
                : Map.of(":state", state, ":crossings", crossings, ":before", number(before.crossings()));
    }
}
