package dev.backroom.runtime.http;

import java.time.Duration;

/** How the client waits; tests put a clock here instead. */
@FunctionalInterface
public interface Pause {
    /** Waits for real. */
    Pause REAL = Thread::sleep;

    void pause(Duration span) throws InterruptedException;
}
