package dev.backroom.stockcheck.booking;

import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Slot;
import java.util.List;

/**
 * What became of the lines, or would become of them.
 *
 * @param booked lines that changed a level
 * @param repeated lines whose reference was booked before
 * @param shorts orders that gave back units which are not there any more, newest first for every line
 * @param released orders that wait no longer, since their figures are right or their units came
 */
public record Booking(int booked, int repeated, List<Reject> rejects, List<Short> shorts, int released) {
    public Booking {
        rejects = List.copyOf(rejects);
        shorts = List.copyOf(shorts);
    }

    /** Lines that no order was touched by. */
    public Booking(int booked, int repeated, List<Reject> rejects) {
        this(booked, repeated, rejects, List.of(), 0);
    }

    /**
     * A line that was not booked.
     *
     * @param number the line's
     * @param reason for the person who wrote it
     */
    public record Reject(int number, String reason) {}

    /**
     * An order that is SHORT from now on.
     *
     * @param line the line that took from it
     * @param units how many it misses more than before
     */
    public record Short(int line, OrderKey order, Slot slot, int units) {}
}
