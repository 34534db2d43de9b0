package dev.backroom.model.health;

import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import java.util.List;

/**
 * Which cancellations count against the seller: those that the seller began, but for what the buyer asked for or never paid,
 * and those that the platform began because the order was not shipped or its tracking was not valid. After the reason names
 * of the page "Cancel reasons"; whether the platform counts exactly these is not documented.
 */
public final class SellerFault {
    private static final List<String> BUYERS = List.of("buyer_requested", "buyer_hasnt_paid", "unpaid");
    private static final List<String> LATE = List.of("shipping_timeout", "untracked", "not_shipped");

    private SellerFault() {}

    /** Whether the read shows a cancellation that went through and counts. */
    public static boolean is(CaseSnapshot seen) {
        boolean through = seen.state() == CaseState.GRANTED || seen.state() == CaseState.COMPLETE;
        if (seen.key().kind() != CaseKind.CANCELLATION || !through) {
            return false;
        }
        return switch (seen.by()) {
            case SELLER -> BUYERS.stream().noneMatch(seen.reason()::contains);
            case PLATFORM -> LATE.stream().anyMatch(seen.reason()::contains);
            case BUYER -> false;
        };
    }
}
