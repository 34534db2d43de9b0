package dev.backroom.model.aftersale;

import java.util.Locale;

/** Who began a case. */
public enum CaseInitiator {
    BUYER,
    SELLER,
    /** The platform's rules or people, or a word that this version does not know. */
    PLATFORM;

    /** The platform's {@code role}. */
    public static CaseInitiator of(String spelling) {
        return switch (spelling.strip().toUpperCase(Locale.ROOT)) {
            case "BUYER" -> BUYER;
            case "SELLER" -> SELLER;
            default -> PLATFORM;
        };
    }
}
