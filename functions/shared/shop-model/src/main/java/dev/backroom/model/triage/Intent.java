package dev.backroom.model.triage;

/** What a buyer's message asks for, gravest first. */
public enum Intent {
    CANCEL,
    CHANGE_ADDRESS,
    CHANGE_ITEM,
    /** How or when to deliver, which the label or the carrier settles. */
    DELIVERY_WISH,
    NONE;

    /** Somebody must act before the parcel is packed. */
    public boolean holds() {
        return this == CANCEL || this == CHANGE_ADDRESS || this == CHANGE_ITEM;
    }
}
