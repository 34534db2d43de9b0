package dev.backroom.store.order;

import dev.backroom.model.order.Hold;
import java.time.Instant;
import java.util.List;

/**
 * What somebody did with an order, as it is kept.
 *
 * @param who the name that the person goes by at the desk
 * @param why one line, may be empty
 * @param before fingerprints of the holds that stood
 * @param after fingerprints of those that stand since
 * @param letGo the holds that were released, with what showed them, so that they can be put back
 */
public record Decided(
        Instant at, Did did, String who, String why, List<String> before, List<String> after, List<Hold> letGo) {
    /** What was done. */
    public enum Did {
        RELEASED,
        HELD,
        NOTED,
        /** Asked for; the order is stopped until the platform has answered. */
        CANCEL_ASKED,
        /** The platform took the cancellation. */
        CANCELLED,
        /** The platform refused it; why says what it said. The order stays stopped. */
        CANCEL_REFUSED,
        /** A case after the sale was answered; why names the case and the step. */
        CASE_APPROVED,
        CASE_REFUSED,
        /** The carrier's label was printed; why names the packages, and the wave where all of it were. */
        LABEL_PRINTED
    }

    /**
     * That carriers' labels were printed.
     *
     * @param packages the platform's ids
     * @param wave empty text where they were printed on their own
     */
    public static Decided printed(Instant at, String who, List<String> packages, String wave) {
        String which = String.join(", ", packages);
        return new Decided(
                at, Did.LABEL_PRINTED, who, wave.isEmpty() ? which : which + " (" + wave + ")", List.of(), List.of());
    }

    public Decided {
        before = List.copyOf(before);
        after = List.copyOf(after);
        letGo = List.copyOf(letGo);
    }

    /** Something that released nothing. */
    public Decided(Instant at, Did did, String who, String why, List<String> before, List<String> after) {
        this(at, did, who, why, before, after, List.of());
    }
}
