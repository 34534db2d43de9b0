package dev.backroom.localcloud.usage;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of a function.
 *
 * @param number counts from 1 since the start of the local cloud
 * @param function logical id
 * @param trigger what asked: {@code OrderEvents}, {@code Every10Minutes}, {@code url}, {@code invoke}
 * @param started by the shop's clock
 * @param events records in the event; 1 where the event is not a batch
 * @param failed records answered as failed; all of them when the run failed
 * @param took real time
 * @param detail why it failed, as a class of error without its message; empty when it did not
 */
public record Invocation(
        long number,
        String function,
        String trigger,
        Instant started,
        int events,
        int failed,
        Duration took,
        Outcome outcome,
        String detail) {

    public enum Outcome {
        SUCCEEDED,
        /** Some records of the batch failed. */
        PARTIAL,
        FAILED,
        TIMED_OUT,
        /** No room under the function's or the account's concurrency. */
        THROTTLED
    }
}
