package dev.backroom.model.bulk;

import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import java.util.Optional;

/**
 * What is decided about each of many orders.
 *
 * @param reason that a cancellation gives; absent for all else
 * @param only the only hold that a release lets go, because nobody looked at the others; absent for all that may be released
 */
public record BulkAction(What what, Optional<CancelReason> reason, Optional<HoldCode> only) {
    private static final String NO_SUCH_HOLD = "";

    /** The kinds. */
    public enum What {
        RELEASE,
        HOLD,
        NOTE,
        CANCEL
    }

    /** @throws IllegalArgumentException if a cancellation gives no reason, or something else does */
    public BulkAction {
        if ((what == What.CANCEL) != reason.isPresent()) {
            throw new IllegalArgumentException("a cancellation, and nothing else, gives a reason");
        }
    }

    /** What is decided about one order. */
    public Decision about(Order order) {
        return switch (what) {
            case RELEASE -> new Decision.Release(only.map(code -> fingerprint(order, code)));
            case HOLD -> new Decision.Hold();
            case NOTE -> new Decision.Note();
            case CANCEL -> new Decision.Cancel(reason.orElseThrow());
        };
    }

    private static String fingerprint(Order order, HoldCode code) {
        return order.holds().stream()
                .filter(hold -> hold.code() == code)
                .findFirst()
                .map(hold -> hold.fingerprint(order.recipientMark()))
                .orElse(NO_SUCH_HOLD);
    }
}
