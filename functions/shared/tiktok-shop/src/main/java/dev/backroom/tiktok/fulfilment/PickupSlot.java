package dev.backroom.tiktok.fulfilment;

import java.time.Instant;

/** When a carrier can come for a package, whole seconds. */
public record PickupSlot(Instant start, Instant end) {}
