package dev.backroom.simulator.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * By when the platform wants an order at each step.
 *
 * @param arranged the parcel is announced
 * @param collected the carrier has it
 * @param cancelled what is not arranged then is cancelled
 * @param delivered the buyer has it
 */
public record SlaTimes(Instant arranged, Instant collected, Instant cancelled, Instant delivered) {
    private static final Duration TO_ARRANGE = Duration.ofDays(1);
    private static final Duration TO_COLLECT = Duration.ofDays(2);
    private static final Duration TO_CANCEL = Duration.ofDays(5);
    private static final Duration TO_DELIVER = Duration.ofDays(7);

    /** Where the seller ships, by the market's working days; where the script does, by the hour, which is easier to read. */
    public static SlaTimes of(EveningPlan plan, Instant released) {
        if (plan.sellerShips().isEmpty()) {
            return new SlaTimes(
                    released.plus(TO_ARRANGE),
                    released.plus(TO_COLLECT),
                    released.plus(TO_CANCEL),
                    released.plus(TO_DELIVER));
        }
        DispatchRule rule = DispatchRule.of(plan.shop().market());
        ZoneId zone = plan.zone();
        return new SlaTimes(
                rule.arrangedBy(released, zone),
                rule.collectedBy(released, zone),
                rule.cancelledAt(released, zone),
                rule.deliveredBy(released, zone));
    }
}
