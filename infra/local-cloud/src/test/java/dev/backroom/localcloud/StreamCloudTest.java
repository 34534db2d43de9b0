package dev.backroom.localcloud;

import static dev.backroom.localcloud.TestClouds.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.usage.DynamoDbUsage;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.localcloud.usage.SqsUsage;
import dev.backroom.localcloud.usage.UsageListener;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A template whose function lives on a table's stream. */
@Tag("system")
final class StreamCloudTest {
    private static final String TEMPLATE = """
            Resources:
              Dead:
                Type: AWS::SQS::Queue
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
              Count:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: {Variables: {QUARKUS_LAMBDA_HANDLER: count}}
                  Events:
                    Orders:
                      Type: DynamoDB
                      Properties:
                        Stream: !GetAtt Orders.StreamArn
                        StartingPosition: TRIM_HORIZON
                        MaximumRetryAttempts: 0
                        DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Dead.Arn}}
            """;

    @TempDir
    Path directory;

    private final List<String> counted = new CopyOnWriteArrayList<>();
    private final List<String> billed = new CopyOnWriteArrayList<>();
    private final List<Invocation> invocations = new CopyOnWriteArrayList<>();

    @BeforeEach
    void writeTemplate() throws IOException {
        Files.writeString(directory.resolve("template.yaml"), TEMPLATE);
    }

    @Test
    void countsEachOrderOnce_acrossARestart() throws Exception {
        try (LocalCloud cloud = start()) {
            put(cloud, "one");
            put(cloud, "two");
            assertThat(cloud.isIdle()).as("two records wait").isFalse();
            await().atMost(Duration.ofMinutes(5)).until(cloud::isIdle);
            assertThat(counted).containsExactly("one", "two");
            assertThat(get(cloud, "/streams"))
                    .isEqualTo("[{\"function\":\"Count\",\"event\":\"Orders\",\"table\":\"Orders\",\"records\":0,"
                            + "\"ageSeconds\":0}]");
        }
        try (LocalCloud cloud = start()) {
            put(cloud, "three");
            await().atMost(Duration.ofMinutes(5)).until(cloud::isIdle);
            assertThat(counted).containsExactly("one", "two", "three");
        }
        assertThat(billed).as("reading streams is free").allMatch(usage -> usage.startsWith("tools PutItem"));
        assertThat(invocations.stream().mapToInt(Invocation::events).sum()).isEqualTo(3);
    }

    @Test
    void tellsTheFailureDestination_whenARecordIsGivenUp() throws Exception {
        try (LocalCloud cloud = start()) {
            put(cloud, "bad");
            await().atMost(Duration.ofMinutes(5)).until(cloud::isIdle);
            String dead = cloud.endpoints().queues().get("Dead");
            var messages = cloud.sqs()
                    .receiveMessage(request -> request.queueUrl(dead))
                    .messages();
            assertThat(messages).hasSize(1);
            var body = EventJson.mapper().readTree(messages.getFirst().body());
            assertThat(body.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
            assertThat(billed).contains("EventSource SendMessage");
        }
    }

    private LocalCloud start() {
        FunctionCatalog catalog = new FunctionCatalog(Map.of("count", world -> (event, context) -> {
            for (var record : EventJson.mapper().readTree(event).path("Records")) {
                String key = record.at("/dynamodb/Keys/pk/S").asText();
                if (key.equals("bad")) {
                    throw new IllegalStateException("cannot be counted");
                }
                counted.add(key);
            }
            return bytes("null");
        }));
        return LocalCloud.start(LocalCloudOptions.of(directory.resolve("template.yaml"))
                .home(directory.resolve("home"))
                .catalog(catalog)
                .usage(new UsageListener() {
                    @Override
                    public void dynamoDb(DynamoDbUsage usage) {
                        billed.add(usage.source() + " " + usage.operation());
                    }

                    @Override
                    public void sqs(SqsUsage usage) {
                        if (usage.operation().equals("SendMessage")
                                && usage.source().equals("EventSource")) {
                            billed.add(usage.source() + " " + usage.operation());
                        }
                    }

                    @Override
                    public void invocation(Invocation invocation) {
                        invocations.add(invocation);
                    }
                })
                .build());
    }

    private static void put(LocalCloud cloud, String key) {
        cloud.dynamoDb()
                .putItem(request -> request.tableName(cloud.endpoints().tables().get("Orders"))
                        .item(Map.of("pk", AttributeValue.fromS(key))));
    }

    private static String get(LocalCloud cloud, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(cloud.endpoints().console().resolve(path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
