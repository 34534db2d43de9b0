package dev.backroom.stockcheck;

import java.util.List;

/**
 * What became of the lines.
 *
 * @param booked lines that changed a level
 * @param repeated lines whose reference was booked before
 */
public record Booking(int booked, int repeated, List<Reject> rejects) {
    public Booking {
        rejects = List.copyOf(rejects);
    }

    /**
     * A line that was not booked.
     *
     * @param number the line's
     * @param reason for the person who wrote it
     */
    public record Reject(int number, String reason) {}
}
