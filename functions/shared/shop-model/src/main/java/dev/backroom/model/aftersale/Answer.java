package dev.backroom.model.aftersale;

import java.time.Instant;

/**
 * What the seller's people said to a next step.
 *
 * @param to the step that it answers
 * @param approved whether what was asked for is granted, or the parcel accepted
 * @param who gave it
 */
public record Answer(NextStep to, boolean approved, String who, Instant at) {}
