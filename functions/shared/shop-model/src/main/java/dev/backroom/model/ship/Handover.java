package dev.backroom.model.ship;

import dev.backroom.model.order.OrderKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far an order is on its way to the warehouse and the carrier.
 *
 * @param wave that released it; empty text where none did
 * @param since when it began
 */
public record Handover(
        OrderKey order,
        Stage stage,
        String wave,
        Release release,
        Progress progress,
        Instant since,
        List<Parcel> parcels) {
    public enum Stage {
        /** The warehouse does not have it yet. */
        PLANNED,
        /** The warehouse has it. */
        SENT,
        /** Warehouse and platform know all there is to know. */
        DONE,
        /** It was cancelled, or is not the seller's to ship. */
        STOPPED;

        /** Every move that there is. A handover that was done is opened again where the platform changed what is packed. */
        public Set<Stage> next() {
            return switch (this) {
                case PLANNED, SENT -> EnumSet.of(SENT, DONE, STOPPED);
                case DONE -> EnumSet.of(SENT);
                case STOPPED -> EnumSet.noneOf(Stage.class);
            };
        }

        public boolean isFinal() {
            return this == DONE || this == STOPPED;
        }
    }

    /**
     * What the warehouse has.
     *
     * @param reference what it calls the order; empty text where it said nothing
     * @param packing what it was told to pack, as {@link ShippableOrder#packing}; empty text while it has nothing
     */
    public record Release(String reference, String packing) {
        /** The warehouse has nothing. */
        public static final Release NONE = new Release("", "");
    }

    /**
     * How the handover goes.
     *
     * @param reason why it does not go on, for a person; empty text while it does
     * @param attempts looks in a row that came no step further
     * @param unsure a call to the warehouse may have taken effect without an answer: ask before repeating it
     * @param told the reason that somebody was told of; empty text where nobody was
     */
    public record Progress(String reason, int attempts, boolean unsure, String told) {
        /** Nothing is in its way, and nobody was told of anything. */
        public static final Progress SMOOTH = new Progress("", 0, false, "");

        private Progress smooth() {
            return new Progress("", 0, false, told);
        }
    }

    public Handover {
        parcels = List.copyOf(parcels);
    }

    public String reference() {
        return release.reference();
    }

    /** As {@link Release#packing}. */
    public String given() {
        return release.packing();
    }

    public int attempts() {
        return progress.attempts();
    }

    public boolean unsure() {
        return progress.unsure();
    }

    public String reason() {
        return progress.reason();
    }

    public String told() {
        return progress.told();
    }

    /** What a warehouse knows the order's release by: the same for every attempt. */
    public String key() {
        return order.shop().value() + "-" + order.order();
    }

    /** @throws IllegalStateException if the stage does not lead there */
    public Handover at(Stage next) {
        return moved(next, release);
    }

    /**
     * The handover once the warehouse has the order.
     *
     * @param packing what it was told to pack
     * @throws IllegalStateException if it was stopped
     */
    public Handover sent(String reference, String packing) {
        return moved(Stage.SENT, new Release(reference, packing));
    }

    public Handover waiting(String why, boolean nowUnsure) {
        return with(new Progress(why, attempts() + 1, nowUnsure, told()));
    }

    /**
     * Waits for somebody else as it should; nothing is wrong, so that the first fault after it is the first.
     *
     * @param why for a person; empty text where it is what everybody expects
     */
    public Handover patient(String why) {
        return with(new Progress(why, 0, unsure(), told()));
    }

    /** The warehouse says that it has no such order, whatever a call without an answer left in doubt. */
    public Handover notThere() {
        return with(new Progress(reason(), attempts(), false, told()));
    }

    public Handover toldOf(String why) {
        return with(new Progress(reason(), attempts(), unsure(), why));
    }

    /** Whether the warehouse was told to pack something else than this. */
    public boolean isOutdatedBy(ShippableOrder seen) {
        return stage == Stage.SENT && !given().isEmpty() && !given().equals(seen.packing());
    }

    /** With this parcel in place of the one of the same id. */
    public Handover with(Parcel parcel) {
        List<Parcel> next = new ArrayList<>(parcels.stream()
                .filter(known -> !known.id().equals(parcel.id()))
                .toList());
        next.add(parcel);
        return new Handover(order, stage, wave, release, progress, since, next);
    }

    public boolean isLabelled(String packageId) {
        return parcels.stream()
                .anyMatch(parcel -> parcel.id().equals(packageId) && parcel.state() == Parcel.State.ARRANGED);
    }

    private Handover moved(Stage next, Release nextRelease) {
        if (next != stage && !stage.next().contains(next)) {
            throw new IllegalStateException("the handover of " + order + " is " + stage + ", which is never " + next);
        }
        return new Handover(order, next, wave, nextRelease, progress.smooth(), since, parcels);
    }

    private Handover with(Progress next) {
        return new Handover(order, stage, wave, release, next, since, parcels);
    }
}
