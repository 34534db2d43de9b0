package dev.backroom.store.triage;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.ShopId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Addresses and telephones of known forwarders, as traces, in the desk table. They stay until they are taken away. */
public final class FreightForwarderTable {
    private final DynamoDbClient dynamo;
    private final String table;

    public FreightForwarderTable(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** Keeps a trace. @return false if it was known */
    public boolean add(ShopId shop, String trace) {
        Map<String, AttributeValue> item = new HashMap<>(key(partition(shop), trace));
        return !dynamo.putItem(p -> p.tableName(table).item(item).returnValues(ReturnValue.ALL_OLD))
                .hasAttributes();
    }

    /** Takes traces away; unknown ones change nothing. */
    public void remove(ShopId shop, Collection<String> traces) {
        traces.forEach(trace -> dynamo.deleteItem(d -> d.tableName(table).key(key(partition(shop), trace))));
    }

    /** Every trace of a shop. */
    public Set<String> all(ShopId shop) {
        Set<String> traces = new HashSet<>();
        dynamo.queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(partition(shop)))))
                .items()
                .forEach(item -> traces.add(textOf(item, "sk")));
        return traces;
    }

    private static String partition(ShopId shop) {
        return "FORWARDERS#" + shop;
    }
}
