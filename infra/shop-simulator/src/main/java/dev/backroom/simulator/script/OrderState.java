package dev.backroom.simulator.script;

/** The platform's states as the script uses them; the names are the API's spelling. */
public enum OrderState {
    UNPAID,
    ON_HOLD,
    AWAITING_SHIPMENT,
    PARTIALLY_SHIPPING,
    AWAITING_COLLECTION,
    IN_TRANSIT,
    DELIVERED,
    COMPLETED,
    CANCELLED;

    public boolean hasLeft() {
        return this == IN_TRANSIT || this == DELIVERED || this == COMPLETED;
    }

    /** The recipient is hidden until the buyer can no longer change their mind for free. */
    public boolean hidesRecipient() {
        return this == UNPAID || this == ON_HOLD;
    }
}
