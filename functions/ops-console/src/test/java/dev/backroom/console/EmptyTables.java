package dev.backroom.console;

import dev.backroom.store.order.OrderTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables that the console reads, empty, as the template defines them. */
final class EmptyTables {
    private static final Map<String, List<String>> INDEXES = Map.of(
            "Orders", List.of("open", "openLane", "openSort"),
            "Reviews", List.of("replies", "replyLane", "replySort"),
            "Desk", List.of("work", "workLane", "workSort"));

    private EmptyTables() {}

    static void create(DynamoDbClient dynamo) {
        for (String table : List.of("Orders", "Recipients")) {
            dynamo.createTable(table(table, List.of("pk")));
        }
        for (String table : List.of("Shops", "Stock", "Kpis", "Reviews", "Desk", "Labels")) {
            dynamo.createTable(table(table, List.of("pk", "sk")));
        }
    }

    private static CreateTableRequest table(String name, List<String> key) {
        CreateTableRequest.Builder table = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(key));
        List<AttributeDefinition> attributes =
                new ArrayList<>(key.stream().map(EmptyTables::attribute).toList());
        List<String> index = INDEXES.getOrDefault(name, List.of());
        if (!index.isEmpty()) {
            List<String> sorted = index.subList(1, 3);
            sorted.forEach(one -> attributes.add(attribute(one)));
            table.globalSecondaryIndexes(i -> i.indexName(index.getFirst())
                    .keySchema(schema(sorted))
                    .projection(p -> {
                        if (name.equals("Orders")) {
                            p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(OrderTable.LISTED);
                        } else {
                            p.projectionType(ProjectionType.KEYS_ONLY);
                        }
                    }));
        }
        return table.attributeDefinitions(attributes).build();
    }

    private static List<KeySchemaElement> schema(List<String> key) {
        List<KeySchemaElement> schema = new ArrayList<>();
        for (String one : key) {
            schema.add(KeySchemaElement.builder()
                    .attributeName(one)
                    .keyType(schema.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
        }
        return schema;
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
