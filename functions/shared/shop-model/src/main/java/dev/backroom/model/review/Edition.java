package dev.backroom.model.review;

import java.time.Instant;

/**
 * What a review said before its buyer changed it.
 *
 * @param until when the change was first seen
 */
public record Edition(int stars, String title, String text, Instant until) {}
