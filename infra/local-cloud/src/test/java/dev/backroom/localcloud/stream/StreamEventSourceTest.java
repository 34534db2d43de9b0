package dev.backroom.localcloud.stream;

import static dev.backroom.localcloud.stream.StreamBench.failing;
import static dev.backroom.localcloud.stream.StreamBench.numbers;
import static dev.backroom.localcloud.stream.TestStreams.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.engine.DynamoDbEngine;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.localcloud.usage.UsageListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lambda's rules for streams, against the engine's. */
@Tag("engine")
final class StreamEventSourceTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static DynamoDbEngine engine;
    private static Clients clients;

    @TempDir
    Path directory;

    private StreamBench bench;

    @BeforeAll
    static void startEngine() {
        engine = TestClouds.tables();
        clients = new Clients("us-east-1", UsageListener.NONE);
    }

    @AfterAll
    static void stopEngine() {
        clients.close();
        engine.close();
    }

    @BeforeEach
    void createTable() {
        bench = new StreamBench(
                clients.dynamoDb(engine, "test"),
                clients.streams(engine),
                "Orders" + NUMBER.incrementAndGet(),
                Optional.of(directory.resolve("streams.json")));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void deliversInTheShardsOrderInFullBatches_fromTrimHorizon() {
        bench.put(0, 25);
        StreamEventSource source = bench.start(source().batch(10, Duration.ofSeconds(1)));
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.batches()).containsExactly(numbers(0, 10), numbers(10, 20), numbers(20, 25));
        assertThat(source.lag()).isEqualTo(new StreamLag("KpiCount", "Orders", "Orders", 0, Duration.ZERO));
    }

    @Test
    void passesByWhatTheFilterDoesNotMatch_withoutARun() {
        bench.put(0, 12);
        StreamEventSource source =
                bench.start(source().batch(5, Duration.ofSeconds(1)).keys("order 1"));
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.batches()).containsExactly(List.of(1), List.of(10, 11));
        bench.put(20, 25);
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.events).hasSize(2);
    }

    @Test
    void writesTheEventAsLambdaDoes() {
        bench.put("order", 1);
        bench.put("order", 2);
        bench.start(source().batch(10, Duration.ofSeconds(1)));
        await().atMost(Duration.ofMinutes(5)).until(() -> bench.delivered().size() == 2);
        JsonNode record = bench.events.getFirst().path("Records").path(1);
        assertThat(record.path("eventName").asText()).isEqualTo("MODIFY");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(record.path("eventSourceARN").asText()).endsWith(":table/shop-Orders/stream/local");
        assertThat(record.at("/dynamodb/Keys")).hasToString("{\"pk\":{\"S\":\"order\"}}");
        assertThat(record.at("/dynamodb/OldImage/v/N").asText()).isEqualTo("1");
        assertThat(record.at("/dynamodb/NewImage/v/N").asText()).isEqualTo("2");
        assertThat(record.at("/dynamodb/SequenceNumber").asText()).matches("\\d{21}");
        assertThat(record.at("/dynamodb/ApproximateCreationDateTime").isNumber())
                .isTrue();
        assertThat(bench.events.getFirst().has("shardId"))
                .as("only with a tumbling window")
                .isFalse();
    }

    @Test
    void hasOneBatchInFlight_perShard() {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        bench.put(0, 30);
        StreamEventSource source = bench.start(source().batch(5, Duration.ZERO), event -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            Thread.yield();
            together.decrementAndGet();
            return "null";
        });
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.delivered()).containsExactlyElementsOf(numbers(0, 30));
        assertThat(most).hasValue(1);
    }

    @Test
    void retriesFromTheLowestFailedSequenceNumber_whenItIsReported() {
        AtomicBoolean failed = new AtomicBoolean();
        bench.put(0, 6);
        StreamEventSource source = bench.start(
                source().batch(10, Duration.ofSeconds(1)).reports(),
                event -> failed.getAndSet(true) ? "{}" : failing(event, 4));
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.batches()).containsExactly(numbers(0, 6), numbers(4, 6));
        assertThat(bench.activity.outcomes()).containsEntry(Invocation.Outcome.PARTIAL, 1L);
        assertThat(bench.activity.recent().getLast().failed()).isEqualTo(2);
    }

    @Test
    void isolatesTheBadRecordAndTellsTheDestination_whenBisecting() throws Exception {
        bench.put(0, 8);
        StreamEventSource source = bench.start(
                source().batch(10, Duration.ofSeconds(1)).bisects().attempts(1).failures("arn:aws:sqs:dead"), event -> {
                    if (StreamBench.values(event).contains(5)) {
                        throw new IllegalStateException("bad record");
                    }
                    return "null";
                });
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.batches().getLast()).isEqualTo(numbers(6, 8));
        JsonNode message = EventJson.mapper().readTree(bench.failures.getFirst());
        assertThat(bench.failures).hasSize(1);
        assertThat(message.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(message.at("/requestContext/functionArn").asText()).endsWith(":function:KpiCount");
        assertThat(message.at("/responseContext/functionError").asText()).isEqualTo("Unhandled");
        JsonNode batch = message.path("DDBStreamBatchInfo");
        assertThat(batch.path("batchSize").asInt()).isEqualTo(1);
        assertThat(batch.path("shardId").asText()).startsWith("shardId-");
        assertThat(batch.path("startSequenceNumber").asText())
                .isEqualTo(batch.path("endSequenceNumber").asText())
                .isEqualTo(bench.events
                        .getFirst()
                        .at("/Records/5/dynamodb/SequenceNumber")
                        .asText());
        assertThat(batch.path("streamArn").asText()).isEqualTo(bench.streamArn());
        assertThat(bench.failures.getFirst()).as("no record bodies").doesNotContain("order 5", "NewImage");
    }

    @Test
    void discardsUntried_whenRecordsExceedTheMaximumRecordAge() throws Exception {
        bench.put(0, 3);
        bench.clock.jump(Duration.ofMinutes(3));
        StreamEventSource source = bench.start(
                source().batch(2, Duration.ZERO).age(Duration.ofMinutes(1)).failures("arn:aws:sqs:dead"));
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        // A record's age counts from when it can have been written at the latest, so nothing fresh is given up.
        bench.clock.jump(Duration.ofMinutes(-3));
        bench.put(3, 4);
        await().atMost(Duration.ofMinutes(5)).until(() -> bench.delivered().equals(List.of(3)));
        assertThat(bench.failures).hasSize(2);
        JsonNode message = EventJson.mapper().readTree(bench.failures.getFirst());
        assertThat(message.at("/requestContext/condition").asText()).isEqualTo("RecordAgeExceeded");
        assertThat(message.at("/requestContext/approximateInvokeCount").asInt()).isZero();
        assertThat(message.has("responseContext")).isFalse();
    }

    @Test
    void blocksTheShardAndShowsTheLag_whileABatchKeepsFailing() {
        AtomicBoolean well = new AtomicBoolean();
        bench.put(0, 4);
        StreamEventSource source = bench.start(source().batch(2, Duration.ZERO), event -> {
            if (!well.get()) {
                throw new IllegalStateException("not yet");
            }
            return "null";
        });
        await().atMost(Duration.ofMinutes(5)).until(() -> bench.events.size() >= 3);
        assertThat(source.isIdle()).isFalse();
        assertThat(source.lag().records()).isEqualTo(4);
        assertThat(Set.copyOf(bench.batches())).containsExactly(numbers(0, 2));
        well.set(true);
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.delivered()).endsWith(0, 1, 2, 3);
    }

    @Test
    void goesOnBehindTheCheckpoint_whenStartedAgain() {
        bench.put(0, 3);
        StreamEventSource first = bench.start(source());
        await().atMost(Duration.ofMinutes(5)).until(first::isIdle);
        first.close();
        bench.put(3, 5);
        StreamEventSource second = bench.start(source());
        await().atMost(Duration.ofMinutes(5)).until(second::isIdle);
        assertThat(bench.delivered()).containsExactlyElementsOf(numbers(0, 5));
    }

    @Test
    void repeatsOnlyTheBatchUnderWay_whenKilled() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean killed = new AtomicBoolean();
        bench.put(0, 4);
        StreamEventSource first = bench.start(source().batch(2, Duration.ZERO), event -> {
            if (!killed.get() && StreamBench.values(event).contains(2)) {
                never.await();
            }
            return "null";
        });
        await().atMost(Duration.ofMinutes(5)).until(() -> bench.delivered().contains(2));
        killed.set(true);
        // Nothing of the first gets to finish: what it kept is what a killed process leaves behind.
        StreamEventSource second = bench.start(source().batch(2, Duration.ZERO));
        await().atMost(Duration.ofMinutes(5)).until(second::isIdle);
        assertThat(bench.batches()).containsExactly(numbers(0, 2), numbers(2, 4), numbers(2, 4));
        never.countDown();
        first.close();
    }

    @Test
    void beginsBehindTheLastRecord_whenTheStartingPositionIsLatest() {
        bench.put(0, 3);
        StreamEventSource first = bench.start(source().latest());
        await().atMost(Duration.ofMinutes(5)).until(first::isIdle);
        first.close();
        bench.put(3, 5);
        StreamEventSource second = bench.start(source().latest());
        await().atMost(Duration.ofMinutes(5)).until(second::isIdle);
        assertThat(bench.delivered())
                .as("the start does not move with a restart")
                .containsExactly(3, 4);
    }

    @Test
    void leavesRecordsAlone_whilePaused() {
        StreamEventSource source = bench.start(source());
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        source.pause();
        bench.put(0, 2);
        await().atMost(Duration.ofMinutes(5))
                .during(Duration.ofMillis(1_200))
                .until(() -> bench.events.isEmpty() && !source.isIdle());
        source.resume();
        await().atMost(Duration.ofMinutes(5)).until(() -> bench.delivered().equals(numbers(0, 2)));
    }

    @Test
    void carriesTheStateAndEndsTheWindow_whenThereIsATumblingWindow() {
        bench.put(0, 2);
        StreamEventSource source = bench.start(
                source().batch(1, Duration.ZERO)
                        .tumbling(Duration.ofMinutes(15))
                        .reports(),
                event -> "{\"batchItemFailures\":[],\"state\":{\"n\":%d}}"
                        .formatted(event.at("/state/n").asInt()
                                + event.path("Records").size()));
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        assertThat(bench.events.get(1).at("/state/n").asInt()).isEqualTo(1);
        assertThat(bench.events.get(1).path("shardId").asText()).startsWith("shardId-");
        assertThat(bench.events.get(1).path("isFinalInvokeForWindow").asBoolean(true))
                .isFalse();
        bench.clock.jump(Duration.ofMinutes(16));
        await().atMost(Duration.ofMinutes(5)).until(() -> bench.events.size() == 3);
        JsonNode last = bench.events.get(2);
        assertThat(last.path("Records")).isEmpty();
        assertThat(last.path("isFinalInvokeForWindow").asBoolean()).isTrue();
        assertThat(last.at("/state/n").asInt()).isEqualTo(2);
        await().atMost(Duration.ofMinutes(5)).during(Duration.ofMillis(1_500)).until(() -> bench.events.size() == 3);
    }

    @Test
    void runsBatchesOfAShardParallel_whenThereIsAParallelizationFactor() {
        AtomicInteger together = new AtomicInteger();
        for (int value = 0; value < 12; value++) {
            bench.put("order " + value % 4, value);
        }
        StreamEventSource source =
                bench.start(source().batch(10, Duration.ofSeconds(2)).lanes(10), event -> {
                    together.incrementAndGet();
                    // Each waits for another one: alone it would run into its timeout.
                    await().atMost(Duration.ofMinutes(5)).until(() -> together.get() > 1);
                    return "null";
                });
        await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
        for (int item = 0; item < 4; item++) {
            int key = item;
            assertThat(bench.delivered().stream().filter(value -> value % 4 == key))
                    .as("in each item's order, once")
                    .containsExactly(key, key + 4, key + 8);
        }
    }
}
