package dev.backroom.localcloud.function;

import dev.backroom.localcloud.usage.Invocation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The last runs, counts over all of them, and what was done here that AWS would not do. */
public final class Activity {
    private final int kept;
    private final Deque<Invocation> recent = new ArrayDeque<>();
    private final Map<Invocation.Outcome, Long> outcomes = new EnumMap<>(Invocation.Outcome.class);
    private final Map<String, Row> rows = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();

    /** @param kept how many runs are remembered */
    public Activity(int kept) {
        this.kept = kept;
    }

    /**
     * A function's runs that failed one after the other, with nothing that went well between them.
     *
     * @param since when the first of them began
     * @param error of the newest; class and place, or how it ended
     */
    public record Row(int times, Instant since, String error) {}

    /** The functions whose newest run failed, ran into its timeout or did nothing of its batch, by logical id. */
    public synchronized Map<String, Row> failing() {
        return Map.copyOf(rows);
    }

    /** Newest first. */
    public synchronized List<Invocation> recent() {
        return List.copyOf(recent);
    }

    public synchronized Map<Invocation.Outcome, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** Runs at this moment. */
    public int running() {
        return running.get();
    }

    /** Departures from AWS's behaviour that an option asked for. */
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    public synchronized void note(String departure) {
        notes.add(departure);
    }

    long begin() {
        running.incrementAndGet();
        return numbers.incrementAndGet();
    }

    void end() {
        running.decrementAndGet();
    }

    synchronized void add(Invocation invocation) {
        recent.addFirst(invocation);
        if (recent.size() > kept) {
            recent.removeLast();
        }
        outcomes.merge(invocation.outcome(), 1L, Long::sum);
        switch (invocation.outcome()) {
            case SUCCEEDED -> rows.remove(invocation.function());
            case THROTTLED -> {}
            case PARTIAL -> {
                if (invocation.failed() < invocation.events()) {
                    rows.remove(invocation.function());
                } else {
                    failed(invocation, "every message of the batch failed");
                }
            }
            case FAILED -> failed(invocation, invocation.detail());
            case TIMED_OUT -> failed(invocation, "ran into its timeout");
        }
    }

    private void failed(Invocation invocation, String error) {
        Row before = rows.get(invocation.function());
        rows.put(
                invocation.function(),
                before == null
                        ? new Row(1, invocation.started(), error)
                        : new Row(before.times() + 1, before.since(), error));
    }
}
