package dev.backroom.simulator.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param booked orders in the books
 * @param stored of these, found
 * @param reservationMismatches orders and levels whose units differ
 * @param shortOrders orders that wait for stock with good reason
 */
public record AuditReport(
        int booked,
        int stored,
        int lost,
        int oversoldUnits,
        int reservationMismatches,
        int statusMismatches,
        int shortOrders,
        int parked,
        List<Finding> findings) {
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** Nothing differs from the books. */
    public boolean isClean() {
        return findings.isEmpty();
    }
}
