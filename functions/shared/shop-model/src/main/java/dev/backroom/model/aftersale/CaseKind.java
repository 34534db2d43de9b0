package dev.backroom.model.aftersale;

/** The platform's two kinds of cases after a sale; their ids are of two kinds as well. */
public enum CaseKind {
    /** Somebody wants the order, or a part of it, not to be shipped. */
    CANCELLATION,
    /** Somebody wants money or another thing for what was shipped. */
    RETURN
}
