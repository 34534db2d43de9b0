package dev.backroom.simulator.http;

/** One way for a call to go wrong. */
public enum ApiFault {
    /** 429 that says when to come back. */
    THROTTLED,
    /** 429 that does not. */
    THROTTLED_BARE,
    /** 503 in front of the platform, without its envelope. */
    OVERLOADED,
    /** The platform's code 36009003. */
    INTERNAL,
    /** The connection closes without an answer; nothing was done. */
    RESET,
    /** The right answer, late: by then it may be out of date. */
    SLOW
}
