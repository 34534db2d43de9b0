package dev.backroom.model.aftersale;

import java.util.Locale;

/** What is asked for. */
public enum Remedy {
    CANCEL,
    /** Money without the goods. */
    REFUND,
    RETURN_AND_REFUND,
    REPLACEMENT,
    UNRECOGNISED;

    /** The platform's {@code return_type}. */
    public static Remedy of(String spelling) {
        return switch (spelling.strip().toUpperCase(Locale.ROOT)) {
            case "REFUND", "REFUND_ONLY" -> REFUND;
            case "RETURN_AND_REFUND" -> RETURN_AND_REFUND;
            case "REPLACEMENT" -> REPLACEMENT;
            default -> UNRECOGNISED;
        };
    }

    /** Goods may come back with it. */
    public boolean bringsGoodsBack() {
        return this == RETURN_AND_REFUND || this == REPLACEMENT || this == UNRECOGNISED;
    }
}
