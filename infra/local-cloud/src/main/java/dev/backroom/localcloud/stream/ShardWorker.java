package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.stream.StreamEventBytes.Windowed;
import dev.backroom.localcloud.stream.StreamFile.OpenWindow;
import dev.backroom.localcloud.stream.StreamFile.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One shard's poller: gathers batches in order and takes them through the function, one after the other. */
final class ShardWorker implements Runnable {
    private static final System.Logger LOG = System.getLogger(ShardWorker.class.getName());
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    /** Lambda ends a tumbling window early when its state is larger. */
    private static final int STATE_BYTES = 1024 * 1024;

    private final StreamSource source;
    private final String shard;
    private final StreamFile file;
    private final Gate gate;
    private final Executor threads;
    private final List<Change> gathered = new ArrayList<>();
    private ShardCursor cursor;
    private Progress progress;
    private long began;
    private int emptyReads;
    private boolean dry;
    private volatile boolean busy;

    ShardWorker(StreamSource source, String shard, StreamFile file, Gate gate, Executor threads) {
        this.source = source;
        this.shard = shard;
        this.file = file;
        this.gate = gate;
        this.threads = threads;
        this.progress = file.progress(source.id(), shard);
        this.cursor = new ShardCursor(source, shard, progress.position());
    }

    /** Whether records are gathered or being worked on. */
    boolean busy() {
        return busy;
    }

    /** Returns when the shard is done to its end, or the gate closed. */
    @Override
    public void run() {
        while (gate.pass(Duration.ZERO) && !(progress.position() instanceof ShardPosition.Finished)) {
            try {
                step();
            } catch (RuntimeException e) {
                if (gate.isOpen()) {
                    LOG.log(System.Logger.Level.WARNING, "{0} cannot go on in {1}: {2}", source.id(), shard, e);
                    startOver();
                    gate.pass(AFTER_ERROR);
                }
            }
        }
    }

    /** Forgets what was read and not done; it is read again. */
    private void startOver() {
        gathered.clear();
        busy = false;
        progress = file.progress(source.id(), shard);
        cursor = new ShardCursor(source, shard, progress.position());
    }

    private void step() {
        if (gathered.isEmpty()) {
            read(StreamGathering.page(source.trigger(), 0));
            if (gathered.isEmpty()) {
                rest();
            }
            return;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
        switch (StreamGathering.next(source.trigger(), gathered, stateBytes(), dry, cursor.ended(), elapsed)) {
            case StreamGathering.Step.Invoke(int records) -> work(List.copyOf(gathered.subList(0, records)));
            case StreamGathering.Step.Read(int most) -> read(most);
            case StreamGathering.Step.Wait(Duration time) -> {
                gate.pass(time);
                read(StreamGathering.page(source.trigger(), gathered.size()));
            }
        }
    }

    private void read(int most) {
        List<Change> changes = cursor.read(most);
        dry = changes.size() < most;
        if (!changes.isEmpty()) {
            if (gathered.isEmpty()) {
                began = System.nanoTime();
            }
            busy = true;
            emptyReads = 0;
            gathered.addAll(changes);
        }
    }

    /** Nothing there. */
    private void rest() {
        boolean over = progress.window()
                .map(window -> window.start().plus(source.trigger().tumbling()))
                .map(end -> !end.isAfter(source.clock().instant()))
                .orElse(false);
        if ((over || cursor.ended()) && !endWindow(false)) {
            return;
        }
        if (cursor.ended()) {
            keep(new Progress(new ShardPosition.Finished(), Optional.empty()));
            return;
        }
        emptyReads++;
        gate.pass(StreamGathering.idle(emptyReads));
    }

    /** Records that the filter does not let through are passed by: they count for the batch, and nothing runs for them. */
    private void work(List<Change> batch) {
        List<Change> wanted = batch.stream().filter(Change::wanted).toList();
        if (wanted.isEmpty() || run(wanted)) {
            if (wanted.size() < batch.size()) {
                keep(reached(batch, batch.size(), Optional.empty()));
            }
            gathered.subList(0, batch.size()).clear();
            busy = !gathered.isEmpty();
            began = System.nanoTime();
        }
    }

    private boolean run(List<Change> batch) {
        Duration tumbling = source.trigger().tumbling();
        if (!tumbling.isZero()
                && !openWindow(StreamGathering.windowStart(batch.getFirst().created(), tumbling))) {
            return false;
        }
        boolean done = source.trigger().lanes() == 1 ? inOrder(batch) : inLanes(batch);
        return done && (stateBytes() <= STATE_BYTES || endWindow(true));
    }

    private boolean inOrder(List<Change> batch) {
        return new BatchRun(
                        source, shard, gate, windowed(false, false), (done, state) -> keep(reached(batch, done, state)))
                .run(batch);
    }

    /**
     * Batches side by side, all changes of an item in the same one. The checkpoint moves when the slowest is done, so that
     * it never passes a record that is not.
     */
    private boolean inLanes(List<Change> batch) {
        List<List<Change>> lanes = Lanes.of(batch, source.trigger());
        List<CompletableFuture<Boolean>> runs = lanes.stream()
                .map(lane -> CompletableFuture.supplyAsync(
                        () -> new BatchRun(source, shard, gate, Optional.empty(), (done, state) -> {}).run(lane),
                        threads))
                .toList();
        boolean done = runs.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
        if (done) {
            keep(reached(batch, batch.size(), Optional.empty()));
        }
        return done;
    }

    /** Ends the window that is open if it is another one. Returns false when the gate closed meanwhile. */
    private boolean openWindow(Instant start) {
        if (progress.window().map(OpenWindow::start).filter(start::equals).isPresent()) {
            return true;
        }
        if (!endWindow(false)) {
            return false;
        }
        OpenWindow window = new OpenWindow(start, EventJson.mapper().createObjectNode());
        progress = new Progress(progress.position(), Optional.of(window));
        return true;
    }

    private boolean endWindow(boolean early) {
        if (progress.window().isEmpty()) {
            return true;
        }
        boolean ended = new BatchRun(source, shard, gate, windowed(true, early), (done, state) -> {}).run(List.of());
        if (ended) {
            keep(new Progress(progress.position(), Optional.empty()));
        }
        return ended;
    }

    private Optional<Windowed> windowed(boolean last, boolean early) {
        return progress.window()
                .map(window -> new Windowed(window.start(), source.trigger().tumbling(), window.state(), last, early));
    }

    private Progress reached(List<Change> batch, int done, Optional<JsonNode> state) {
        ShardPosition position = done == 0
                ? progress.position()
                : new ShardPosition.After(batch.get(done - 1).sequence());
        return new Progress(
                position,
                progress.window().map(window -> new OpenWindow(window.start(), state.orElse(window.state()))));
    }

    private void keep(Progress reached) {
        progress = reached;
        file.keep(source.id(), shard, reached);
    }

    private int stateBytes() {
        return progress.window()
                .map(window -> window.state().toString().length())
                .orElse(0);
    }
}
