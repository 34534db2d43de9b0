package dev.backroom.console.page;

/** A part of a page: what was read, or why it could not be. One part that fails leaves the others. */
public sealed interface Part<T> {
    public record Read<T>(T value) implements Part<T> {}

    public record Failed<T>(String reason) implements Part<T> {}
}
