package dev.backroom.model.ship;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A parcel of an order as the desk keeps it.
 *
 * @param id the platform's package id; for one that a warehouse reported, {@link #reportedId}
 * @param carrier its name, in the platform's or the warehouse's words; empty text while unknown
 * @param tracking empty text while unknown
 * @param labelUntil how long the label's address that was given out holds
 * @param units what lies in it by SKU code; empty for all that was left
 */
public record Parcel(
        String id,
        State state,
        String carrier,
        String tracking,
        Optional<Instant> labelUntil,
        Map<String, Integer> units) {
    public enum State {
        /** The warehouse says that it left; the platform does not know yet. */
        REPORTED,
        /** The platform has it: label fetched, or tracking number taken. */
        ARRANGED
    }

    public Parcel {
        units = Map.copyOf(units);
    }

    /** What a parcel is called that the platform has given no id yet: the same number is the same parcel. */
    public static String reportedId(String tracking) {
        return "T-" + tracking;
    }

    public Parcel arranged() {
        return new Parcel(id, State.ARRANGED, carrier, tracking, labelUntil, units);
    }
}
