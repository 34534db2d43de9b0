package dev.backroom.localcloud.function;

/** How a run ended, as the service that asked for it sees it. */
public sealed interface InvocationResult {
    /** @param payload the answer's bytes */
    record Answered(byte[] payload) implements InvocationResult {}

    /** @param error the error's class, without its message */
    record Failed(String error) implements InvocationResult {}

    record TimedOut() implements InvocationResult {}

    record Throttled() implements InvocationResult {}
}
