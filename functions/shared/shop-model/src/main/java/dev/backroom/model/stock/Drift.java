package dev.backroom.model.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Whether a channel shows another stock than ours. An order that one side knows and the other does not yet makes the two
 * differ for a moment, so a difference is told at the second look, and only if our own figure has not moved in between.
 *
 * @param version of our figure when the difference was first seen
 * @param since when it was first seen; meaningless while there is none
 * @param shown units that the channel showed then, over all warehouses
 */
public record Drift(Phase phase, long version, Instant since, long shown) {
    public static final Drift NONE = new Drift(Phase.NONE, 0, Instant.EPOCH, 0);

    /** A difference that lasts longer is told although our figure keeps moving. */
    static final Duration LONGEST_DOUBT = Duration.ofHours(1);

    public enum Phase {
        NONE,
        SUSPECTED,
        TOLD
    }

    /**
     * What a look makes of it.
     *
     * @param tell the channel's figure was another for no reason of ours
     * @param republish ours must be published again
     */
    public record Look(Drift after, boolean tell, boolean republish) {}

    /**
     * Compares the two.
     *
     * @param ours by the platform's warehouse id
     * @param theirs by the platform's warehouse id; one that is missing shows 0 units
     * @param now the shop's time
     */
    public Look look(Map<String, Integer> ours, Map<String, Integer> theirs, long ourVersion, Instant now) {
        boolean still = version == ourVersion;
        if (same(ours, theirs)) {
            // It was repaired by the republication alone: nothing else had moved.
            return new Look(NONE, phase == Phase.SUSPECTED && still, false);
        }
        return switch (phase) {
            case NONE -> new Look(new Drift(Phase.SUSPECTED, ourVersion, now, total(theirs)), false, true);
            case SUSPECTED -> {
                boolean sure = still || !now.isBefore(since.plus(LONGEST_DOUBT));
                yield new Look(new Drift(sure ? Phase.TOLD : Phase.SUSPECTED, ourVersion, since, shown), sure, true);
            }
            case TOLD -> new Look(this, false, true);
        };
    }

    private static boolean same(Map<String, Integer> ours, Map<String, Integer> theirs) {
        if (ours.keySet().equals(Set.of(Listing.UNNAMED))) {
            return total(ours) == total(theirs);
        }
        return ours.entrySet().stream()
                        .allMatch(figure ->
                                theirs.getOrDefault(figure.getKey(), 0).equals(figure.getValue()))
                && total(ours) == total(theirs);
    }

    private static long total(Map<String, Integer> figures) {
        return figures.values().stream().mapToLong(Integer::longValue).sum();
    }
}
