package dev.backroom.localcloud.stream;

import java.time.Duration;

/**
 * What one event source has not yet done.
 *
 * @param function logical id
 * @param trigger the event's name within the function
 * @param table logical id
 * @param records not yet done; counted up to 10,000
 * @param age of the oldest of them, to the minute; zero when there is none
 */
public record StreamLag(String function, String trigger, String table, long records, Duration age) {}
