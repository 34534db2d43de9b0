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
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** Messages that were taken from the queue: first gathered, then worked on. */
    private static final class Batch {
        private final List<Message> messages = new CopyOnWriteArrayList<>();
        private final long since = System.nanoTime();
        /** When a run took it over; none is 0. */
        private volatile long workedOnSince;
    }

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
    private final Set<Batch> inHand = ConcurrentHashMap.newKeySet();
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

    /** No further batches: what a receive under way still brings goes back to the queue and waits there. */
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
        for (Batch batch : inHand) {
            if (batch.workedOnSince != 0) {
                oldest = Math.min(oldest, batch.workedOnSince);
            }
        }
        return Duration.ofNanos(Math.max(0, now - oldest));
    }

    /**
     * Has what is in hand hidden from others for another while, so that a run that this machine makes slow does not get a
     * second one beside it.
     *
     * @param longerThan leaves alone what has not been in hand for so long
     * @param visibility how long from now
     */
    public void keepHidden(Duration longerThan, Duration visibility) {
        long now = System.nanoTime();
        for (Batch batch : inHand) {
            if (now - batch.since >= longerThan.toNanos()) {
                hide(List.copyOf(batch.messages), visibility);
            }
        }
    }

    private void hide(List<Message> messages, Duration visibility) {
        for (List<Message> some : tens(messages)) {
            List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
            for (Message message : some) {
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
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Messages of {0} come back when their visibility timeout has run: {1}",
                        queueUrl,
                        e.getMessage());
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
                Batch batch = new Batch();
                inHand.add(batch);
                try {
                    gathering = true;
                    fill(batch.messages);
                } finally {
                    gathering = false;
                    if (batch.messages.isEmpty()) {
                        inHand.remove(batch);
                        concurrency.release();
                    }
                }
                if (!batch.messages.isEmpty() && !abandoned) {
                    threads.execute(paused ? () -> putBack(batch) : () -> work(batch));
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
    private void fill(List<Message> batch) {
        int asked = Math.min(Gathering.RECEIVE, source.batchSize());
        batch.addAll(receive(asked, LONG_POLL_SECONDS));
        if (batch.isEmpty()) {
            return;
        }
        held.addAndGet(batch.size());
        long began = System.nanoTime();
        int last = batch.size();
        while (closed.getCount() > 0) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            switch (Gathering.next(source, batch.size(), bytes(batch), last, asked, elapsed)) {
                case Gathering.Step.Invoke invoke -> {
                    return;
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

    private void work(Batch taken) {
        taken.workedOnSince = System.nanoTime();
        List<Message> batch = taken.messages;
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
            inHand.remove(taken);
            held.addAndGet(-batch.size());
            concurrency.release();
        }
    }

    /** A long poll cannot be called off: it began before the pause, and what it brings was sent after it. */
    private void putBack(Batch batch) {
        inHand.remove(batch);
        try {
            hide(batch.messages, Duration.ZERO);
        } finally {
            held.addAndGet(-batch.messages.size());
            concurrency.release();
        }
    }

    private void delete(List<Message> done) {
        for (List<Message> some : tens(done)) {
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (Message message : some) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    /** As many as one request takes. */
    private static List<List<Message>> tens(List<Message> all) {
        List<List<Message>> tens = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Gathering.RECEIVE) {
            tens.add(all.subList(from, Math.min(all.size(), from + Gathering.RECEIVE)));
        }
        return tens;
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
