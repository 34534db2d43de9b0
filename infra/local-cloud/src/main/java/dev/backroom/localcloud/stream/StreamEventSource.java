package dev.backroom.localcloud.stream;

import dev.backroom.localcloud.stream.ShardPlan.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;

/**
 * One DynamoDB stream's event source mapping. A thread looks which shards there are and starts a worker for each that may
 * be read.
 */
public final class StreamEventSource implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StreamEventSource.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);
    private static final long COUNTED = 10_000;

    private final StreamSource source;
    private final StreamFile file;
    private final Executor threads;
    private final Gate gate = new Gate();
    private final Map<String, ShardWorker> workers = new ConcurrentHashMap<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final Thread coordinator;

    /**
     * Starts at once.
     *
     * @param threads for the workers, one each that blocks
     */
    public StreamEventSource(StreamSource source, StreamFile file, Executor threads) {
        this.source = source;
        this.file = file;
        this.threads = threads;
        this.coordinator =
                Thread.ofPlatform().daemon().name("event-source-" + source.id()).start(this::coordinate);
    }

    /** No further runs; one under way goes on. */
    public void pause() {
        gate.pause();
    }

    public void resume() {
        gate.resume();
    }

    /** Whether nothing is gathered, under way or waiting in the stream. */
    public boolean isIdle() {
        return file.knows(source.id())
                && workers.values().stream().noneMatch(ShardWorker::busy)
                && waiting(1).isEmpty();
    }

    /** @throws SdkException when the stream cannot be read */
    public StreamLag lag() {
        return lag(COUNTED);
    }

    /**
     * The same at a bounded cost.
     *
     * @param most records to be counted at most; the age is of the oldest in any case
     */
    public StreamLag lag(long most) {
        List<Change> waiting = waiting(most);
        Instant now = source.clock().instant();
        Duration age = waiting.stream()
                .map(Change::notAfter)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now))
                .orElse(Duration.ZERO);
        return new StreamLag(
                source.function().spec().id(), source.trigger().name(), source.table(), waiting.size(), age);
    }

    @Override
    public void close() {
        gate.close();
        coordinator.interrupt();
        Duration patience = source.function().spec().timeout().plusSeconds(1);
        long end = System.nanoTime() + patience.toNanos();
        try {
            coordinator.join(Duration.ofSeconds(5));
            while (!workers.isEmpty()) {
                String shard = ended.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (shard == null) {
                    LOG.log(System.Logger.Level.WARNING, "{0} still runs at the stop", source.id());
                    return;
                }
                workers.remove(shard);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void coordinate() {
        while (gate.isOpen()) {
            Duration wait = BETWEEN_LOOKS;
            try {
                look();
            } catch (SdkException e) {
                LOG.log(System.Logger.Level.WARNING, "Cannot read {0}: {1}", source.engineArn(), e.getMessage());
                wait = AFTER_ERROR;
            }
            try {
                String shard = ended.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
                if (shard != null) {
                    workers.remove(shard);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look() {
        List<Shard> shards = shards();
        if (!file.knows(source.id())) {
            file.begin(source.id(), source.trigger().latest() ? ends(shards) : Map.of());
        }
        ShardPlan plan = ShardPlan.of(shards, file.positions(source.id()));
        file.forget(source.id(), plan.gone());
        for (String shard : plan.readable().keySet()) {
            if (gate.isOpen() && !workers.containsKey(shard)) {
                ShardWorker worker = new ShardWorker(source, shard, file, gate, threads);
                workers.put(shard, worker);
                threads.execute(() -> {
                    try {
                        worker.run();
                    } finally {
                        ended.add(shard);
                    }
                });
            }
        }
    }

    /** LATEST: kept as places in the shards, or a crash before the first batch would move the start. */
    private Map<String, ShardPosition> ends(List<Shard> shards) {
        Map<String, ShardPosition> ends = new HashMap<>();
        for (Shard shard : shards) {
            ShardCursor cursor = new ShardCursor(source, shard.id(), new ShardPosition.Horizon());
            while (shard.open() && !cursor.read(StreamGathering.PAGE).isEmpty()) {
                // To the last record that is there.
            }
            ends.put(shard.id(), shard.open() ? cursor.position() : new ShardPosition.Finished());
        }
        return ends;
    }

    private List<Change> waiting(long most) {
        Map<String, ShardPosition> known = file.positions(source.id());
        ShardPlan plan = ShardPlan.of(shards(), known);
        Set<String> unfinished = new HashSet<>(plan.waiting());
        unfinished.addAll(plan.readable().keySet());
        List<Change> waiting = new ArrayList<>();
        for (String shard : unfinished) {
            ShardCursor cursor = new ShardCursor(source, shard, known.getOrDefault(shard, new ShardPosition.Horizon()));
            List<Change> page;
            do {
                page = cursor.read((int) Math.min(StreamGathering.PAGE, most - waiting.size()));
                waiting.addAll(page);
            } while (!page.isEmpty() && waiting.size() < most);
            if (waiting.size() >= most) {
                break;
            }
        }
        return waiting;
    }

    private List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        Optional<String> from = Optional.empty();
        do {
            DescribeStreamRequest.Builder request =
                    DescribeStreamRequest.builder().streamArn(source.engineArn());
            from.ifPresent(request::exclusiveStartShardId);
            StreamDescription page =
                    source.streams().describeStream(request.build()).streamDescription();
            page.shards()
                    .forEach(shard -> shards.add(new Shard(
                            shard.shardId(),
                            Optional.ofNullable(shard.parentShardId()),
                            shard.sequenceNumberRange().endingSequenceNumber() == null)));
            from = Optional.ofNullable(page.lastEvaluatedShardId());
        } while (from.isPresent());
        return shards;
    }
}
