package dev.backroom.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.localcloud.usage.UsageListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What was answered is there after kill -9, for each of the engines. */
@Tag("system")
final class CrashTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A queue that no function reads. */
    private static final String UNREAD = "ScheduleDead";

    @TempDir
    Path directory;

    private final Clients clients = new Clients("us-east-1", UsageListener.NONE);

    @Test
    void keepsWhatItAnswered_whenKilledAndStartedAgain() throws Exception {
        Set<String> sent = new HashSet<>();
        Set<String> deleted = new HashSet<>();
        try (Running first = start()) {
            SqsClient sqs = first.sqs();
            String queue = first.queue(UNREAD);
            for (int message = 0; message < 60; message++) {
                String body = "message " + message;
                sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
                sent.add(body);
            }
            for (Message message : sqs.receiveMessage(request ->
                            request.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(1))
                    .messages()) {
                if (deleted.size() < 5) {
                    sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
                    deleted.add(message.body());
                }
            }
            for (int order = 0; order < 60; order++) {
                first.putOrder(order);
            }
            await().atMost(Duration.ofMinutes(5)).until(() -> counted().size() == 60 && first.streamIsDone());
            for (int order = 60; order < 80; order++) {
                first.putOrder(order);
            }
            first.ssm()
                    .putParameter(request -> request.name("/backroom/backroom/tokens/seller")
                            .type(ParameterType.SECURE_STRING)
                            .value("token"));
            first.kill();
        }
        try (Running second = start()) {
            Set<String> found = new HashSet<>();
            String queue = second.queue(UNREAD);
            await().atMost(Duration.ofMinutes(5)).until(() -> {
                second.sqs()
                        .receiveMessage(request ->
                                request.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(60))
                        .messages()
                        .forEach(message -> found.add(message.body()));
                return found.size() == sent.size() - deleted.size();
            });
            assertThat(found).doesNotContainAnyElementsOf(deleted);
            sent.removeAll(deleted);
            assertThat(found).isEqualTo(sent);
            assertThat(second.dynamoDb()
                            .scan(request -> request.tableName(second.table("Orders")))
                            .count())
                    .isEqualTo(80);
            assertThat(second.ssm()
                            .getParameter(request -> request.name("/backroom/backroom/tokens/seller")
                                    .withDecryption(true))
                            .parameter()
                            .value())
                    .isEqualTo("token");
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> new HashSet<>(counted()).size() == 80 && second.streamIsDone());
            assertThat(counted().subList(0, 60))
                    .as("what was done before the crash does not come again")
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(counted().subList(60, counted().size()));
        }
    }

    /** The orders whose changes reached the function on their stream, in order. */
    private List<String> counted() throws IOException {
        Path file = directory.resolve("counted.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Running start() throws IOException {
        Path endpoints = directory.resolve("endpoints.json");
        Files.deleteIfExists(endpoints);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CloudProcess.class.getName(),
                        TestClouds.template().toString(),
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
        await().atMost(Duration.ofMinutes(5)).until(() -> {
            assertThat(process.isAlive()).as("the local cloud, see output.txt").isTrue();
            return Files.exists(endpoints);
        });
        return new Running(process, JSON.readTree(endpoints.toFile()), clients);
    }

    /** The process on the other side; its class path starts this. */
    static final class CloudProcess {
        private CloudProcess() {}

        public static void main(String[] arguments) {
            LocalCloud.start(LocalCloudOptions.of(Path.of(arguments[0]))
                    .home(Path.of(arguments[1]))
                    .catalog(TestClouds.catalog(Map.of("kpi-count", counting(Path.of(arguments[1], "counted.txt")))))
                    .build());
        }
    }

    private static LambdaFunction counting(Path file) {
        return (event, context) -> {
            StringBuilder lines = new StringBuilder();
            for (JsonNode record : JSON.readTree(event).path("Records")) {
                lines.append(record.at("/dynamodb/Keys/pk/S").asText()).append('\n');
            }
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return TestClouds.bytes("{\"batchItemFailures\":[],\"state\":{}}");
        };
    }

    private record Running(Process process, JsonNode endpoints, Clients clients) implements AutoCloseable {
        SqsClient sqs() {
            return clients.sqs(uri("sqs"), "test");
        }

        DynamoDbClient dynamoDb() {
            return clients.dynamoDb(uri("dynamodb"));
        }

        SsmClient ssm() {
            return clients.ssm(uri("ssm"));
        }

        String queue(String id) {
            return endpoints.path("queues").path(id).asText();
        }

        String table(String id) {
            return endpoints.path("tables").path(id).asText();
        }

        void putOrder(int number) {
            AttributeValue key = AttributeValue.fromS("order " + number);
            dynamoDb().putItem(request -> request.tableName(table("Orders")).item(Map.of("pk", key)));
        }

        boolean streamIsDone() throws IOException {
            try (InputStream lags = uri("console").resolve("/streams").toURL().openStream()) {
                return StreamSupport.stream(JSON.readTree(lags).spliterator(), false)
                        .allMatch(lag -> lag.path("records").asLong() == 0);
            }
        }

        /** SIGKILL: nothing in the process gets to finish. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        private URI uri(String name) {
            return URI.create(endpoints.path(name).asText());
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
