package dev.backroom.simulator;

import dev.backroom.simulator.api.FigureTally;
import dev.backroom.simulator.http.ApiFault;
import java.util.Map;

/**
 * What a platform's API has done so far.
 *
 * @param calls by path
 * @param refused by the platform's code
 * @param faults by kind
 * @param ordersRead orders in all answers
 * @param figures stock figures that calls set
 */
public record PlatformTally(
        Map<String, Long> calls,
        Map<Integer, Long> refused,
        Map<ApiFault, Long> faults,
        long ordersRead,
        FigureTally figures) {
    public PlatformTally {
        calls = Map.copyOf(calls);
        refused = Map.copyOf(refused);
        faults = Map.copyOf(faults);
    }
}
