package dev.backroom.model.aftersale;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the platform waits for from the seller.
 *
 * @param due after it the platform decides by itself
 */
public record NextStep(What what, Instant due) {
    public enum What {
        ANSWER_CANCEL,
        ANSWER_REFUND,
        ANSWER_RETURN,
        ANSWER_REPLACEMENT,
        /** Say whether the parcel that came back is accepted. */
        RECEIVE_PARCEL;

        /** The platform's {@code action}, {@code SELLER_RESPOND_…}; empty for one that this version does not know. */
        public static Optional<What> of(String spelling) {
            String name = spelling.strip().toUpperCase(Locale.ROOT).replaceFirst("^SELLER_RESPON(D|SE)_", "");
            return switch (name) {
                case "CANCEL", "CANCELLATION" -> Optional.of(ANSWER_CANCEL);
                case "REFUND" -> Optional.of(ANSWER_REFUND);
                case "RETURN" -> Optional.of(ANSWER_RETURN);
                case "REPLACEMENT" -> Optional.of(ANSWER_REPLACEMENT);
                case "RECEIVE_PACKAGE", "RECEIVED_PACKAGE" -> Optional.of(RECEIVE_PARCEL);
                default -> Optional.empty();
            };
        }
    }
}
