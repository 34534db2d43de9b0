package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

@Tag("engine")
class TransportsTest {
    private final TableEngine engine = TableEngine.open(EngineOptions.inMemory());

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void carriesItemsAndErrors_whicheverTransport(boolean http) {
        try (Endpoint endpoint = http ? Endpoint.overHttp(engine) : Endpoint.inProcess(engine)) {
            String table = Tables.create(endpoint.client(), "transport");
            endpoint.client().putItem(put -> put.tableName(table).item(item("pk", "a", "sk", "b", "n", 7)));

            assertThat(endpoint.client()
                            .getItem(get -> get.tableName(table).key(item("pk", "a", "sk", "b")))
                            .item())
                    .isEqualTo(item("pk", "a", "sk", "b", "n", 7));
            assertThatThrownBy(() -> endpoint.client()
                            .putItem(put -> put.tableName(table)
                                    .item(item("pk", "a", "sk", "b"))
                                    .conditionExpression("attribute_not_exists(pk)")))
                    .isInstanceOf(ConditionalCheckFailedException.class)
                    .hasMessageContaining("The conditional request failed");
        }
    }

    @Test
    void answersWithChecksumAndRequestId_overHttp() throws Exception {
        HttpResponse<byte[]> answer = post("DynamoDB_20120810.ListTables", "{}");

        CRC32 checksum = new CRC32();
        checksum.update(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amz-crc32")).contains(Long.toString(checksum.getValue()));
        assertThat(answer.headers().firstValue("x-amzn-RequestId").orElseThrow())
                .hasSize(52);
        assertThat(text(answer)).isEqualTo("{\"TableNames\":[]}");
    }

    @Test
    void refusesAsTheServiceDoes_whenTheEnvelopeIsWrong() throws Exception {
        assertThat(text(post("DynamoDB_20120810.Nothing", "{}")))
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
        assertThat(text(post(null, "{}")))
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
        HttpResponse<byte[]> malformed = post("DynamoDB_20120810.ListTables", "{\"a\":");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(text(malformed)).isEqualTo("{\"__type\":\"com.amazon.coral.service#SerializationException\"}");
    }

    @Test
    void saysThatItDoesNotSpeakPartiQl_whenAskedInIt() throws Exception {
        assertThat(text(post("DynamoDB_20120810.ExecuteStatement", "{\"Statement\":\"SELECT * FROM t\"}")))
                .contains("PartiQL is not supported by this engine");
    }

    @Test
    void reportsWhatCallsConsume_toTheListenerOfTheirClient() {
        List<String> heard = new ArrayList<>();
        UsageListener usage = (operation, tables, refused) ->
                tables.forEach(units -> heard.add(operation + (refused ? " refused " : " ") + units.parts()));
        try (Endpoint endpoint = Endpoint.inProcess(engine, engine.httpClient(usage))) {
            String table = Tables.create(endpoint.client(), "usage");
            endpoint.client().putItem(put -> put.tableName(table).item(item("pk", "a", "sk", "b")));
            assertThatThrownBy(() -> endpoint.client()
                            .putItem(put -> put.tableName(table)
                                    .item(item("pk", "a", "sk", "b"))
                                    .conditionExpression("attribute_not_exists(pk)")))
                    .isInstanceOf(ConditionalCheckFailedException.class);
            endpoint.client().getItem(get -> get.tableName(table).key(item("pk", "a", "sk", "b")));
        }

        assertThat(heard)
                .containsExactly(
                        "PutItem [Part[index=, read=0.0, write=1.0]]",
                        "PutItem refused [Part[index=, read=0.0, write=1.0]]",
                        "GetItem [Part[index=, read=0.5, write=0.0]]");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> post(@org.jspecify.annotations.Nullable String target, String body)
            throws IOException, InterruptedException {
        URI uri = uri();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body));
        if (target != null) {
            request.header("X-Amz-Target", target);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private @org.jspecify.annotations.Nullable URI served;

    private URI uri() {
        if (served == null) {
            served = engine.serve(0).endpoint();
        }
        return served;
    }
}
