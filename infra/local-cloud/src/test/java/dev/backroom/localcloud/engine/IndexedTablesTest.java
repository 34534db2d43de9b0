package dev.backroom.localcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.usage.UsageListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class IndexedTablesTest {
    private static final int CHANGES = 10_000;

    @TempDir
    Path directory;

    @Test
    void answersAsFast_whenAnotherTableHasChangedALot() {
        try (DynamoDbEngine engine = DynamoDbEngine.start(0, Optional.of(directory));
                Clients clients = new Clients("us-east-1", UsageListener.NONE);
                DynamoDbClient client = clients.dynamoDb(engine.endpoint(), "test")) {
            createTable(client, "Busy");
            createTable(client, "Quiet");
            reads(client);
            long before = reads(client);
            change(client);
            assertThat(reads(client))
                    .as("of the best reads, %d ns before the changes", before)
                    .isLessThan(4 * before);
        }
    }

    @Test
    void canBeOpenedAgain_asSoonAsItIsClosed() {
        for (int start = 0; start < 8; start++) {
            try (DynamoDbEngine engine = DynamoDbEngine.start(0, Optional.of(directory));
                    Clients clients = new Clients("us-east-1", UsageListener.NONE);
                    DynamoDbClient client = clients.dynamoDb(engine.endpoint(), "test")) {
                if (start == 0) {
                    createTable(client, "Kept");
                }
                for (int number = 0; number < 100; number++) {
                    Map<String, AttributeValue> item = key(100 * start + number);
                    client.putItem(request -> request.tableName("Kept").item(item));
                }
                int items = client.scan(request -> request.tableName("Kept")).count();
                assertThat(items).isEqualTo(100 * (start + 1));
            }
        }
    }

    /** The best of many, so that what else the machine does is left out. */
    private static long reads(DynamoDbClient client) {
        return IntStream.range(0, 300)
                .mapToLong(read -> {
                    long began = System.nanoTime();
                    client.getItem(request -> request.tableName("Quiet").key(key(read)));
                    return System.nanoTime() - began;
                })
                .min()
                .orElseThrow();
    }

    private static void change(DynamoDbClient client) {
        for (int from = 0; from < CHANGES; from += 25) {
            List<WriteRequest> writes = new ArrayList<>();
            for (int number = from; number < from + 25; number++) {
                Map<String, AttributeValue> item = key(number);
                writes.add(
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
            client.batchWriteItem(request -> request.requestItems(Map.of("Busy", writes)));
        }
    }

    private static Map<String, AttributeValue> key(int number) {
        return Map.of("pk", AttributeValue.fromS("item " + number));
    }

    private static void createTable(DynamoDbClient client, String name) {
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("pk").keyType(KeyType.HASH))
                .attributeDefinitions(key -> key.attributeName("pk").attributeType(ScalarAttributeType.S))
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }
}
