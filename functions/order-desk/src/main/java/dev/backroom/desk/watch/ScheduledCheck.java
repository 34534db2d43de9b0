package dev.backroom.desk.watch;

import java.util.Map;

/** One of the things that the desk's watch looks after in every run. */
public interface ScheduledCheck {
    /** The name in the answer and in logs. */
    String name();

    /**
     * Goes once through every shop; its cost must not grow with history.
     *
     * @return what was done, by shop or by kind, for the answer; a {@link dev.backroom.model.job.JobTrouble} under a shop
     *     whose part failed
     */
    Map<String, Object> run();
}
