package dev.backroom.cli.imports;

/** What the check of one line says. */
sealed interface Verdict<T> {
    record Accepted<T>(T value) implements Verdict<T> {}

    /** @param reason one sentence for the person who fixes the sheet */
    record Rejected<T>(String reason) implements Verdict<T> {}
}
