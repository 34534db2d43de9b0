package dev.backroom.model.review;

/** What a buyer wrote: a read shows it, and the stored review keeps it. */
public sealed interface WrittenReview permits Review, ReviewSnapshot {
    Wording wording();

    default int stars() {
        return wording().stars();
    }

    default String title() {
        return wording().title();
    }

    default String text() {
        return wording().text();
    }

    default boolean media() {
        return wording().media();
    }

    /** Tells whether the review says something else than another read of it. */
    default String mark() {
        return wording().mark();
    }

    default boolean negative() {
        return wording().negative();
    }
}
