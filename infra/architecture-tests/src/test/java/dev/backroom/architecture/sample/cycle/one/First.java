package dev.backroom.architecture.sample.cycle.one;

import dev.backroom.architecture.sample.cycle.two.Second;

/** Knows the second, which knows it. */
public record First(Second second) {
    public int size() {
        return 1;
    }
}
