package dev.backroom.localcloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.event.SqsEventSource;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.schedule.Schedules;
import dev.backroom.localcloud.schedule.Ticker;
import dev.backroom.localcloud.stream.StreamEventSource;
import dev.backroom.localcloud.stream.StreamFile;
import dev.backroom.localcloud.stream.StreamLag;
import dev.backroom.localcloud.stream.StreamSource;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TableSpec;
import dev.backroom.localcloud.template.Trigger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Everything that invokes functions without anybody calling them: queues, streams and schedules. */
final class EventSources implements AutoCloseable {
    /** Who the cost meter says it was. */
    private static final String SOURCE = "EventSource";

    private final Stack stack;
    private final Endpoints endpoints;
    private final ExecutorService threads;
    private final SqsClient sqs;
    private final SqsClient tools;
    private final DynamoDbClient dynamoDb;
    private final DynamoDbStreamsClient streamsClient;
    private final List<SqsEventSource> queues = new ArrayList<>();
    private final List<StreamEventSource> streams = new ArrayList<>();
    private final StreamFile streamFile;
    private final Schedules schedules;

    /** @param clock the shop's, which schedules follow */
    EventSources(
            Stack stack,
            Endpoints endpoints,
            Clients clients,
            StackContext context,
            Clock clock,
            ExecutorService threads,
            Home home) {
        this.stack = stack;
        this.endpoints = endpoints;
        this.threads = threads;
        this.sqs = clients.sqs(endpoints.sqs(), SOURCE);
        this.tools = clients.sqs(endpoints.sqs(), LocalCloud.TOOLS);
        this.dynamoDb = clients.dynamoDb(endpoints.dynamodb(), SOURCE);
        this.streamsClient = clients.streams(endpoints.dynamodb());
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
                                queue, url(queue.queueArn()), LocalCloudOptions.REGION, sqs, function, threads));
                    }
                }
                case Trigger.Stream stream -> {
                    if (stream.enabled()) {
                        streams.add(new StreamEventSource(source(function, stream), streamFile, threads));
                    }
                }
            }
        }
    }

    void start(Ticker ticker) {
        schedules.start(ticker);
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

    /** No further schedules. */
    void stop() {
        schedules.close();
    }

    @Override
    public void close() {
        Stream.concat(
                        queues.stream().<Runnable>map(queue -> queue::close),
                        streams.stream().<Runnable>map(stream -> stream::close))
                .parallel()
                .forEach(Runnable::run);
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
