package dev.backroom.localcloud.stream;

import static dev.backroom.localcloud.TestClouds.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.Activity;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Trigger;
import dev.backroom.localcloud.usage.UsageListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** One table with a stream, a function that notes what it gets, and event sources between them. */
final class StreamBench implements AutoCloseable {
    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    final Activity activity = new Activity(1_000);
    final AheadClock clock = new AheadClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<StreamEventSource> sources = new ArrayList<>();
    private final DynamoDbClient dynamoDb;
    private final DynamoDbStreamsClient streams;
    private final String table;
    private final Optional<Path> file;

    StreamBench(DynamoDbClient dynamoDb, DynamoDbStreamsClient streams, String table, Optional<Path> file) {
        this.dynamoDb = dynamoDb;
        this.streams = streams;
        this.table = table;
        this.file = file;
        dynamoDb.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType("S")
                        .build())
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    void put(int from, int to) {
        IntStream.range(from, to).forEach(number -> put("order " + number, number));
    }

    void put(String key, int value) {
        dynamoDb.putItem(request -> request.tableName(table)
                .item(Map.of("pk", AttributeValue.fromS(key), "v", AttributeValue.fromN(Integer.toString(value)))));
    }

    String streamArn() {
        return dynamoDb.describeTable(request -> request.tableName(table))
                .table()
                .latestStreamArn();
    }

    /** Notes every event and succeeds. */
    StreamEventSource start(TestStreams.Source trigger) {
        return start(trigger, event -> "{\"batchItemFailures\":[]}");
    }

    StreamEventSource start(TestStreams.Source trigger, Answering answering) {
        Trigger.Stream stream = trigger.build();
        LambdaFunction function = (bytes, context) -> {
            JsonNode event = EventJson.mapper().readTree(bytes);
            events.add(event);
            return bytes(answering.answer(event));
        };
        FunctionSpec spec = new FunctionSpec(
                "KpiCount",
                "KpiCount",
                "arn:aws:lambda:us-east-1:000000000000:function:KpiCount",
                Duration.ofSeconds(10),
                128,
                OptionalInt.empty(),
                Map.of(),
                false,
                Optional.empty(),
                List.of(stream));
        FunctionHost host = new FunctionHost(
                spec, function, new Semaphore(100), threads, Clock.systemUTC(), activity, UsageListener.NONE);
        StreamEventSource source = new StreamEventSource(
                new StreamSource(
                        stream,
                        "Orders",
                        streamArn(),
                        "us-east-1",
                        streams,
                        host,
                        (queue, body) -> failures.add(body),
                        clock),
                new StreamFile(file),
                threads);
        sources.add(source);
        return source;
    }

    /** The records' values, event by event. */
    List<List<Integer>> batches() {
        return events.stream().map(StreamBench::values).toList();
    }

    List<Integer> delivered() {
        return batches().stream().flatMap(List::stream).toList();
    }

    static List<Integer> values(JsonNode event) {
        List<Integer> values = new ArrayList<>();
        event.path("Records")
                .forEach(
                        record -> values.add(record.at("/dynamodb/NewImage/v/N").asInt()));
        return values;
    }

    /** The answer that reports the record with this value as failed, if it is there. */
    static String failing(JsonNode event, int value) {
        for (JsonNode record : event.path("Records")) {
            if (record.at("/dynamodb/NewImage/v/N").asInt() == value) {
                return "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
                        .formatted(record.at("/dynamodb/SequenceNumber").asText());
            }
        }
        return "{\"batchItemFailures\":[]}";
    }

    static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Override
    public void close() {
        sources.forEach(StreamEventSource::close);
        threads.shutdownNow();
    }

    @FunctionalInterface
    interface Answering {
        String answer(JsonNode event) throws IOException, InterruptedException;
    }

    /** The real time, and some. */
    static final class AheadClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void jump(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
