package dev.backroom.model.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time in which a negative review should be answered.
 *
 * @param since when the review turned negative
 * @param told the last stage that somebody was told about
 */
public record ReplyClock(Instant since, Stage told) {
    /** How long a seller takes at most. */
    public static final Duration ALLOWED = Duration.ofHours(24);

    /** What somebody is told about, in order. */
    public enum Stage {
        STARTED(0),
        HALF_TIME(50),
        EIGHTY_PERCENT(80),
        OVERDUE(100);

        private final int percent;

        Stage(int percent) {
            this.percent = percent;
        }

        Duration after() {
            return ALLOWED.multipliedBy(percent).dividedBy(100);
        }
    }

    public Instant due() {
        return since.plus(ALLOWED);
    }

    /** The stage that the clock has reached at a time. */
    public Stage at(Instant now) {
        Stage reached = Stage.STARTED;
        for (Stage stage : Stage.values()) {
            if (!now.isBefore(since.plus(stage.after()))) {
                reached = stage;
            }
        }
        return reached;
    }

    /** When there is something to tell next; empty once everything was told. */
    public Optional<Instant> next() {
        return told == Stage.OVERDUE
                ? Optional.empty()
                : Optional.of(since.plus(Stage.values()[told.ordinal() + 1].after()));
    }

    /** The clock after somebody was told what is true now; empty where nothing new is. Stages in between are skipped. */
    public Optional<ReplyClock> tell(Instant now) {
        Stage reached = at(now);
        return reached.compareTo(told) > 0 ? Optional.of(new ReplyClock(since, reached)) : Optional.empty();
    }
}
