package dev.backroom.store.wave;

import static dev.backroom.store.dynamo.Fields.key;

import dev.backroom.model.ShopId;
import dev.backroom.model.desk.DeskSettings;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.triage.FraudPolicyItem;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The shops' settings of their order desks: one item a shop, one map a part. */
public final class DeskSettingsTable {
    private static final String SETTINGS = "SETTINGS";

    private final DynamoDbClient dynamo;
    private final String table;

    public DeskSettingsTable(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /**
     * What the shop set, and the defaults for all else.
     *
     * @throws UnreadableItem naming the attribute that is wrong
     */
    public DeskSettings of(ShopId shop) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(key(pk(shop), SETTINGS)));
        return answer.hasItem()
                ? decode(new StoredItem("the settings of shop " + shop, answer.item()))
                : DeskSettings.DEFAULT;
    }

    public void put(ShopId shop, DeskSettings settings) {
        Map<String, AttributeValue> item = new HashMap<>(key(pk(shop), SETTINGS));
        item.put("waves", AttributeValue.fromM(WaveSettingsItem.encode(settings.waves())));
        item.put("fraud", AttributeValue.fromM(FraudPolicyItem.encode(settings.fraud())));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    private static DeskSettings decode(StoredItem item) {
        return new DeskSettings(
                WaveSettingsItem.decode(new StoredItem(item.name() + " waves", item.map("waves"))),
                FraudPolicyItem.decode(new StoredItem(item.name() + " fraud", item.map("fraud"))));
    }

    private static String pk(ShopId shop) {
        return "PLAN#" + shop;
    }
}
