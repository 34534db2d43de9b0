package dev.backroom.localcloud;

import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.engine.DynamoDbEngine;
import dev.backroom.localcloud.engine.ParameterStore;
import dev.backroom.localcloud.engine.SqsEngine;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.usage.DynamoDbMeter;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The three engines with the template's tables and queues in them. */
record Engines(DynamoDbEngine dynamoDb, SqsEngine sqs, ParameterStore parameters) implements AutoCloseable {

    /** Side by side: most of a start is loading classes of one or the other. */
    static Engines start(LocalCloudOptions options, Home home, Clients clients, Stack described) {
        boolean realTime = !(options.clock() instanceof ScaledClock);
        CompletableFuture<DynamoDbEngine> dynamoDb = apart("dynamodb-start", () -> {
            DynamoDbEngine engine = DynamoDbEngine.start(
                    options.dynamoDbPort(),
                    home.file("dynamodb"),
                    LocalCloudOptions.REGION,
                    new DynamoDbMeter(LocalCloud.TOOLS, options.usage()));
            try (DynamoDbClient client = clients.dynamoDb(engine, "start")) {
                DynamoDbEngine.createTables(client, described.tables(), realTime);
            }
            return engine;
        });
        CompletableFuture<SqsEngine> sqs = apart("sqs-start", () -> {
            SqsEngine engine = SqsEngine.start(options.sqsPort(), LocalCloudOptions.REGION, home.file("sqs"));
            try (SqsClient client = clients.sqs(engine.endpoint(), "start")) {
                engine.createQueues(client, described.queues(), options.visibilityCap());
            }
            return engine;
        });
        CompletableFuture<ParameterStore> parameters = apart(
                "parameters-start",
                () -> ParameterStore.start(
                        0,
                        LocalCloudOptions.REGION,
                        StackContext.LOCAL_ACCOUNT,
                        home.file("parameters.json"),
                        Clock.systemUTC()));
        try {
            return new Engines(dynamoDb.join(), sqs.join(), parameters.join());
        } catch (CompletionException e) {
            closeStarted(dynamoDb);
            closeStarted(sqs);
            closeStarted(parameters);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static <T> CompletableFuture<T> apart(String name, Supplier<T> start) {
        CompletableFuture<T> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                started.complete(start.get());
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
        });
        return started;
    }

    private static void closeStarted(CompletableFuture<? extends AutoCloseable> engine) {
        try {
            engine.join().close();
        } catch (Exception e) {
            // It did not start, or will not stop; the first failure is the one to report.
            return;
        }
    }

    @Override
    public void close() {
        try (dynamoDb;
                sqs;
                parameters) {
            // The order of closing does not matter: nobody uses them any more.
        }
    }
}
