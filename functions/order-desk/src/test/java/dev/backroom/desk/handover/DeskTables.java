package dev.backroom.desk.handover;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.store.handover.HandoverTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An empty desk table, as the template describes it, in an engine of its own. */
public final class DeskTables implements AutoCloseable {
    private final MemoryTables engine = MemoryTables.open();
    final DynamoDbClient dynamo = engine.client();
    final HandoverTable handovers = new HandoverTable(dynamo, "Desk");

    @SuppressWarnings("unchecked")
    DeskTables() {
        dynamo.createTable(c -> c.tableName("Desk")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("workLane").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("workSort").attributeType(ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("work")
                        .keySchema(key("workLane", KeyType.HASH), key("workSort", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public void close() {
        engine.close();
    }
}
