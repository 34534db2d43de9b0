package dev.backroom.console.page;

import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a page: what was read, or why it could not be. One part that fails leaves the others.
 *
 * @param failure empty text where it was read
 */
public record Part<T>(Optional<T> read, String failure) {
    public static <T> Part<T> of(T value) {
        return new Part<>(Optional.of(value), "");
    }

    public static <T> Part<T> failed(String why) {
        return new Part<>(Optional.empty(), why);
    }

    public boolean failed() {
        return read.isEmpty();
    }

    /** @throws java.util.NoSuchElementException if it could not be read */
    public T value() {
        return read.orElseThrow();
    }

    public <R> Part<R> map(Function<T, R> to) {
        return new Part<>(read.map(to), failure);
    }
}
