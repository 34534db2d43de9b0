package dev.backroom.console;

/** A part of a page: what was read, or why it could not be. One part that fails leaves the others. */
sealed interface Part<T> {
    record Read<T>(T value) implements Part<T> {}

    record Failed<T>(String reason) implements Part<T> {}
}
