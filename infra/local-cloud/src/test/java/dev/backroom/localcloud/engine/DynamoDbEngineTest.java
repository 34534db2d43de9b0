package dev.backroom.localcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.localcloud.template.TableSpec;
import dev.backroom.localcloud.usage.UsageListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("engine")
final class DynamoDbEngineTest {
    private static final TableSpec TABLE = new TableSpec(
            "Orders",
            "shop-Orders",
            Map.of("pk", "S"),
            new TableSpec.Keys("pk", Optional.empty()),
            List.of(),
            Optional.of("NEW_AND_OLD_IMAGES"),
            Optional.empty());

    private final Clients clients = new Clients("us-east-1", UsageListener.NONE);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void keepsItemsAndTheStream_eachTimeItIsOpenedAgain() {
        String stream = "";
        for (int start = 0; start < 4; start++) {
            try (DynamoDbEngine engine = start();
                    DynamoDbClient client = clients.dynamoDb(engine, "test")) {
                DynamoDbEngine.createTables(client, List.of(TABLE), true);
                put(client, "of start " + start);
                String found = client.describeTable(request -> request.tableName(TABLE.name()))
                        .table()
                        .latestStreamArn();
                assertThat(found).startsWith("arn:aws:dynamodb:us-east-1:").isEqualTo(start == 0 ? found : stream);
                stream = found;
                assertThat(client.scan(request -> request.tableName(TABLE.name()))
                                .count())
                        .isEqualTo(start + 1);
            }
        }
    }

    @Test
    void showsTheSameTables_overHttpAndWithoutASocket() {
        try (DynamoDbEngine engine = start();
                DynamoDbClient inside = clients.dynamoDb(engine, "test");
                DynamoDbClient outside = clients.dynamoDb(engine.endpoint())) {
            DynamoDbEngine.createTables(inside, List.of(TABLE), true);
            put(inside, "a");
            put(outside, "b");
            assertThat(outside.scan(request -> request.tableName(TABLE.name())).items())
                    .containsExactlyInAnyOrderElementsOf(inside.scan(request -> request.tableName(TABLE.name()))
                            .items())
                    .hasSize(2);
        }
    }

    @Test
    void refusesToBegin_whereAnEarlierVersionKeptItsTables() throws Exception {
        Files.createFile(directory.resolve("shared-local-instance.db"));
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start afresh");
    }

    private DynamoDbEngine start() {
        return DynamoDbEngine.start(
                0, Optional.of(directory), "us-east-1", dev.backroom.tableengine.UsageListener.NOBODY);
    }

    private static void put(DynamoDbClient client, String key) {
        client.putItem(request -> request.tableName(TABLE.name()).item(Map.of("pk", AttributeValue.fromS(key))));
    }
}
