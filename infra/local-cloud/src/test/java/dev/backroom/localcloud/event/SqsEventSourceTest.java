package dev.backroom.localcloud.event;

import static dev.backroom.localcloud.TestClouds.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.engine.SqsEngine;
import dev.backroom.localcloud.function.Activity;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.template.Trigger;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.localcloud.usage.SqsUsage;
import dev.backroom.localcloud.usage.UsageListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@Tag("system")
final class SqsEventSourceTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static SqsEngine engine;

    private final List<SqsUsage> requests = new CopyOnWriteArrayList<>();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Activity activity = new Activity(100);
    private final Clients clients = new Clients("us-east-1", new UsageListener() {
        @Override
        public void sqs(SqsUsage usage) {
            requests.add(usage);
        }
    });
    private final List<SqsEventSource> sources = new ArrayList<>();
    private SqsClient sender;
    private SqsClient poller;
    private QueueSpec dead;
    private QueueSpec queue;

    @BeforeAll
    static void start() {
        engine = SqsEngine.start(0, "us-east-1", Optional.empty());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void createQueues() {
        sender = clients.sqs(engine.endpoint(), "sender");
        poller = clients.sqs(engine.endpoint(), "poller");
        dead = spec("dead" + NUMBER.incrementAndGet(), 30, Optional.empty());
        queue = spec("queue" + NUMBER.get(), 3, Optional.of(new QueueSpec.Redrive(dead.arn(), 2)));
        engine.createQueues(sender, List.of(queue, dead), Optional.empty());
    }

    @AfterEach
    void close() {
        sources.forEach(SqsEventSource::close);
        threads.shutdownNow();
        clients.close();
    }

    @Test
    void deletesWhatSucceeded_andDeliversTheFailedAgain() {
        List<String> failOnce = new CopyOnWriteArrayList<>(List.of("3"));
        source(50, 1, 2, (event, context) -> failing(event, body -> failOnce.remove(body)));
        send(6);
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 7 && waiting(queue) == 0);
        assertThat(bodies()).filteredOn("3"::equals).hasSize(2);
        assertThat(waiting(dead)).isZero();
        assertThat(activity.recent().getLast().outcome()).isEqualTo(Invocation.Outcome.PARTIAL);
        assertThat(activity.recent().getLast().failed()).isEqualTo(1);
    }

    @Test
    void buriesAMessage_whenItFailedAsOftenAsTheRedriveAllows() {
        source(10, 0, 2, (event, context) -> failing(event, "1"::equals));
        send(3);
        await().atMost(Duration.ofMinutes(5)).until(() -> waiting(dead) == 1);
        assertThat(bodies()).filteredOn("1"::equals).hasSize(2);
        await().atMost(Duration.ofMinutes(5)).until(() -> waiting(queue) == 0);
    }

    @Test
    void retriesTheWholeBatch_whenTheFunctionThrows() {
        AtomicInteger runs = new AtomicInteger();
        send(4);
        source(10, 0, 2, (event, context) -> {
            record(event);
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("first time");
            }
            return bytes("null");
        });
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 8 && waiting(queue) == 0);
        assertThat(activity.outcomes()).containsEntry(Invocation.Outcome.FAILED, 1L);
        assertThat(activity.recent().getLast().detail())
                .startsWith("java.lang.IllegalStateException at SqsEventSourceTest");
    }

    @Test
    void fillsBatchesAndSparesRequests_whenManyMessagesWait() {
        send(100);
        requests.clear();
        source(50, 1, 10, (event, context) -> {
            record(event);
            return bytes("{\"batchItemFailures\":[]}");
        });
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 100 && waiting(queue) == 0);
        assertThat(batches).extracting(List::size).containsExactly(50, 50);
        assertThat(requests.stream()
                        .filter(usage -> usage.operation().equals("ReceiveMessage"))
                        .count())
                .isLessThanOrEqualTo(11);
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(requests.stream()
                                .filter(usage -> usage.operation().equals("DeleteMessageBatch"))
                                .mapToInt(SqsUsage::messages)
                                .toArray())
                        .hasSize(10)
                        .containsOnly(10));
    }

    @Test
    void gathersThroughTheWindow_whenMessagesTrickleIn() {
        source(50, 2, 2, (event, context) -> {
            record(event);
            return bytes("null");
        });
        send(1);
        await().atMost(Duration.ofMinutes(5)).until(() -> sources.getFirst().busy());
        send(1);
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 2);
        assertThat(batches).hasSize(1);
    }

    @Test
    void neverRunsMoreThanItMay_whenBatchesPileUp() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        send(40);
        source(10, 0, 2, (event, context) -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            record(event);
            go.await();
            together.decrementAndGet();
            return bytes("null");
        });
        await().atMost(Duration.ofMinutes(5)).until(() -> together.get() == 2);
        assertThat(waiting(queue)).isEqualTo(20 + 20);
        go.countDown();
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 40 && waiting(queue) == 0);
        assertThat(most).hasValue(2);
    }

    @Test
    void leavesMessagesAlone_whilePaused() {
        SqsEventSource source = source(10, 0, 2, (event, context) -> {
            record(event);
            return bytes("null");
        });
        send(1);
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 1);
        await().atMost(Duration.ofMinutes(5)).until(() -> !source.busy());
        source.pause();
        send(3);
        await().atMost(Duration.ofMinutes(5)).during(Duration.ofMillis(700)).until(() -> bodies().size() == 1);
        source.resume();
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 4);
    }

    /** On a slow machine a run may last longer than its messages are hidden from others. */
    @Test
    void worksOnNothingTwice_whileARunTakesLongerThanTheVisibility() {
        CountDownLatch goOn = new CountDownLatch(1);
        SqsEventSource source = source(10, 0, 2, (event, context) -> {
            record(event);
            goOn.await();
            return bytes("null");
        });
        send(1);
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 1);
        AtomicInteger looks = new AtomicInteger();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    source.keepHidden(Duration.ZERO, Duration.ofSeconds(3));
                    return looks.incrementAndGet() > 12;
                });
        goOn.countDown();
        await().atMost(Duration.ofMinutes(5)).until(() -> waiting(queue) == 0);
        assertThat(bodies()).containsExactly("0");
    }

    @Test
    void saysHowFarItIsBehind_whileAllItsRunsAreBusy() {
        CountDownLatch goOn = new CountDownLatch(1);
        SqsEventSource source = source(1, 0, 1, (event, context) -> {
            record(event);
            goOn.await();
            return bytes("null");
        });
        await().atMost(Duration.ofMinutes(5)).until(() -> source.behind().isZero());
        send(3);
        await().atMost(Duration.ofMinutes(5)).until(() -> source.behind().toMillis() > 500);
        goOn.countDown();
        await().atMost(Duration.ofMinutes(5))
                .until(() -> bodies().size() == 3 && source.behind().isZero());
    }

    @Test
    void putsBackWhatALongPollBrings_thatBeganBeforeThePause() throws InterruptedException {
        CountDownLatch polling = new CountDownLatch(1);
        poller = watched(poller, polling);
        SqsEventSource source = source(10, 0, 2, (event, context) -> {
            record(event);
            return bytes("null");
        });
        polling.await();
        source.pause();

        send(2);

        await().atMost(Duration.ofMinutes(5))
                .until(() ->
                        requests.stream().anyMatch(usage -> usage.operation().equals("ChangeMessageVisibilityBatch")));
        await().atMost(Duration.ofMinutes(5)).until(() -> !source.busy());
        assertThat(bodies()).isEmpty();
        source.resume();
        await().atMost(Duration.ofMinutes(5)).until(() -> bodies().size() == 2 && waiting(queue) == 0);
    }

    /** The same client, which says when it begins to receive. */
    private static SqsClient watched(SqsClient client, CountDownLatch receiving) {
        return new SqsClient() {
            @Override
            public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
                receiving.countDown();
                return client.receiveMessage(request);
            }

            @Override
            public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                    ChangeMessageVisibilityBatchRequest request) {
                return client.changeMessageVisibilityBatch(request);
            }

            @Override
            public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
                return client.deleteMessageBatch(request);
            }

            @Override
            public String serviceName() {
                return client.serviceName();
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    private SqsEventSource source(int batch, int window, int concurrency, LambdaFunction function) {
        Trigger.Queue trigger = new Trigger.Queue(
                "Events", queue.arn(), batch, Duration.ofSeconds(window), true, OptionalInt.of(concurrency), true);
        FunctionSpec spec = new FunctionSpec(
                "F",
                "F",
                "arn:f",
                Duration.ofSeconds(10),
                128,
                OptionalInt.empty(),
                Map.of(),
                false,
                Optional.empty(),
                List.of(trigger));
        FunctionHost host = new FunctionHost(
                spec, function, new Semaphore(100), threads, Clock.systemUTC(), activity, UsageListener.NONE, 60);
        SqsEventSource source = new SqsEventSource(trigger, url(queue), "us-east-1", poller, host, threads);
        sources.add(source);
        return source;
    }

    private void send(int count) {
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        for (int from = 0; from < count; from += 10) {
            List<SendMessageBatchRequestEntry> entries = numbers.subList(from, Math.min(count, from + 10)).stream()
                    .map(number -> SendMessageBatchRequestEntry.builder()
                            .id("m" + number)
                            .messageBody(Integer.toString(number))
                            .build())
                    .toList();
            sender.sendMessageBatch(request -> request.queueUrl(url(queue)).entries(entries));
        }
    }

    private byte[] failing(byte[] event, java.util.function.Predicate<String> fails) throws java.io.IOException {
        record(event);
        List<String> failures = new ArrayList<>();
        for (JsonNode message : EventJson.mapper().readTree(event).path("Records")) {
            if (fails.test(message.path("body").asText())) {
                failures.add("{\"itemIdentifier\":\"%s\"}"
                        .formatted(message.path("messageId").asText()));
            }
        }
        return bytes("{\"batchItemFailures\":[%s]}".formatted(String.join(",", failures)));
    }

    private void record(byte[] event) throws java.io.IOException {
        List<String> bodies = new ArrayList<>();
        EventJson.mapper()
                .readTree(event)
                .path("Records")
                .forEach(message -> bodies.add(message.path("body").asText()));
        batches.add(bodies);
    }

    private List<String> bodies() {
        return batches.stream().flatMap(List::stream).toList();
    }

    private int waiting(QueueSpec spec) {
        return sender
                .getQueueAttributes(request -> request.queueUrl(url(spec))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static String url(QueueSpec spec) {
        return engine.endpoint() + "/000000000000/" + spec.name();
    }

    private static QueueSpec spec(String name, int visibility, Optional<QueueSpec.Redrive> redrive) {
        return new QueueSpec(
                name,
                name,
                "arn:aws:sqs:us-east-1:000000000000:" + name,
                Duration.ofSeconds(visibility),
                Duration.ofDays(4),
                Duration.ZERO,
                Duration.ZERO,
                redrive);
    }
}
