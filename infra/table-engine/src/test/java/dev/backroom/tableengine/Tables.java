package dev.backroom.tableengine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Short words for what tests of tables say often. */
final class Tables {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Tables() {}

    static String fresh(String purpose) {
        return "t-" + purpose + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }

    /** With a text pk and, unless told otherwise, a text sk. */
    static String create(DynamoDbClient client, String purpose, Consumer<CreateTableRequest.Builder> more) {
        String name = fresh(purpose);
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
        more.accept(request);
        client.createTable(request.build());
        client.waiter().waitUntilTableExists(describe -> describe.tableName(name));
        return name;
    }

    static String create(DynamoDbClient client, String purpose) {
        return create(client, purpose, request -> {});
    }

    static String createSimple(DynamoDbClient client, String purpose) {
        return create(
                client,
                purpose,
                request -> request.attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                        .keySchema(key("pk", KeyType.HASH)));
    }

    /** With a text pk alone, under this very name. */
    static void createNamed(DynamoDbClient client, String name) {
        client.createTable(request -> simple(request, name));
    }

    static CreateTableRequest.Builder simple(CreateTableRequest.Builder request, String name) {
        return request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH));
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /** Names and values in turn; texts become S, numbers N. */
    static Map<String, AttributeValue> item(Object... namesAndValues) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        List<Object> list = List.of(namesAndValues);
        for (int at = 0; at < list.size(); at += 2) {
            Object value = list.get(at + 1);
            item.put(
                    String.valueOf(list.get(at)),
                    switch (value) {
                        case AttributeValue given -> given;
                        case Number number -> AttributeValue.fromN(number.toString());
                        default -> s(value.toString());
                    });
        }
        return item;
    }
}
