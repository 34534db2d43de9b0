package dev.backroom.localcloud.function;

import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.localcloud.usage.UsageListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Runs one function under its timeout and concurrency, and records every run. */
public final class FunctionHost {
    private static final System.Logger LOG = System.getLogger(FunctionHost.class.getName());

    private final FunctionSpec spec;
    private final LambdaFunction function;
    private final Semaphore account;
    private final Optional<Semaphore> reserved;
    private final Executor threads;
    private final Clock clock;
    private final Activity activity;
    private final UsageListener usage;
    private final Duration timeout;

    /** @param account the account's concurrency, shared by the functions without a reservation */
    public FunctionHost(
            FunctionSpec spec,
            LambdaFunction function,
            Semaphore account,
            Executor threads,
            Clock clock,
            Activity activity,
            UsageListener usage) {
        this(spec, function, account, threads, clock, activity, usage, 1);
    }

    /** @param timeouts how many times as long as the template says it may run */
    public FunctionHost(
            FunctionSpec spec,
            LambdaFunction function,
            Semaphore account,
            Executor threads,
            Clock clock,
            Activity activity,
            UsageListener usage,
            int timeouts) {
        this.spec = spec;
        this.function = function;
        this.account = account;
        this.reserved = spec.reserved().isPresent()
                ? Optional.of(new Semaphore(spec.reserved().getAsInt()))
                : Optional.empty();
        this.threads = threads;
        this.clock = clock;
        this.activity = activity;
        this.usage = usage;
        this.timeout = spec.timeout().multipliedBy(timeouts);
    }

    public FunctionSpec spec() {
        return spec;
    }

    /** A run whose event is one thing. */
    public InvocationResult invoke(String trigger, byte[] event) {
        return invoke(trigger, event, 1, result -> result instanceof InvocationResult.Answered ? 0 : 1);
    }

    /**
     * @param events records in the event
     * @param failures counts the records that a result leaves undone
     */
    public InvocationResult invoke(String trigger, byte[] event, int events, ToIntFunction<InvocationResult> failures) {
        Semaphore room = reserved.orElse(account);
        Instant started = clock.instant();
        long begun = System.nanoTime();
        long number = activity.begin();
        try {
            InvocationResult result = new InvocationResult.Throttled();
            if (room.tryAcquire()) {
                result = run(event, room, begun);
            }
            int failed = failures.applyAsInt(result);
            Invocation invocation = new Invocation(
                    number,
                    spec.id(),
                    trigger,
                    started,
                    events,
                    failed,
                    Duration.ofNanos(System.nanoTime() - begun),
                    outcome(result, failed),
                    result instanceof InvocationResult.Failed(String error) ? error : "");
            activity.add(invocation);
            usage.invocation(invocation);
            return result;
        } finally {
            activity.end();
        }
    }

    private InvocationResult run(byte[] event, Semaphore room, long begun) {
        Run run = new Run(event, room, begun);
        threads.execute(run);
        try {
            return new InvocationResult.Answered(run.answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            run.interrupt();
            LOG.log(System.Logger.Level.WARNING, "{0} ran into its timeout of {1}", spec.id(), timeout);
            return new InvocationResult.TimedOut();
        } catch (ExecutionException e) {
            String error = place(e.getCause());
            LOG.log(System.Logger.Level.WARNING, "{0} failed: {1}", spec.id(), error);
            return new InvocationResult.Failed(error);
        } catch (InterruptedException e) {
            run.interrupt();
            Thread.currentThread().interrupt();
            return new InvocationResult.Failed(InterruptedException.class.getName());
        }
    }

    /** Class and place only: an error's message may quote what the function was working on. */
    private static String place(@Nullable Throwable error) {
        if (error == null) {
            return "";
        }
        return Arrays.stream(error.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.backroom."))
                .findFirst()
                .map(frame ->
                        "%s at %s:%d".formatted(error.getClass().getName(), frame.getFileName(), frame.getLineNumber()))
                .orElse(error.getClass().getName());
    }

    private static Invocation.Outcome outcome(InvocationResult result, int failed) {
        return switch (result) {
            case InvocationResult.Answered answered ->
                failed == 0 ? Invocation.Outcome.SUCCEEDED : Invocation.Outcome.PARTIAL;
            case InvocationResult.Failed failure -> Invocation.Outcome.FAILED;
            case InvocationResult.TimedOut timeout -> Invocation.Outcome.TIMED_OUT;
            case InvocationResult.Throttled throttled -> Invocation.Outcome.THROTTLED;
        };
    }

    /** Gives the room back when the handler really ends: an abandoned one still counts as running. */
    private final class Run implements Runnable {
        private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
        private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        private final byte[] event;
        private final Semaphore room;
        private final LocalContext context;

        Run(byte[] event, Semaphore room, long begun) {
            this.event = event;
            this.room = room;
            this.context = new LocalContext(spec, UUID.randomUUID().toString(), begun + timeout.toNanos());
        }

        @Override
        public void run() {
            thread.set(Thread.currentThread());
            try {
                answer.complete(function.handle(event, context));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            } finally {
                thread.set(null);
                room.release();
            }
        }

        void interrupt() {
            Thread running = thread.get();
            if (running != null) {
                running.interrupt();
            }
        }
    }
}
