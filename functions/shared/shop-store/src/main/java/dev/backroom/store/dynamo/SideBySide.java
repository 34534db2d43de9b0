package dev.backroom.store.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same with many things, a few at a time, and answers in their order. */
public final class SideBySide {
    private final int width;

    /**
     * A width of one's own.
     *
     * @param width how many at a time; 1 does them one after another on the caller's thread
     */
    public SideBySide(int width) {
        this.width = width;
    }

    public <T, R> List<R> map(List<T> things, Function<T, R> call) {
        if (width == 1 || things.size() < 2) {
            return things.stream().map(call).toList();
        }
        Semaphore free = new Semaphore(width);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<R>> calls = new ArrayList<>();
            for (T thing : things) {
                calls.add(() -> {
                    free.acquire();
                    try {
                        return call.apply(thing);
                    } finally {
                        free.release();
                    }
                });
            }
            List<R> answers = new ArrayList<>();
            for (Future<R> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreBusy("interrupted while writing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
