package dev.backroom.localcloud.event;

import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * One SQS event source mapping. A single thread gathers batches and hands each to a run of its own, up to the maximum
 * concurrency; what succeeded is deleted, what failed comes back when its visibility timeout has run.
 */
public final class SqsEventSource implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SqsEventSource.class.getName());
    private static final int CONCURRENCY = 10;
    private static final int LONG_POLL_SECONDS = 20;
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    /** Messages that a run has in hand. */
    private record Batch(List<Message> messages, long since) {}

    private final Trigger.Queue source;
    private final String queueUrl;
    private final String region;
    private final SqsClient sqs;
    private final FunctionHost function;
    private final Executor threads;
    private final Semaphore concurrency;
    private final int mostAtOnce;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final Set<Batch> underWay = ConcurrentHashMap.newKeySet();
    private final Thread gatherer;
    /** When the queue was last seen to hold no more than what was taken. */
    private volatile long caughtUp = System.nanoTime();
    /** Whether it takes whatever comes; a batch that waits for more is not behind. */
    private volatile boolean gathering;

    private volatile boolean paused;
    private volatile boolean abandoned;

    /** Starts at once. */
    public SqsEventSource(
            Trigger.Queue source,
            String queueUrl,
            String region,
            SqsClient sqs,
            FunctionHost function,
            Executor threads) {
        this.source = source;
        this.queueUrl = queueUrl;
        this.region = region;
        this.sqs = sqs;
        this.function = function;
        this.threads = threads;
        this.mostAtOnce = source.maximumConcurrency().orElse(CONCURRENCY);
        this.concurrency = new Semaphore(mostAtOnce);
        this.gatherer = Thread.ofPlatform()
                .daemon()
                .name("event-source-" + function.spec().id() + "-" + source.name())
                .start(this::gather);
    }

    /** No further receives; a receive under way may still bring its messages. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
    }

    /** How far this one is behind: no message that waits, or is under way, came earlier than so long ago. */
    public Duration behind() {
        long now = System.nanoTime();
        long oldest = gathering || paused ? now : caughtUp;
        for (Batch batch : underWay) {
            oldest = Math.min(oldest, batch.since());
        }
        return Duration.ofNanos(Math.max(0, now - oldest));
    }

    /**
     * Has what is under way hidden from others for another while, so that a run that this machine makes slow does not get a
     * second one beside it.
     *
     * @param longerThan leaves alone what has not been under way for so long
     * @param visibility how long from now
     */
    public void keepHidden(Duration longerThan, Duration visibility) {
        long now = System.nanoTime();
        for (Batch batch : underWay) {
            if (now - batch.since() >= longerThan.toNanos()) {
                hide(batch.messages(), visibility);
            }
        }
    }

    private void hide(List<Message> messages, Duration visibility) {
        for (int from = 0; from < messages.size(); from += Gathering.RECEIVE) {
            List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
            for (Message message : messages.subList(from, Math.min(messages.size(), from + Gathering.RECEIVE))) {
                entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(Math.toIntExact(visibility.toSeconds()))
                        .build());
            }
            try {
                sqs.changeMessageVisibilityBatch(
                        request -> request.queueUrl(queueUrl).entries(entries));
            } catch (SdkException e) {
                LOG.log(System.Logger.Level.DEBUG, "Cannot keep messages of {0} hidden: {1}", queueUrl, e.getMessage());
            }
        }
    }

    public String queueArn() {
        return source.queueArn();
    }

    /** Whether messages are gathered, being worked on or being deleted. */
    public boolean busy() {
        return held.get() > 0;
    }

    @Override
    public void close() {
        closed.countDown();
        gatherer.interrupt();
        try {
            gatherer.join(Duration.ofSeconds(1));
            // A long poll does not hear an interrupt, and what it may still bring comes again: it need not be waited
            // for.
            abandoned = gatherer.isAlive();
            int runs = abandoned ? mostAtOnce - 1 : mostAtOnce;
            if (!concurrency.tryAcquire(runs, function.spec().timeout().toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} still runs at the stop",
                        function.spec().id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gather() {
        while (closed.getCount() > 0) {
            try {
                if (paused) {
                    pass(Duration.ofMillis(50));
                    continue;
                }
                concurrency.acquire();
                List<Message> batch = List.of();
                try {
                    gathering = true;
                    batch = batch();
                } finally {
                    gathering = false;
                    if (batch.isEmpty()) {
                        concurrency.release();
                    }
                }
                if (!batch.isEmpty() && !abandoned) {
                    List<Message> full = batch;
                    threads.execute(() -> work(full));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SdkException e) {
                if (closed.getCount() == 0) {
                    return;
                }
                LOG.log(System.Logger.Level.WARNING, "Cannot receive from {0}: {1}", queueUrl, e.getMessage());
                pass(AFTER_ERROR);
            }
        }
    }

    /** A long poll for the first messages, then as many more as size and window allow. */
    private List<Message> batch() {
        int asked = Math.min(Gathering.RECEIVE, source.batchSize());
        List<Message> batch = new ArrayList<>(receive(asked, LONG_POLL_SECONDS));
        if (batch.isEmpty()) {
            return batch;
        }
        held.addAndGet(batch.size());
        long began = System.nanoTime();
        int last = batch.size();
        while (closed.getCount() > 0) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            switch (Gathering.next(source, batch.size(), bytes(batch), last, asked, elapsed)) {
                case Gathering.Step.Invoke invoke -> {
                    return batch;
                }
                case Gathering.Step.Wait(Duration time) -> {
                    pass(time);
                    asked = Math.min(Gathering.RECEIVE, source.batchSize() - batch.size());
                    last = more(batch, asked);
                }
                case Gathering.Step.Receive(int most) -> {
                    asked = most;
                    last = more(batch, asked);
                }
            }
        }
        return batch;
    }

    private int more(List<Message> batch, int most) {
        try {
            List<Message> received = receive(most, 0);
            batch.addAll(received);
            held.addAndGet(received.size());
            return received.size();
        } catch (SdkException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot receive from {0}: {1}", queueUrl, e.getMessage());
            return 0;
        }
    }

    private List<Message> receive(int most, int waitSeconds) {
        long asked = System.nanoTime();
        List<Message> received = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (received.size() < most) {
            caughtUp = asked;
        }
        return received;
    }

    private void work(List<Message> batch) {
        Batch taken = new Batch(batch, System.nanoTime());
        underWay.add(taken);
        try {
            List<String> ids = batch.stream().map(Message::messageId).toList();
            byte[] event = SqsEventBytes.of(batch, source.queueArn(), region);
            InvocationResult result = function.invoke(
                    source.name(),
                    event,
                    batch.size(),
                    answer -> BatchVerdict.failed(answer, ids, source.reportsItemFailures())
                            .size());
            Set<String> failed = BatchVerdict.failed(result, ids, source.reportsItemFailures());
            delete(batch.stream()
                    .filter(message -> !failed.contains(message.messageId()))
                    .toList());
        } catch (SdkException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot delete from {0}: {1}", queueUrl, e.getMessage());
        } finally {
            underWay.remove(taken);
            held.addAndGet(-batch.size());
            concurrency.release();
        }
    }

    private void delete(List<Message> done) {
        for (int from = 0; from < done.size(); from += Gathering.RECEIVE) {
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (Message message : done.subList(from, Math.min(done.size(), from + Gathering.RECEIVE))) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    private void pass(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long bytes(List<Message> batch) {
        return batch.stream()
                .mapToLong(message -> message.body().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
