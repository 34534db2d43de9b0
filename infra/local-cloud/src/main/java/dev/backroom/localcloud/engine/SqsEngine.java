package dev.backroom.localcloud.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.template.StackContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.RestoreMessages;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder$;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this process, reachable from this machine only; its messages are in a file before they are answered. */
public final class SqsEngine implements AutoCloseable {
    private static final Duration RESTORE = Duration.ofSeconds(30);

    private final ActorSystem actors;
    private final ActorRef manager;
    private final Optional<MessageJournal> journal;
    private final SQSRestServer server;
    private final URI endpoint;

    private SqsEngine(
            ActorSystem actors,
            ActorRef manager,
            Optional<MessageJournal> journal,
            SQSRestServer server,
            URI endpoint) {
        this.actors = actors;
        this.manager = manager;
        this.journal = journal;
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
                        pekko.http.server.request-timeout = 5 min
                        pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 4
                        pekko.actor.default-dispatcher.throughput = 100
                        """).withFallback(ConfigFactory.load(loader));
        ActorSystem actors = ActorSystem.create("sqs", config, loader);
        try {
            Optional<MessageJournal> journal =
                    directory.map(path -> MessageJournal.open(path.resolve("messages.journal")));
            Option<ActorRef> listener = journal.map(open -> Option.apply(
                            actors.actorOf(Props.create(JournalActor.class, () -> new JournalActor(open)))))
                    .orElse(Option.empty());
            ActorRef manager = actors.actorOf(Props.create(
                    QueueManagerActor.class,
                    () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, listener)));
            SQSRestServer server = ((TheSQSRestServerBuilder) SQSRestServerBuilder$.MODULE$)
                    .withActorSystem(actors)
                    .withQueueManagerActor(manager)
                    .withInterface("127.0.0.1")
                    .withPort(port)
                    .withAWSRegion(region)
                    .withAWSAccountId(StackContext.LOCAL_ACCOUNT)
                    .start();
            int bound = server.waitUntilStarted().localAddress().getPort();
            return new SqsEngine(actors, manager, journal, server, URI.create("http://127.0.0.1:" + bound));
        } catch (RuntimeException e) {
            actors.terminate();
            throw new IllegalStateException("ElasticMQ did not start: " + e.getMessage(), e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /**
     * Creates the queues and gives them the messages that they had.
     *
     * @param visibilityCap the longest visibility timeout that a queue gets here, when shorter than the template's
     */
    public void createQueues(SqsClient client, List<QueueSpec> queues, Optional<Duration> visibilityCap) {
        for (QueueSpec queue : deadLettersFirst(queues)) {
            client.createQueue(request -> request.queueName(queue.name()).attributes(attributes(queue, visibilityCap)));
            journal.ifPresent(open -> restore(queue.name(), open.messages(queue.name())));
        }
    }

    /** A queue's visibility timeout here. */
    public static Duration visibility(QueueSpec queue, Optional<Duration> cap) {
        return cap.filter(most -> most.compareTo(queue.visibility()) < 0).orElse(queue.visibility());
    }

    private static List<QueueSpec> deadLettersFirst(List<QueueSpec> queues) {
        List<QueueSpec> ordered = new ArrayList<>(queues);
        ordered.sort(Comparator.comparing(queue -> queue.redrive().isPresent()));
        return ordered;
    }

    private static Map<QueueAttributeName, String> attributes(QueueSpec queue, Optional<Duration> visibilityCap) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(visibility(queue, visibilityCap)));
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

    private void restore(String queue, Map<String, byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<InternalMessage> messages = new ArrayList<>();
        try {
            for (byte[] message : records.values()) {
                messages.add(MessageRecord.read(message));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the messages of " + queue, e);
        }
        Option<?> actor = (Option<?>) asked(manager, new LookupQueue(queue));
        asked(
                (ActorRef) actor.get(),
                new RestoreMessages(CollectionConverters.asScala(messages).toList()));
    }

    private static Object asked(ActorRef actor, Object question) {
        try {
            return Patterns.ask(actor, question, RESTORE)
                    .toCompletableFuture()
                    .get(RESTORE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while restoring messages", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("messages cannot be restored", e);
        }
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
            if (journal.isPresent()) {
                journal.get().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IOException e) {
            throw new IllegalStateException("ElasticMQ did not stop", e);
        }
    }
}
