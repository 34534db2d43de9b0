package dev.backroom.cli.demo;

/** How long acknowledgements took, in milliseconds. */
record Millis(long count, double p50, double p99, double max) {}
