package dev.backroom.localcloud.http;

import java.time.Duration;

/**
 * How far the functions are behind what came in.
 *
 * @param messages real time since the slowest queue was last seen empty, or since the oldest batch under way was taken
 * @param schedules the shop's time since the oldest run was due that has not ended; one that waits for its next try is none
 * @param idle nothing runs, and no queue or stream that feeds a function holds anything
 */
public record Backlog(Duration messages, Duration schedules, boolean idle) {
    public static final Backlog NONE = new Backlog(Duration.ZERO, Duration.ZERO, true);
}
