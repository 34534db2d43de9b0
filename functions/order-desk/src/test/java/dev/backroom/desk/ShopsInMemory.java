package dev.backroom.desk;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.wave.LabelTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An empty shops table in an engine of its own. */
public final class ShopsInMemory implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    public static final String TABLE = "Shops";
    static final String RECIPIENTS = "Recipients";
    static final String LABELS = "Labels";

    private final MemoryTables engine = MemoryTables.open();
    public final DynamoDbClient dynamo = engine.client();
    public final ShopTable shops = new ShopTable(dynamo, TABLE);
    public final ParkedMessages parked = new ParkedMessages(dynamo, TABLE);
    public final RecipientTable recipients = new RecipientTable(dynamo, RECIPIENTS);
    public final LabelTable labels = new LabelTable(dynamo, LABELS, Clock.fixed(NOON, ZoneOffset.UTC));
    public final KeptSignals kept = new KeptSignals(dynamo, TABLE);

    @SuppressWarnings("unchecked")
    public ShopsInMemory() {
        dynamo.createTable(c -> c.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        dynamo.createTable(c -> c.tableName(RECIPIENTS)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("ofShop").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                .globalSecondaryIndexes(i -> i.indexName("shops")
                        .keySchema(
                                k -> k.attributeName("ofShop").keyType(KeyType.HASH),
                                k -> k.attributeName("pk").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
        dynamo.createTable(c -> c.tableName(LABELS)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("ofShop").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(i -> i.indexName("shops")
                        .keySchema(
                                k -> k.attributeName("ofShop").keyType(KeyType.HASH),
                                k -> k.attributeName("pk").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
    }

    public static Shop shop(String id, String seller) {
        return new Shop(
                new ShopId(id),
                "Shop " + id,
                "GB",
                ZoneOffset.UTC,
                "cipher-" + id,
                seller,
                Shop.DEFAULT_OWNER,
                NOON.minusSeconds(3600),
                Shop.State.CONNECTED,
                Map.of());
    }

    @Override
    public void close() {
        engine.close();
    }
}
