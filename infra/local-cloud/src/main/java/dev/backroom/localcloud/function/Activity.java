package dev.backroom.localcloud.function;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The last runs, counts over all of them, and what was done here that AWS would not do. */
public final class Activity {
    private final int kept;
    private final Deque<Invocation> recent = new ArrayDeque<>();
    private final Map<Invocation.Outcome, Long> outcomes = new EnumMap<>(Invocation.Outcome.class);
    private final List<String> notes = new ArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();

    /** @param kept how many runs are remembered */
    public Activity(int kept) {
        this.kept = kept;
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
    }
}
