package dev.backroom.simulator.random;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts by name, from many threads. */
public final class Counter<N> {
    private final ConcurrentHashMap<N, LongAdder> counts = new ConcurrentHashMap<>();

    public void count(N name) {
        add(name, 1);
    }

    void add(N name, long more) {
        counts.computeIfAbsent(name, any -> new LongAdder()).add(more);
    }

    public long of(N name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    public Map<N, Long> all() {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }
}
