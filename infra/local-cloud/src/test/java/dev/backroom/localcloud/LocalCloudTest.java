package dev.backroom.localcloud;

import static dev.backroom.localcloud.TestClouds.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.localcloud.function.LambdaFunction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("system")
final class LocalCloudTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void runsTheProjectsTemplate_whenStarted() throws Exception {
        List<String> batches = new CopyOnWriteArrayList<>();
        LambdaFunction console = (event, context) -> bytes("\"<p>All quiet</p>\"");
        LambdaFunction sync = (event, context) -> {
            batches.add(new String(event, StandardCharsets.UTF_8));
            return bytes("{\"batchItemFailures\":[]}");
        };
        LocalCloudOptions options = LocalCloudOptions.of(TestClouds.template())
                .home(directory)
                .catalog(TestClouds.catalog(Map.of("ops-console", console, "order-sync", sync)))
                .app("key", "secret")
                .build();
        long began = System.nanoTime();
        try (LocalCloud cloud = LocalCloud.start(options)) {
            System.err.println("started in " + Duration.ofNanos(System.nanoTime() - began));
            assertThat(get(cloud.endpoints().console()).body()).contains("<p>All quiet</p>");
            assertThat(get(cloud.endpoints().console().resolve("/health")).statusCode())
                    .isEqualTo(200);
            assertThat(directory.resolve("endpoints.json")).exists();
            assertThat(cloud.dynamoDb().listTables().tableNames())
                    .containsAll(cloud.endpoints().tables().values());
            cloud.sqs()
                    .sendMessage(m -> m.queueUrl(cloud.endpoints().queues().get("OrderEvents"))
                            .messageBody("one"));
            await().atMost(Duration.ofMinutes(5)).until(() -> batches.size() == 1);
            await().atMost(Duration.ofMinutes(5)).until(cloud::isIdle);
            assertThat(batches.getFirst()).contains("\"body\":\"one\"");
        }
        assertThat(directory.resolve("endpoints.json")).doesNotExist();
        assertThat(Files.exists(directory.resolve("dynamodb"))).isTrue();
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
