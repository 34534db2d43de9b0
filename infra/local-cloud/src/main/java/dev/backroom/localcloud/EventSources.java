package dev.backroom.localcloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.engine.DynamoDbEngine;
import dev.backroom.localcloud.event.SqsEventSource;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.http.Backlog;
import dev.backroom.localcloud.schedule.Schedules;
import dev.backroom.localcloud.schedule.Ticker;
import dev.backroom.localcloud.stream.StreamEventSource;
import dev.backroom.localcloud.stream.StreamFile;
import dev.backroom.localcloud.stream.StreamLag;
import dev.backroom.localcloud.stream.StreamSource;
import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TableSpec;
import dev.backroom.localcloud.template.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Everything that invokes functions without anybody calling them: queues, streams and schedules. */
final class EventSources implements AutoCloseable {
    /** Who the cost meter says it was. */
    private static final String SOURCE = "EventSource";

    private static final System.Logger LOG = System.getLogger(EventSources.class.getName());
    private static final long SHOWN_LAG = 100;
    private static final Duration KEEP_HIDDEN = Duration.ofSeconds(2);

    private final Stack stack;
    private final Endpoints endpoints;
    private final ExecutorService threads;
    private final Executor background;
    private final SqsClient sqs;
    private final SqsClient tools;
    private final DynamoDbClient dynamoDb;
    private final DynamoDbStreamsClient streamsClient;
    private final List<SqsEventSource> queues = new ArrayList<>();
    private final List<StreamEventSource> streams = new ArrayList<>();
    private final StreamFile streamFile;
    private final Schedules schedules;
    private final Function<QueueSpec, Duration> hidden;
    private final Optional<Duration> longestWindow;
    private Ticker.Ticking keeping = () -> {};

    /**
     * Connects nothing yet.
     *
     * @param clock the shop's, which schedules follow
     * @param background reads streams and makes events of them; nobody waits for that
     * @param hidden the visibility timeout that a queue has here
     * @param longestWindow of a batch
     */
    EventSources(
            Stack stack,
            Endpoints endpoints,
            Clients clients,
            DynamoDbEngine tables,
            StackContext context,
            Clock clock,
            ExecutorService threads,
            Executor background,
            Home home,
            Function<QueueSpec, Duration> hidden,
            Optional<Duration> longestWindow) {
        this.stack = stack;
        this.endpoints = endpoints;
        this.threads = threads;
        this.hidden = hidden;
        this.longestWindow = longestWindow;
        this.background = background;
        this.sqs = clients.sqs(endpoints.sqs(), SOURCE);
        this.tools = clients.sqs(endpoints.sqs(), LocalCloud.TOOLS);
        this.dynamoDb = clients.dynamoDb(tables, SOURCE);
        this.streamsClient = clients.streams(tables);
        this.streamFile = new StreamFile(home.file("streams.json"));
        this.schedules = new Schedules(clock, threads, context, this::bury, home.file("schedules.json"));
    }

    /** Queues and streams start at once, schedules with {@link #start}. */
    void connect(FunctionHost function) {
        for (Trigger trigger : function.spec().triggers()) {
            switch (trigger) {
                case Trigger.Schedule schedule -> schedules.add(function, schedule);
                case Trigger.Queue queue -> {
                    if (queue.enabled()) {
                        queues.add(new SqsEventSource(
                                longestWindow.map(queue::withWindowUpTo).orElse(queue),
                                url(queue.queueArn()),
                                LocalCloudOptions.REGION,
                                sqs,
                                function,
                                threads));
                    }
                }
                case Trigger.Stream stream -> {
                    if (stream.enabled()) {
                        streams.add(new StreamEventSource(
                                source(
                                        function,
                                        longestWindow
                                                .map(stream::withWindowUpTo)
                                                .orElse(stream)),
                                streamFile,
                                background));
                    }
                }
            }
        }
    }

    void start(Ticker ticker) {
        schedules.start(ticker);
        keeping = Ticker.ofThread().every(KEEP_HIDDEN, this::keepHidden);
    }

    void pause() {
        queues.forEach(SqsEventSource::pause);
        streams.forEach(StreamEventSource::pause);
        schedules.pause();
    }

    void resume() {
        queues.forEach(SqsEventSource::resume);
        streams.forEach(StreamEventSource::resume);
        schedules.resume();
    }

    boolean isIdle() {
        return queues.stream().noneMatch(SqsEventSource::busy)
                && !schedules.busy()
                && stack.functions().stream()
                        .flatMap(function -> function.triggers().stream())
                        .noneMatch(trigger -> trigger instanceof Trigger.Queue source && waiting(source) > 0)
                && streams.stream().allMatch(StreamEventSource::isIdle);
    }

    /** @param whole whether to find out if all is idle, too, which asks every queue and stream */
    Backlog backlog(boolean whole) {
        Duration messages = queues.stream()
                .map(SqsEventSource::behind)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Backlog(messages, schedules.behind(), whole && isIdle());
    }

    /** What this machine takes long over is not to be taken up a second time. */
    private void keepHidden() {
        for (SqsEventSource queue : queues) {
            Duration visibility =
                    hidden.apply(stack.queueByArn(queue.queueArn()).orElseThrow());
            queue.keepHidden(visibility.dividedBy(3), visibility);
        }
    }

    List<StreamLag> streamLags() {
        return streams.stream().map(StreamEventSource::lag).toList();
    }

    String lagsJson() {
        ArrayNode json = EventJson.mapper().createArrayNode();
        for (StreamLag lag : streamLags()) {
            json.addObject()
                    .put("function", lag.function())
                    .put("event", lag.trigger())
                    .put("table", lag.table())
                    .put("records", lag.records())
                    .put("ageSeconds", lag.age().toSeconds());
        }
        return json.toString();
    }

    /** How schedules and streams stand, for the console's page: what in the cloud the on-call dashboard shows. */
    ObjectNode machine() {
        ObjectNode machine = EventJson.mapper().createObjectNode();
        ArrayNode runs = machine.putArray("schedules");
        for (Schedules.Run run : schedules.runs()) {
            ObjectNode json = runs.addObject()
                    .put("function", run.function())
                    .put("event", run.event())
                    .put("failed", run.failed())
                    .put("running", run.running());
            run.ran().ifPresent(at -> json.put("ran", at.toString()));
            run.next().ifPresent(at -> json.put("next", at.toString()));
        }
        ArrayNode lags = machine.putArray("streams");
        for (StreamEventSource stream : streams) {
            try {
                StreamLag lag = stream.lag(SHOWN_LAG);
                lags.addObject()
                        .put("function", lag.function())
                        .put("table", lag.table())
                        .put("records", lag.records())
                        .put("more", lag.records() >= SHOWN_LAG)
                        .put("ageSeconds", lag.age().toSeconds());
            } catch (SdkException e) {
                LOG.log(System.Logger.Level.WARNING, "A stream''s lag cannot be read: {0}", e.getMessage());
            }
        }
        return machine;
    }

    /** No further schedules. */
    void stop() {
        schedules.close();
        keeping.close();
    }

    @Override
    public void close() {
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            queues.forEach(queue -> stopping.execute(queue::close));
            streams.forEach(stream -> stopping.execute(stream::close));
        }
        dynamoDb.close();
        streamsClient.close();
        sqs.close();
        tools.close();
    }

    private StreamSource source(FunctionHost function, Trigger.Stream stream) {
        TableSpec table = stack.tableByStream(stream.streamArn()).orElseThrow();
        String engineArn = dynamoDb.describeTable(request -> request.tableName(table.name()))
                .table()
                .latestStreamArn();
        return new StreamSource(
                stream,
                table.id(),
                engineArn,
                LocalCloudOptions.REGION,
                streamsClient,
                function,
                (queueArn, body) -> sqs.sendMessage(
                        request -> request.queueUrl(url(queueArn)).messageBody(body)),
                Clock.systemUTC());
    }

    private void bury(String queueArn, String body, String error) {
        tools.sendMessage(request -> request.queueUrl(url(queueArn))
                .messageBody(body)
                .messageAttributes(Map.of("ErrorMessage", text(error), "ErrorCode", text("200"))));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private long waiting(Trigger.Queue source) {
        return tools
                .getQueueAttributes(request -> request.queueUrl(url(source.queueArn()))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    private String url(String queueArn) {
        return endpoints
                .queues()
                .getOrDefault(stack.queueByArn(queueArn).orElseThrow().id(), "");
    }
}
