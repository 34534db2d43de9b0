package dev.backroom.cli.simulation;

import dev.backroom.tableengine.fault.FaultOptions;
import java.time.Duration;

/** How the local cloud's tables behave beside what they store. */
public enum TableTroubles {
    /** As the service on a good day: a transaction holds its items for a few milliseconds. */
    USUAL(FaultOptions.NONE.withTransactionHold(Duration.ofMillis(4))),
    /**
     * As on a bad one: every call takes longer, transactions hold their items for longer, some calls find no capacity, some fail,
     * half of these after their work was done.
     */
    MANY(FaultOptions.NONE
            .withLatency(Duration.ofMillis(2))
            .withTransactionHold(Duration.ofMillis(8))
            .withPartitions(true)
            .withThrottledShare(0.001)
            .withFailedShare(0.005));

    private final FaultOptions faults;

    TableTroubles(FaultOptions faults) {
        this.faults = faults;
    }

    public FaultOptions faults() {
        return faults;
    }
}
