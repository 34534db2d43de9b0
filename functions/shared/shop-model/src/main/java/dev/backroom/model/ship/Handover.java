package dev.backroom.model.ship;

import dev.backroom.model.order.OrderKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an order is on its way to the warehouse and the carrier.
 *
 * @param wave that released it; empty text where none did
 * @param reference what the warehouse calls it; empty text where it said nothing
 * @param given what the warehouse was told to pack, as {@link ShippableOrder#packing}; empty text while it has nothing
 * @param attempts looks in a row that came no step further
 * @param unsure a call to the warehouse may have taken effect without an answer: ask before repeating it
 * @param reason why it does not go on, for a person; empty text while it does
 * @param since when it began
 * @param told the reason that somebody was told of; empty text where nobody was
 */
public record Handover(
        OrderKey order,
        Stage stage,
        String wave,
        String reference,
        String given,
        int attempts,
        boolean unsure,
        String reason,
        Instant since,
        String told,
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

        public boolean isFinal() {
            return this == DONE || this == STOPPED;
        }
    }

    public Handover {
        parcels = List.copyOf(parcels);
    }

    /** What a warehouse knows the order's release by: the same for every attempt. */
    public String key() {
        return order.shop().value() + "-" + order.order();
    }

    public Handover at(Stage next) {
        return new Handover(order, next, wave, reference, given, 0, false, "", since, told, parcels);
    }

    /** @param packing what it was told to pack */
    public Handover sent(String newReference, String packing) {
        return new Handover(order, Stage.SENT, wave, newReference, packing, 0, false, "", since, told, parcels);
    }

    public Handover waiting(String why, boolean nowUnsure) {
        return new Handover(order, stage, wave, reference, given, attempts + 1, nowUnsure, why, since, told, parcels);
    }

    /**
     * Waits for somebody else as it should; nothing is wrong, so that the first fault after it is the first.
     *
     * @param why for a person; empty text where it is what everybody expects
     */
    public Handover patient(String why) {
        return new Handover(order, stage, wave, reference, given, 0, unsure, why, since, told, parcels);
    }

    /** The warehouse says that it has no such order, whatever a call without an answer left in doubt. */
    public Handover notThere() {
        return new Handover(order, stage, wave, reference, given, attempts, false, reason, since, told, parcels);
    }

    public Handover toldOf(String why) {
        return new Handover(order, stage, wave, reference, given, attempts, unsure, reason, since, why, parcels);
    }

    /** Whether the warehouse was told to pack something else than this. */
    public boolean isOutdatedBy(ShippableOrder seen) {
        return stage == Stage.SENT && !given.isEmpty() && !given.equals(seen.packing());
    }

    /** With this parcel in place of the one of the same id. */
    public Handover with(Parcel parcel) {
        List<Parcel> next = new ArrayList<>(parcels.stream()
                .filter(known -> !known.id().equals(parcel.id()))
                .toList());
        next.add(parcel);
        return new Handover(order, stage, wave, reference, given, attempts, unsure, reason, since, told, next);
    }

    public boolean isLabelled(String packageId) {
        return parcels.stream()
                .anyMatch(parcel -> parcel.id().equals(packageId) && parcel.state() == Parcel.State.ARRANGED);
    }
}
