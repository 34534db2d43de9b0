package dev.backroom.notices;

/** How much a notice wants somebody's attention, least first. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Somebody should act today. */
    WARNING,
    /** Somebody should act now. */
    URGENT
}
