package dev.backroom.tiktok.fulfilment;

import java.util.List;

/** How a package can reach its carrier: the free pick-up times, earliest first, and whether it can be dropped off. */
public record HandoverSlots(List<PickupSlot> pickups, boolean dropOff) {
    public HandoverSlots {
        pickups = List.copyOf(pickups);
    }
}
