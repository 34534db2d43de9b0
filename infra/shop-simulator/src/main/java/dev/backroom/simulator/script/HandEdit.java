package dev.backroom.simulator.script;

import java.time.Instant;

/**
 * Somebody changed a figure in the seller centre and told nobody.
 *
 * @param at whole seconds
 * @param code the seller's code of the listing
 * @param change units added to what buyers can order, or taken from it; never 0
 */
public record HandEdit(Instant at, String code, int change) {}
