package dev.backroom.architecture.sample.cycle.two;

import dev.backroom.architecture.sample.cycle.one.First;

/** Knows the first, which knows it. */
public record Second() {
    public int of(First first) {
        return first.size();
    }
}
