package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where in a warehouse a SKU lies. */
public final class BinTable {
    private static final String BINS = "BINS#";

    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchReads reads;

    public BinTable(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
        this.reads = new BatchReads(dynamo, deskTable, Backoff.standard());
    }

    /** The bins of the SKUs that have one. */
    public Map<Sku, String> of(String owner, String warehouse, Collection<Sku> skus) {
        return reads
                .items(
                        skus.stream()
                                .map(sku -> key(pk(owner, warehouse), sku.code()))
                                .toList(),
                        false)
                .stream()
                .collect(Collectors.toMap(item -> new Sku(textOf(item, "sk")), item -> textOf(item, "bin")));
    }

    /** @param bin the warehouse's own name of the place */
    public void put(String owner, String warehouse, Sku sku, String bin) {
        Map<String, AttributeValue> item = new HashMap<>(key(pk(owner, warehouse), sku.code()));
        item.put("bin", text(bin));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    private static String pk(String owner, String warehouse) {
        return BINS + owner + "#" + warehouse;
    }
}
