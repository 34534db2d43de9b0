package dev.backroom.architecture.sample.arrow.upper;

/** Stands above. */
public record Upper() {}
