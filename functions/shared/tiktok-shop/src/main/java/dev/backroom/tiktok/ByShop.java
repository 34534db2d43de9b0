package dev.backroom.tiktok;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does each shop's work on a thread of its own, so that a shop that is slow or does not answer holds up no other. */
public final class ByShop {
    private ByShop() {}

    /**
     * Waits for all of them; a failure is thrown when the others are done.
     *
     * @return the results in the order of the works
     */
    public static <K, W, R> Map<K, R> run(Map<K, W> works, Function<W, R> work) {
        Map<K, R> results = new LinkedHashMap<>();
        if (works.size() == 1) {
            works.forEach((key, only) -> results.put(key, work.apply(only)));
            return results;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<K, Future<R>> running = new LinkedHashMap<>();
            works.forEach((key, one) -> running.put(key, threads.submit(() -> work.apply(one))));
            for (Map.Entry<K, Future<R>> one : running.entrySet()) {
                results.put(one.getKey(), one.getValue().get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
