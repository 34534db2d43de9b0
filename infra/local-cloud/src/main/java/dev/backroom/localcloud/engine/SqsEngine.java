package dev.backroom.localcloud.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.template.StackContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scala.util.Either;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this process, reachable from this machine only; its messages are in a file before they are answered. */
public final class SqsEngine implements AutoCloseable {
    private static final Duration RESTORE = Duration.ofSeconds(30);

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private SqsEngine(ActorSystem actors, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * @param port 0 for a free one
     * @param directory where messages are kept; empty keeps them in memory
     */
    public static SqsEngine start(int port, String region, Optional<Path> directory) {
        ClassLoader loader = SqsEngine.class.getClassLoader();
        Config config = ConfigFactory.parseString("""
                        pekko.loglevel = "WARNING"
                        pekko.jvm-exit-on-fatal-error = off
                        pekko.http.server.request-timeout = 25 s
                        pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 4
                        """).withFallback(ConfigFactory.load(loader));
        ActorSystem actors = ActorSystem.create("sqs", config, loader);
        try {
            Option<ActorRef> storage =
                    directory.map(path -> Option.apply(storage(actors, path))).orElse(Option.empty());
            ActorRef manager = actors.actorOf(Props.create(
                    QueueManagerActor.class,
                    () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, storage)));
            if (storage.isDefined()) {
                restore(storage.get(), manager);
            }
            SQSRestServer server = ((TheSQSRestServerBuilder) org.elasticmq.rest.sqs.SQSRestServerBuilder$.MODULE$)
                    .withActorSystem(actors)
                    .withQueueManagerActor(manager)
                    .withInterface("127.0.0.1")
                    .withPort(port)
                    .withAWSRegion(region)
                    .withAWSAccountId(StackContext.LOCAL_ACCOUNT)
                    .start();
            int bound = server.waitUntilStarted().localAddress().getPort();
            return new SqsEngine(actors, server, URI.create("http://127.0.0.1:" + bound));
        } catch (RuntimeException e) {
            actors.terminate();
            throw new IllegalStateException("ElasticMQ did not start: " + e.getMessage(), e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /**
     * Creates the queues that are not there yet and brings the others to the template's attributes.
     *
     * @param visibilityCap the longest visibility timeout that a queue gets here, when shorter than the template's
     */
    public static void createQueues(SqsClient client, List<QueueSpec> queues, Optional<Duration> visibilityCap) {
        Set<String> present = new HashSet<>();
        client.listQueues().queueUrls().forEach(url -> present.add(url.substring(url.lastIndexOf('/') + 1)));
        for (QueueSpec queue : deadLettersFirst(queues)) {
            Map<QueueAttributeName, String> attributes = attributes(queue, visibilityCap);
            if (present.contains(queue.name())) {
                String url = client.getQueueUrl(request -> request.queueName(queue.name()))
                        .queueUrl();
                client.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
            } else {
                client.createQueue(request -> request.queueName(queue.name()).attributes(attributes));
            }
        }
    }

    private static List<QueueSpec> deadLettersFirst(List<QueueSpec> queues) {
        List<QueueSpec> ordered = new ArrayList<>(queues);
        ordered.sort(java.util.Comparator.comparing(queue -> queue.redrive().isPresent()));
        return ordered;
    }

    private static Map<QueueAttributeName, String> attributes(QueueSpec queue, Optional<Duration> visibilityCap) {
        Duration visibility = visibilityCap
                .filter(cap -> cap.compareTo(queue.visibility()) < 0)
                .orElse(queue.visibility());
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(visibility));
        attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
        attributes.put(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(queue.receiveWait()));
        queue.redrive()
                .ifPresent(redrive -> attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                .formatted(redrive.deadLetterArn(), redrive.receives())));
        return attributes;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** WRITE_DELAY=0: a commit is in the file, not in a buffer of this process, before it is answered. */
    private static ActorRef storage(ActorSystem actors, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep messages in " + directory, e);
        }
        SqlQueuePersistenceConfig config = new SqlQueuePersistenceConfig(
                true,
                "org.h2.Driver",
                "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                        .formatted(directory.toAbsolutePath().resolve("messages")),
                "",
                "",
                false);
        return actors.actorOf(Props.create(
                SqlQueuePersistenceActor.class, () -> new SqlQueuePersistenceActor(config, List$.MODULE$.empty())));
    }

    private static void restore(ActorRef storage, ActorRef manager) {
        try {
            Object answer = Patterns.ask(storage, new QueueEvent.Restore(manager), RESTORE)
                    .toCompletableFuture()
                    .get(RESTORE.toSeconds(), TimeUnit.SECONDS);
            if (answer instanceof Either<?, ?> either && either.isLeft()) {
                throw new IllegalStateException("stored queues cannot be restored: " + either);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while restoring messages", e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("ElasticMQ did not stop", e);
        }
    }
}
