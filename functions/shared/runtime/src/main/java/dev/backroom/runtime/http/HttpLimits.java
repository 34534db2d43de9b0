package dev.backroom.runtime.http;

import java.time.Duration;

/**
 * What one call may take.
 *
 * @param connect for the connection alone
 * @param answer from the first byte sent to the last one read
 * @param bytes of an answer, 1 or more
 * @param cut whether the beginning of a longer answer is an answer; else a longer one counts as none
 */
public record HttpLimits(Duration connect, Duration answer, int bytes, boolean cut) {
    /** Gives longer answers up. */
    public HttpLimits(Duration connect, Duration answer, int bytes) {
        this(connect, answer, bytes, false);
    }
}
