package dev.backroom.model.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a seller cancels. The buyer sees it, and most of them count against the shop. */
public enum CancelReason {
    OUT_OF_STOCK,
    WRONG_PRICE,
    /** No carrier brings a parcel to this address. */
    ADDRESS_NOT_SERVED,
    /** The buyer asked for it, outside the platform's own form; does not count against the shop. */
    BUYER_ASKED,
    SUSPECTED_FRAUD;

    /** As people type it, such as {@code out-of-stock}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #text}. */
    public static Optional<CancelReason> of(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
