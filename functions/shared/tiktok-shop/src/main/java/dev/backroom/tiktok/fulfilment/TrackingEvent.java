package dev.backroom.tiktok.fulfilment;

import java.time.Instant;

/** One thing that the carrier said about an order's parcel. */
public record TrackingEvent(Instant at, String description) {}
