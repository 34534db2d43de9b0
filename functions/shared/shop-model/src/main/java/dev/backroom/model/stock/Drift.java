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
 * @param since when it was first seen, or the listing first missed; meaningless while there is none
 * @param shown units that the channel showed then, over all warehouses
 * @param byHand the platform said that somebody changed the figure; without that nobody knows why the two differ
 */
public record Drift(Phase phase, long version, Instant since, long shown, boolean byHand) {
    public static final Drift NONE = new Drift(Phase.NONE, 0, Instant.EPOCH, 0);

    /** A difference that nobody knows the reason of. */
    public Drift(Phase phase, long version, Instant since, long shown) {
        this(phase, version, since, shown, false);
    }

    /** A difference that lasts longer is told although our figure keeps moving. */
    static final Duration LONGEST_DOUBT = Duration.ofHours(1);

    /** What was left alone is looked at again no sooner: a webhook may ask for two looks in a row. */
    static final Duration SECOND_LOOK = Duration.ofMinutes(10);

    public enum Phase {
        NONE,
        /** The channel does not know the listing, or forgot it in one answer. */
        MISSING,
        /** The channel shows less, which orders may explain that we have not seen: ours was not published. */
        DOUBTED,
        /** Ours was published again. */
        SUSPECTED,
        TOLD
    }

    /**
     * What a look makes of it.
     *
     * @param tell the channel's figure was another for no reason of ours
     * @param republish ours must be published again
     */
    public record Assessment(Drift after, boolean tell, boolean republish) {}

    /** The channel did not answer for the listing. Only a second time says that it is gone. */
    public Drift missing(Instant now) {
        return phase == Phase.MISSING ? this : new Drift(Phase.MISSING, 0, now, 0);
    }

    /** The same difference, of which the platform says that somebody made it. */
    public Drift editedByHand() {
        return new Drift(phase, version, since, shown, true);
    }

    public boolean gone(Instant now) {
        return phase == Phase.MISSING && !now.isBefore(since.plus(SECOND_LOOK));
    }

    /**
     * Compares the two. Ours is published at once where the channel shows more. Where it shows less, the channel may have
     * sold what we still believe to have, and a unit shown again is sold twice.
     *
     * @param ours by the platform's warehouse id
     * @param theirs by the platform's warehouse id; one that is missing shows 0 units
     * @param ordersSeen we have reserved all that the channel has promised
     * @param edited the platform says that somebody changed its figure by hand after ours was published
     * @param now the shop's time
     */
    public Assessment look(
            Map<String, Integer> ours,
            Map<String, Integer> theirs,
            boolean ordersSeen,
            boolean edited,
            long ourVersion,
            Instant now) {
        Assessment look = look(ours, theirs, ordersSeen, ourVersion, now);
        Drift after = look.after();
        boolean differs = after.phase != Phase.NONE;
        return differs && (byHand || edited)
                ? new Assessment(after.editedByHand(), look.tell(), look.republish())
                : look;
    }

    /** The same, where the platform says nothing of the reason. */
    public Assessment look(
            Map<String, Integer> ours, Map<String, Integer> theirs, boolean ordersSeen, long ourVersion, Instant now) {
        boolean still = version == ourVersion;
        if (same(ours, theirs)) {
            // It was repaired by the republication alone: nothing else had moved.
            return new Assessment(NONE, phase == Phase.SUSPECTED && still, false);
        }
        boolean safe = ordersSeen || total(ours) <= total(theirs);
        if (phase == Phase.NONE || phase == Phase.MISSING) {
            return new Assessment(new Drift(untold(safe), ourVersion, now, total(theirs)), false, safe);
        }
        if (phase == Phase.DOUBTED && !safe && now.isBefore(since.plus(SECOND_LOOK))) {
            return new Assessment(this, false, false);
        }
        boolean publish = safe || still;
        if (phase == Phase.TOLD) {
            return new Assessment(new Drift(phase, ourVersion, since, shown), false, publish);
        }
        boolean sure = still || !now.isBefore(since.plus(LONGEST_DOUBT));
        return new Assessment(new Drift(sure ? Phase.TOLD : untold(publish), ourVersion, since, shown), sure, publish);
    }

    private static Phase untold(boolean published) {
        return published ? Phase.SUSPECTED : Phase.DOUBTED;
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
