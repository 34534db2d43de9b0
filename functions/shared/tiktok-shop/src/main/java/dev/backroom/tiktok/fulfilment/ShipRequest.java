package dev.backroom.tiktok.fulfilment;

import java.util.Optional;

/**
 * One package to ship.
 *
 * @param pickup when the carrier comes; absent where the seller drops it off or the platform decides
 * @param own the seller's own carrier; absent where the platform names it
 */
public record ShipRequest(String parcel, Optional<PickupSlot> pickup, Optional<OwnCarrier> own) {
    /** A package that the platform's carrier takes as is usual for the shop. */
    public static ShipRequest of(String parcel) {
        return new ShipRequest(parcel, Optional.empty(), Optional.empty());
    }

    /** @param provider the platform's shipping provider id */
    public record OwnCarrier(String provider, String tracking) {}
}
