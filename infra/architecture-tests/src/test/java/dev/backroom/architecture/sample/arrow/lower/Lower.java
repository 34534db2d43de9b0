package dev.backroom.architecture.sample.arrow.lower;

import dev.backroom.architecture.sample.arrow.upper.Upper;

/** Must not know what stands above it, and does. */
public record Lower(Upper upper) {}
