package dev.backroom.model.bulk;

import dev.backroom.model.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One action on a list of orders that was fixed when it was shown. It is over once each order has a result.
 *
 * @param note one line for whoever asks later
 * @param at when it was shown
 * @param size how many orders it has
 */
public record BulkJob(String id, BulkAction action, String note, String who, Instant at, int size, State state) {
    /** Orders of one page, which is worked off by one message. */
    public static final int PAGE = 50;

    private static final String JOB = "job";
    private static final String NUMBER = "page";

    /** How far it is. */
    public enum State {
        /** Shown to somebody who has not said yes. */
        SHOWN,
        RUNNING,
        /** Somebody stopped it; what has no result stays undone. */
        STOPPED
    }

    /** A page of a job, as a message names it. */
    public record Page(String job, int number) {}

    public int pages() {
        return Math.ceilDiv(size, PAGE);
    }

    /** A page of it as a message of the queue AftersaleEvents. */
    public Signal signal(int page, Instant now) {
        return new Signal(
                Signal.BULK_PAGE,
                "",
                Optional.empty(),
                Optional.empty(),
                now,
                List.of(),
                Map.of(JOB, id, NUMBER, Integer.toString(page)));
    }

    /**
     * Reads what {@link #signal} wrote.
     *
     * @return empty where the signal is about something else
     * @throws IllegalArgumentException if it names no page
     */
    public static Optional<Page> page(Signal signal) {
        return signal.type() == Signal.BULK_PAGE
                ? Optional.of(new Page(
                        signal.facts().getOrDefault(JOB, ""),
                        Integer.parseInt(signal.facts().getOrDefault(NUMBER, ""))))
                : Optional.empty();
    }
}
