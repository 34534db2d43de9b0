package dev.backroom.model.wave;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One time of a day at which a wave goes out.
 *
 * @param hour of the shop's day, 0 to 23
 * @param at the instant; an hour that a change of the clocks leaves out comes an hour later, one that comes twice the first
 *     time
 */
public record Turn(LocalDate date, int hour, Instant at) {}
