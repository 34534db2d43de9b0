package dev.backroom.tableengine.fault;

import java.time.Duration;

/**
 * What goes wrong on request, and how long things take.
 *
 * @param latency added to each call
 * @param transactionHold how long a transaction holds its items beyond the work itself
 * @param conflictShare of transactions and single writes that are refused as if another transaction held an item, 0 to 1
 * @param throttledShare of reads and writes that are refused for want of capacity, 0 to 1
 * @param failedShare of calls that fail with a 500, 0 to 1; half of them after their work was done
 * @param partitions whether partitions are limited to 1,000 write and 3,000 read units a second
 * @param seed of the dice
 */
public record FaultOptions(
        Duration latency,
        Duration transactionHold,
        double conflictShare,
        double throttledShare,
        double failedShare,
        boolean partitions,
        long seed) {

    public static final FaultOptions NONE = new FaultOptions(Duration.ZERO, Duration.ZERO, 0, 0, 0, false, 1);

    public FaultOptions withLatency(Duration changed) {
        return new FaultOptions(changed, transactionHold, conflictShare, throttledShare, failedShare, partitions, seed);
    }

    public FaultOptions withTransactionHold(Duration changed) {
        return new FaultOptions(latency, changed, conflictShare, throttledShare, failedShare, partitions, seed);
    }

    public FaultOptions withConflictShare(double changed) {
        return new FaultOptions(latency, transactionHold, changed, throttledShare, failedShare, partitions, seed);
    }

    public FaultOptions withThrottledShare(double changed) {
        return new FaultOptions(latency, transactionHold, conflictShare, changed, failedShare, partitions, seed);
    }

    public FaultOptions withFailedShare(double changed) {
        return new FaultOptions(latency, transactionHold, conflictShare, throttledShare, changed, partitions, seed);
    }

    public FaultOptions withPartitions(boolean changed) {
        return new FaultOptions(latency, transactionHold, conflictShare, throttledShare, failedShare, changed, seed);
    }
}
