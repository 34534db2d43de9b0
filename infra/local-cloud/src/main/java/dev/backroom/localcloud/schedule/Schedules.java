package dev.backroom.localcloud.schedule;

import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Runs the schedules. Scheduler and function both retry in the cloud; here one loop stands for both, with the schedule's
 * retry policy. An event given up goes to the function's dead letters, or to the schedule's when the function has none.
 */
public final class Schedules implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Schedules.class.getName());
    private static final Duration LOOK = Duration.ofMillis(250);

    private final List<Entry> entries = new ArrayList<>();
    private final Clock clock;
    private final Executor threads;
    private final StackContext context;
    private final DeadLetters deadLetters;
    private final ScheduleFile file;
    private volatile boolean paused;
    private Ticker.Ticking ticking = () -> {};

    /** Where events go that were given up. */
    @FunctionalInterface
    public interface DeadLetters {
        /**
         * @param body the event
         * @param error why it was given up
         */
        void bury(String queueArn, String body, String error);
    }

    /** @param file where the last due instants are kept; empty forgets them */
    public Schedules(
            Clock clock, Executor threads, StackContext context, DeadLetters deadLetters, Optional<Path> file) {
        this.clock = clock;
        this.threads = threads;
        this.context = context;
        this.deadLetters = deadLetters;
        this.file = new ScheduleFile(file);
    }

    /** @throws IllegalArgumentException when the expression is none */
    public void add(FunctionHost function, Trigger.Schedule schedule) {
        if (!schedule.enabled()) {
            return;
        }
        ScheduleExpression expression = ScheduleExpression.parse(schedule.expression(), schedule.zone());
        String name = function.spec().id() + "." + schedule.name();
        Instant now = clock.instant();
        // An anchor in the future comes from another clock; it would silence the schedule.
        Instant anchor = file.anchor(name).filter(known -> !known.isAfter(now)).orElse(now);
        file.anchor(name, anchor);
        entries.add(new Entry(
                name, function, schedule, lateness(schedule), expression, ScheduleState.anchored(expression, anchor)));
    }

    private Lateness lateness(Trigger.Schedule schedule) {
        UnaryOperator<Instant> real = clock instanceof ScaledClock fast ? fast::realAt : UnaryOperator.identity();
        return new Lateness(schedule.retries(), real);
    }

    public void start(Ticker ticker) {
        ticking = ticker.every(LOOK, this::look);
    }

    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
    }

    /** Whether an event runs at this moment. */
    public boolean busy() {
        return entries.stream().anyMatch(Entry::running);
    }

    /** How long ago the oldest run was due that is not over yet, in the schedules' time; one that waits for its next try is none. */
    public Duration behind() {
        Instant now = clock.instant();
        return paused
                ? Duration.ZERO
                : entries.stream()
                        .map(entry -> entry.behind(now))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
    }

    /**
     * How a schedule stands.
     *
     * @param function logical id
     * @param event the schedule's name within the function
     * @param ran when the last try ended since the start of this process, in the schedule's time
     * @param failed whether that try failed
     * @param running whether one is under way
     * @param next when it is due; empty for never again
     */
    public record Run(
            String function,
            String event,
            Optional<Instant> ran,
            boolean failed,
            boolean running,
            Optional<Instant> next) {}

    /** How every schedule stands, in the template's order. */
    public List<Run> runs() {
        return entries.stream().map(Entry::run).toList();
    }

    /** Looks at the clock once; what is due starts on another thread. */
    void look() {
        if (paused) {
            return;
        }
        entries.forEach(Entry::look);
    }

    @Override
    public void close() {
        paused = true;
        ticking.close();
    }

    private final class Entry {
        private final String name;
        private final FunctionHost function;
        private final Trigger.Schedule schedule;
        private final Lateness lateness;
        private final ScheduleExpression expression;
        private ScheduleState state;
        private Optional<Instant> ran = Optional.empty();
        private boolean failed;

        Entry(
                String name,
                FunctionHost function,
                Trigger.Schedule schedule,
                Lateness lateness,
                ScheduleExpression expression,
                ScheduleState state) {
            this.name = name;
            this.function = function;
            this.schedule = schedule;
            this.lateness = lateness;
            this.expression = expression;
            this.state = state;
        }

        synchronized boolean running() {
            return state.pending().map(ScheduleState.Pending::running).orElse(false);
        }

        synchronized Duration behind(Instant now) {
            Optional<Instant> due = state.pending().isPresent()
                    ? state.pending()
                            .filter(ScheduleState.Pending::running)
                            .filter(run -> run.attempt() == 1)
                            .map(ScheduleState.Pending::due)
                    : state.next();
            return due.filter(now::isAfter)
                    .map(since -> Duration.between(since, now))
                    .orElse(Duration.ZERO);
        }

        synchronized void look() {
            act(state.look(expression, lateness, clock.instant()));
        }

        synchronized Run run() {
            return new Run(function.spec().id(), schedule.name(), ran, failed, running(), state.next());
        }

        private synchronized void ended(boolean succeeded) {
            ran = Optional.of(clock.instant());
            failed = !succeeded;
            act(state.ended(succeeded, lateness, clock.instant()));
        }

        private void act(ScheduleState.Step step) {
            state = step.state();
            switch (step.action()) {
                case ScheduleState.Action.Nothing nothing -> {}
                case ScheduleState.Action.Run(Instant due, int attempt) -> threads.execute(() -> run(due));
                case ScheduleState.Action.Bury(Instant due, int attempts) -> bury(due, attempts);
            }
            if (state.pending().isEmpty()) {
                // Not before it is done: a run cut off by a crash is run again.
                file.anchor(name, state.anchor());
            }
        }

        private void run(Instant due) {
            boolean succeeded = false;
            try {
                succeeded = function.invoke(schedule.name(), event(due)) instanceof InvocationResult.Answered;
            } finally {
                ended(succeeded);
            }
        }

        private void bury(Instant due, int attempts) {
            LOG.log(System.Logger.Level.WARNING, "{0} of {1} is given up after {2} attempts", name, due, attempts);
            Optional<String> ofFunction = function.spec().deadLetterArn();
            Optional<String> ofSchedule = schedule.deadLetterArn();
            String error = attempts == 0
                    ? "%s was not to be had within %d s"
                            .formatted(
                                    function.spec().id(),
                                    schedule.retries().age().toSeconds())
                    : "%s failed %d times".formatted(function.spec().id(), attempts);
            // What never reached the function is the scheduler's to bury.
            (attempts == 0 ? ofSchedule.or(() -> ofFunction) : ofFunction.or(() -> ofSchedule))
                    .ifPresent(arn -> deadLetters.bury(arn, new String(event(due), StandardCharsets.UTF_8), error));
        }

        private byte[] event(Instant due) {
            return ScheduledEvent.of(schedule, due, context.account(), context.region(), name);
        }
    }
}
