package dev.backroom.store.review;

/** What became of a review's write. */
public enum ReviewWrite {
    STORED,
    /** Somebody else wrote it meanwhile; load it again. */
    OVERTAKEN,
    /** The table stays busy; the same write may succeed later. */
    BUSY,
    /** The table cannot hold it, and trying again would not help. */
    REFUSED
}
