package dev.backroom.model.aftersale;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What somebody is told about a deadline to answer, in order; each once, and the first two before it. */
public enum DueStage {
    DAY_LEFT(Duration.ofHours(24)),
    HOURS_LEFT(Duration.ofHours(4)),
    PASSED(Duration.ZERO);

    private final Duration before;

    DueStage(Duration before) {
        this.before = before;
    }

    /** How long before the deadline it begins. */
    public Duration before() {
        return before;
    }

    /** The stage reached at a time; empty while the deadline is further away. */
    public static Optional<DueStage> at(Instant due, Instant now) {
        Optional<DueStage> reached = Optional.empty();
        for (DueStage stage : values()) {
            if (!now.isBefore(due.minus(stage.before))) {
                reached = Optional.of(stage);
            }
        }
        return reached;
    }
}
