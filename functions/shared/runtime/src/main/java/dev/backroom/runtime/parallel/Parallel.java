package dev.backroom.runtime.parallel;

import dev.backroom.runtime.log.LogContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does the same with many things, a few at a time on virtual threads, and answers in their order. */
public final class Parallel {
    /** As many shops as are worked for at the same time; each keeps a few connections and a page of answers. */
    private static final int SHOPS = 16;

    private final int width;

    /**
     * Parallelism of a width.
     *
     * @param width how many at a time, 1 or more; 1 does them one after another on the caller's thread
     */
    public Parallel(int width) {
        this.width = width;
    }

    /** Shop by shop, so that one that is slow or does not answer holds up few others. */
    public static Parallel byShop() {
        return new Parallel(SHOPS);
    }

    /**
     * Waits for all of them; a failure is thrown when the others are done.
     *
     * @throws IllegalStateException if the thread is interrupted meanwhile
     */
    public <T, R> List<R> map(List<T> things, Function<T, R> call) {
        if (width == 1 || things.size() < 2) {
            return things.stream().map(call).toList();
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return answers(submit(threads, things, call));
        }
    }

    /** As {@link #map(List, Function)}, by key. */
    public <K, W, R> Map<K, R> map(Map<K, W> works, Function<W, R> call) {
        return keyed(works, map(List.copyOf(works.values()), call));
    }

    /**
     * As {@link #map(Map, Function)}, but waits no longer than a limit, after which the calls are interrupted. One thing alone
     * is waited for without a limit, on the caller's thread.
     *
     * @param late stands for an answer that came too late, or not because of an interruption
     */
    public <K, W, R> Map<K, R> map(Map<K, W> works, Function<W, R> call, Duration limit, Supplier<R> late) {
        if (works.size() < 2) {
            return map(works, call);
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<R> answers = new ArrayList<>();
            long until = System.nanoTime() + limit.toNanos();
            for (Future<R> running : submit(threads, List.copyOf(works.values()), call)) {
                answers.add(await(running, until - System.nanoTime(), late));
            }
            return keyed(works, answers);
        } finally {
            threads.shutdownNow();
        }
    }

    private <T, R> List<Future<R>> submit(ExecutorService threads, List<T> things, Function<T, R> call) {
        Semaphore free = new Semaphore(width);
        return things.stream()
                .map(thing -> threads.submit(LogContext.carried(() -> {
                    free.acquire();
                    try {
                        return call.apply(thing);
                    } finally {
                        free.release();
                    }
                })))
                .toList();
    }

    private static <R> List<R> answers(List<Future<R>> running) {
        List<R> answers = new ArrayList<>();
        try {
            for (Future<R> one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static <R> R await(Future<R> running, long nanos, Supplier<R> late) {
        try {
            return running.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late.get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }

    private static <K, R> Map<K, R> keyed(Map<K, ?> works, List<R> answers) {
        Map<K, R> results = new LinkedHashMap<>();
        int index = 0;
        for (K key : works.keySet()) {
            results.put(key, answers.get(index++));
        }
        return results;
    }
}
