package dev.backroom.model.ship;

import java.util.Locale;

/** Where a package stands on the platform. */
public enum PackageState {
    /** Waits for the seller to arrange its shipment. */
    TO_FULFILL,
    /** Arranged; the platform is working on it. */
    PROCESSING,
    /** Arranged; the carrier may have it. */
    FULFILLING,
    COMPLETED,
    CANCELLED,
    /** The platform names none, as before a seller-shipped order is marked, or one that this version does not know. */
    UNNAMED;

    public static PackageState of(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "TO_FULFILL" -> TO_FULFILL;
            case "PROCESSING" -> PROCESSING;
            case "FULFILLING" -> FULFILLING;
            case "COMPLETED" -> COMPLETED;
            case "CANCELLED" -> CANCELLED;
            default -> UNNAMED;
        };
    }

    /** Its shipment was arranged; arranging it again would be a second time. */
    public boolean isArranged() {
        return this == PROCESSING || this == FULFILLING || this == COMPLETED;
    }
}
