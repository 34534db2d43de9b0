package dev.backroom.tiktok.fulfilment;

/**
 * A package that the platform does not ship.
 *
 * @param code the platform's
 */
public record ShipRefused(long code) {
    /** The order is on hold. */
    private static final long ON_HOLD = 21011044;

    /** For a person. */
    public String reason() {
        return code == ON_HOLD
                ? "the platform holds the order [code " + code + "]"
                : "the platform does not ship the package; check it in the seller centre [code " + code + "]";
    }
}
