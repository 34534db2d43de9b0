package dev.backroom.model.aftersale;

import dev.backroom.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case as one read of the platform's API showed it. What the buyer wrote is not read.
 *
 * @param reason the platform's name of the reason; empty text where it gave none
 * @param updated the platform's {@code update_time}, whole seconds
 * @param next what the platform waits for from the seller, the most urgent where it waits for several things
 * @param refund what the buyer gets, or got
 * @param parcel the goods were sent back: the read names a tracking number
 */
public record CaseSnapshot(
        CaseKey key,
        CaseState state,
        Remedy remedy,
        CaseInitiator by,
        String reason,
        Instant created,
        Instant updated,
        Instant readAt,
        Optional<NextStep> next,
        List<CaseLine> lines,
        Optional<Money> refund,
        boolean parcel) {
    public CaseSnapshot {
        lines = List.copyOf(lines);
    }
}
