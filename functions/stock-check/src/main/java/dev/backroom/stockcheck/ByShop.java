package dev.backroom.stockcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does each shop's work on a thread of its own, so that a slow shop holds up no other. */
final class ByShop {
    private ByShop() {}

    static <W, R> List<R> run(Map<?, W> works, Function<W, R> work) {
        List<R> results = new ArrayList<>();
        if (works.size() == 1) {
            works.values().forEach(only -> results.add(work.apply(only)));
            return results;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> running = new ArrayList<>();
            works.values().forEach(one -> running.add(threads.submit(() -> work.apply(one))));
            for (Future<R> one : running) {
                results.add(one.get());
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
