package dev.backroom.desk.handover;

import java.time.Duration;

/** Why a handover rests until somebody looks again, how long, and whether somebody is told. */
enum WaitPolicy {
    /** The desk has not read the platform's latest change; it is on its way. */
    BEHIND(Duration.ofSeconds(20), Duration.ofMinutes(5), 10),
    /** On a person's list already, or not the desk's turn. Never told. */
    HELD(Duration.ofMinutes(15), Duration.ofMinutes(15), Integer.MAX_VALUE),
    /** The platform is making the label. */
    LABEL(Duration.ofSeconds(20), Duration.ofMinutes(10), 8),
    /** The warehouse has it, and has said nothing of a parcel yet. */
    TRACKING(Duration.ofMinutes(30), Duration.ofMinutes(30), Integer.MAX_VALUE),
    /** Its warehouse answers so slowly that this look had no time left for it. Not told: where nothing comes of it, that is. */
    CROWDED(Duration.ofSeconds(30), Duration.ofMinutes(10), Integer.MAX_VALUE),
    /** Something failed that may pass. */
    FAULT(Duration.ofSeconds(30), Duration.ofHours(1), 6),
    /** Somebody has to change something first. */
    REFUSED(Duration.ofHours(1), Duration.ofHours(1), 1);

    private static final int MOST_DOUBLINGS = 12;

    private final Duration first;
    private final Duration longest;
    private final int toldAt;

    WaitPolicy(Duration first, Duration longest, int toldAt) {
        this.first = first;
        this.longest = longest;
        this.toldAt = toldAt;
    }

    /** @param attempts looks in a row without a step, 1 or more */
    Duration span(int attempts) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    /** Whether it rests because somebody else has the next move, and not because something went wrong. */
    boolean isPatience() {
        return this == HELD || this == TRACKING;
    }

    boolean isTold(int attempts) {
        return attempts >= toldAt;
    }
}
