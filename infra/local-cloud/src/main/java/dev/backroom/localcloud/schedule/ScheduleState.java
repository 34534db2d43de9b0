package dev.backroom.localcloud.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One schedule between two looks at the clock; pure. At most one event is under way: runs missed while it is, or while
 * nothing ran here, collapse to the newest, and that one is run late only within the policy's maximum age.
 *
 * @param anchor the last due instant that was taken up or passed over
 * @param next when it is due
 * @param pending the event under way
 */
record ScheduleState(Instant anchor, Optional<Instant> next, Optional<Pending> pending) {
    /** How long Lambda waits before it tries an asynchronous event again. */
    private static final Duration BACKOFF = Duration.ofMinutes(1);

    /**
     * @param due when the event was due
     * @param attempt from 1
     * @param notBefore when this attempt may start
     * @param running whether it has
     */
    record Pending(Instant due, int attempt, Instant notBefore, boolean running) {}

    /** What follows from a look at the clock or from the end of a run. */
    record Step(ScheduleState state, Action action) {}

    sealed interface Action {
        record Nothing() implements Action {}

        record Run(Instant due, int attempt) implements Action {}

        /**
         * Given up; goes to the dead letters.
         *
         * @param attempts 0 when it was too old before the first
         */
        record Bury(Instant due, int attempts) implements Action {}
    }

    static ScheduleState anchored(ScheduleExpression expression, Instant anchor) {
        return new ScheduleState(anchor, expression.after(anchor), Optional.empty());
    }

    Step look(ScheduleExpression expression, Lateness lateness, Instant now) {
        if (pending.isPresent()) {
            Pending waiting = pending.get();
            if (waiting.running() || waiting.notBefore().isAfter(now)) {
                return new Step(this, new Action.Nothing());
            }
            Pending started = new Pending(waiting.due(), waiting.attempt(), waiting.notBefore(), true);
            return new Step(
                    new ScheduleState(anchor, next, Optional.of(started)),
                    new Action.Run(waiting.due(), waiting.attempt()));
        }
        if (next.isEmpty() || next.get().isAfter(now)) {
            return new Step(this, new Action.Nothing());
        }
        Instant due = next.get();
        Optional<Instant> following = expression.after(due);
        while (following.isPresent() && !following.get().isAfter(now)) {
            due = following.get();
            following = expression.after(due);
        }
        if (lateness.tooLate(due, now)) {
            return new Step(new ScheduleState(due, following, Optional.empty()), new Action.Bury(due, 0));
        }
        return new Step(
                new ScheduleState(due, following, Optional.of(new Pending(due, 1, now, true))), new Action.Run(due, 1));
    }

    Step ended(boolean succeeded, Lateness lateness, Instant now) {
        Pending run = pending.orElseThrow();
        ScheduleState idle = new ScheduleState(anchor, next, Optional.empty());
        if (succeeded) {
            return new Step(idle, new Action.Nothing());
        }
        Instant again = now.plus(BACKOFF.multipliedBy(run.attempt()));
        if (lateness.usedUp(run.attempt()) || lateness.tooLate(run.due(), again)) {
            return new Step(idle, new Action.Bury(run.due(), run.attempt()));
        }
        Pending retry = new Pending(run.due(), run.attempt() + 1, again, false);
        return new Step(new ScheduleState(anchor, next, Optional.of(retry)), new Action.Nothing());
    }
}
