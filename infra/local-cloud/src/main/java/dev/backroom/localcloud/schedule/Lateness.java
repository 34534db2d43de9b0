package dev.backroom.localcloud.schedule;

import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * How late and how often an event may be tried. Pure.
 *
 * @param real when an instant of the schedule's clock really is: lateness is the machine's affair and goes by the real time,
 *     however fast the shop's clock runs
 */
record Lateness(Trigger.Retries retries, UnaryOperator<Instant> real) {

    /** Whether an event of this attempt was the last that the policy allows. */
    boolean usedUp(int attempt) {
        return attempt > retries.attempts();
    }

    boolean tooLate(Instant due, Instant at) {
        return Duration.between(real.apply(due), real.apply(at)).compareTo(retries.age()) > 0;
    }
}
