package dev.backroom.model.order;

import java.time.Instant;

/**
 * How far an order is on the platform. Times are whole seconds but {@code readAt}, which is milliseconds.
 *
 * @param updated the platform's {@code update_time} of the newest read
 * @param readAt when that read was answered: orders two reads that agree on update time and rank
 */
public record PlatformState(
        OrderStatus status,
        Instant created,
        Deadlines deadlines,
        Instant updated,
        Milestones milestones,
        Instant readAt) {
    public PlatformState past(Milestones known) {
        return new PlatformState(status, created, deadlines, updated, known, readAt);
    }

    /** Whether it is the same but for the time of reading. */
    public boolean isAs(PlatformState other) {
        return equals(
                new PlatformState(other.status, created, other.deadlines, other.updated, other.milestones, readAt));
    }
}
