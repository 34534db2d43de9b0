package dev.backroom.localcloud.stream;

import static dev.backroom.localcloud.stream.StreamBench.numbers;
import static dev.backroom.localcloud.stream.TestStreams.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.tableengine.EngineOptions;
import dev.backroom.tableengine.TableEngine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Shards end and have children, as DynamoDB's do every few hours. */
@Tag("engine")
final class ShardRolloverTest {
    private static final Duration SHARD = Duration.ofHours(5);

    private final StreamBench.AheadClock clock = new StreamBench.AheadClock();
    private final TableEngine engine = TableEngine.open(EngineOptions.inMemory().withClock(clock));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void doesAParentShardBeforeItsChildren_whenShardsRollOver() {
        try (DynamoDbClient tables = at(DynamoDbClient.builder()).build();
                DynamoDbStreamsClient streams =
                        at(DynamoDbStreamsClient.builder()).build();
                StreamBench bench = new StreamBench(tables, streams, "Orders", Optional.empty())) {
            bench.put(0, 5);
            clock.jump(SHARD);
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

            clock.jump(SHARD);
            engine.sweep();
            clock.jump(SHARD);
            bench.put(8, 10);
            assertThat(streams.describeStream(request -> request.streamArn(bench.streamArn()))
                            .streamDescription()
                            .shards())
                    .hasSize(4);
            await().atMost(Duration.ofMinutes(5)).until(() -> bench.delivered().contains(9));
            assertThat(bench.delivered().stream().distinct()).containsExactlyElementsOf(numbers(0, 10));
        }
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B at(B builder) {
        return builder.endpointOverride(URI.create("http://localhost"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(engine.httpClient());
    }
}
