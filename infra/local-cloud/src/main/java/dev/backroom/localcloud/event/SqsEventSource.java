package dev.backroom.localcloud.event;

import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

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
    private final Thread gatherer;
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
                    batch = batch();
                } finally {
                    if (batch.isEmpty()) {
                        concurrency.release();
                    }
                }
                if (!batch.isEmpty() && !abandoned) {
                    List<Message> full = batch;
                    threads.execute(paused ? () -> putBack(full) : () -> work(full));
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
        List<Message> batch = new ArrayList<>(receive(asked, 20));
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
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void work(List<Message> batch) {
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
            held.addAndGet(-batch.size());
            concurrency.release();
        }
    }

    /** A long poll cannot be called off: it began before the pause, and what it brings was sent after it. */
    private void putBack(List<Message> batch) {
        try {
            for (List<Message> some : tens(batch)) {
                List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
                for (Message message : some) {
                    entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(0)
                            .build());
                }
                sqs.changeMessageVisibilityBatch(
                        request -> request.queueUrl(queueUrl).entries(entries));
            }
        } catch (SdkException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Messages of {0} come back when their visibility timeout has run: {1}",
                    queueUrl,
                    e.getMessage());
        } finally {
            held.addAndGet(-batch.size());
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
