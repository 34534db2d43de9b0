package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@Tag("engine")
class BatchesTest {
    private static final Endpoint ENDPOINT = Endpoint.open();
    private static final DynamoDbClient CLIENT = ENDPOINT.client();
    private String table = "";

    @AfterAll
    static void close() {
        ENDPOINT.close();
    }

    @BeforeEach
    void create() {
        table = Tables.createSimple(CLIENT, "batches");
    }

    private void write(WriteRequest... writes) {
        assertThat(CLIENT.batchWriteItem(batch -> batch.requestItems(Map.of(table, List.of(writes))))
                        .unprocessedItems())
                .isEmpty();
    }

    private static List<Map<String, AttributeValue>> keys(int count) {
        return IntStream.range(0, count).mapToObj(at -> item("pk", "p" + at)).toList();
    }

    @Test
    void writesAndDeletesAndReads_severalItemsAtOnce() {
        write(Batches.put(item("pk", "p0", "v", 1)), Batches.put(item("pk", "p1", "v", 2)));
        write(Batches.delete(item("pk", "p0")), Batches.put(item("pk", "p2", "v", 3)));

        var read = CLIENT.batchGetItem(batch -> batch.requestItems(Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(keys(4))
                        .projectionExpression("v")
                        .build())));

        assertThat(read.responses().get(table)).containsExactlyInAnyOrder(item("v", 2), item("v", 3));
        assertThat(read.unprocessedKeys()).isEmpty();
    }

    @Test
    void refusesBatchesThatTheServiceRefuses_inItsWords() {
        assertThatThrownBy(() -> write(Batches.put(item("pk", "a")), Batches.delete(item("pk", "a"))))
                .hasMessageContaining("Provided list of item keys contains duplicates");
        assertThatThrownBy(() -> CLIENT.batchGetItem(batch -> batch.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(item("pk", "a"), item("pk", "a"))
                                .build()))))
                .hasMessageContaining("Provided list of item keys contains duplicates");
        assertThatThrownBy(() -> CLIENT.batchWriteItem(batch ->
                        batch.requestItems(Map.of("nosuchtable", List.of(Batches.put(item("pk", "a")))))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> write(Batches.put(item("pk", "a")), Batches.put(item("other", "a"))))
                .hasMessageContaining("The provided key element does not match the schema");
        assertThatThrownBy(() -> write(Batches.put(item("pk", 1))))
                .hasMessageContaining("The provided key element does not match the schema");
        assertThatThrownBy(() -> write(Batches.put(item("pk", ""))))
                .hasMessageContaining("cannot contain an empty string value. Key: pk");
        assertThatThrownBy(() -> CLIENT.batchWriteItem(batch -> batch.requestItems(Map.of(
                        "nosuchtable", List.of(Batches.put(item("pk", "a", "body", "b".repeat(409_600))))))))
                .hasMessageContaining("Item size has exceeded the maximum allowed size");
        assertThat(CLIENT.scan(scan -> scan.tableName(table)).count()).isZero();
    }

    @Test
    void leavesKeysOver_whenTheAnswerWouldExceed16Megabytes() {
        for (int at = 0; at < 50; at++) {
            Map<String, AttributeValue> large = item("pk", "p" + at, "body", "b".repeat(380_000));
            CLIENT.putItem(put -> put.tableName(table).item(large));
        }
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, KeysAndAttributes> asked =
                Map.of(table, KeysAndAttributes.builder().keys(keys(50)).build());
        int calls = 0;
        while (!asked.isEmpty()) {
            Map<String, KeysAndAttributes> now = asked;
            var page = CLIENT.batchGetItem(batch -> batch.requestItems(now));
            found.addAll(page.responses().getOrDefault(table, List.of()));
            asked = page.unprocessedKeys();
            calls++;
        }

        assertThat(calls).isEqualTo(2);
        assertThat(found).hasSize(50);
    }
}
