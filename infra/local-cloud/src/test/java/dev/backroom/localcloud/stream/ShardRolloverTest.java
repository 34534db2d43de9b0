package dev.backroom.localcloud.stream;

import static dev.backroom.localcloud.stream.StreamBench.numbers;
import static dev.backroom.localcloud.stream.TestStreams.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** Shards end and have children, as DynamoDB's do every few hours. */
final class ShardRolloverTest {
    private static final Duration SHARD = Duration.ofHours(5);

    @Test
    void doesAParentShardBeforeItsChildren_whenShardsRollOver() {
        AmazonDynamoDBLocal engine = DynamoDBEmbedded.create();
        try (StreamBench bench =
                new StreamBench(engine.dynamoDbClient(), engine.dynamoDbStreamsClient(), "Orders", Optional.empty())) {
            bench.put(0, 5);
            rollOver(engine, bench, 2);
            bench.put(5, 8);
            AtomicInteger failures = new AtomicInteger(2);
            StreamEventSource source = bench.start(source().batch(3, Duration.ZERO), event -> {
                if (StreamBench.values(event).contains(4) && failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("holds its children up, too");
                }
                return "null";
            });
            await().atMost(Duration.ofMinutes(5)).until(source::isIdle);
            assertThat(bench.batches()).endsWith(List.of(3, 4), List.of(5, 6, 7));
            assertThat(bench.delivered().stream().distinct()).containsExactlyElementsOf(numbers(0, 8));

            rollOver(engine, bench, 4);
            bench.put(8, 10);
            await().atMost(Duration.ofMinutes(5)).until(() -> bench.delivered().contains(9));
            assertThat(bench.delivered().stream().distinct()).containsExactlyElementsOf(numbers(0, 10));
        } finally {
            engine.shutdown();
        }
    }

    private static void rollOver(AmazonDynamoDBLocal engine, StreamBench bench, int shards) {
        engine.dilateEventTimes(SHARD.toMillis());
        await().atMost(Duration.ofMinutes(5)).until(() -> {
            engine.triggerShardRollovers();
            return engine.dynamoDbStreamsClient()
                            .describeStream(request -> request.streamArn(bench.streamArn()))
                            .streamDescription()
                            .shards()
                            .size()
                    >= shards;
        });
    }
}
