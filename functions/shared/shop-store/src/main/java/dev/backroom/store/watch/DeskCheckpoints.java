package dev.backroom.store.watch;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;

import dev.backroom.model.ShopId;
import dev.backroom.store.dynamo.Fields;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** How far the desk's watches of each shop have come; in the desk table, whole seconds. */
public final class DeskCheckpoints {
    private final DynamoDbClient dynamo;
    private final String table;

    public DeskCheckpoints(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** @param name what was watched, such as {@code cases-RETURN} */
    public Optional<Instant> get(ShopId shop, String name) {
        var answer = dynamo.getItem(
                g -> g.tableName(table).key(Fields.key("MARK#" + shop, name)).consistentRead(true));
        return answer.hasItem() ? Optional.of(Instant.ofEpochSecond(numberOf(answer.item(), "at"))) : Optional.empty();
    }

    /** Moves a mark forward; an earlier instant than the stored one changes nothing. */
    public void move(ShopId shop, String name, Instant at) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(Fields.key("MARK#" + shop, name))
                    .updateExpression("SET #at = :at")
                    .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                    .expressionAttributeNames(Map.of("#at", "at"))
                    .expressionAttributeValues(Map.of(":at", number(at.getEpochSecond()))));
        } catch (ConditionalCheckFailedException e) {
            // Another watch has come further.
        }
    }
}
