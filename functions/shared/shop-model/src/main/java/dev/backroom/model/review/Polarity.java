package dev.backroom.model.review;

/** Whether a remark praises or complains. */
public enum Polarity {
    GOOD,
    BAD
}
