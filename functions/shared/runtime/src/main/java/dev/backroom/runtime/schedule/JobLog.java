package dev.backroom.runtime.schedule;

import dev.backroom.model.job.JobTrouble;
import java.time.Instant;
import java.util.Map;

/** Where scheduled jobs say how their runs went. */
@FunctionalInterface
public interface JobLog {
    /** In place of a shop's id, for what failed for all of them. */
    String ALL = "all";

    /**
     * A run ended.
     *
     * @param job the function's name in the template
     * @param at the shop's time
     * @param troubles by shop id, or {@link #ALL}; a shop that is not among them was done
     */
    void ran(String job, Instant at, Map<String, JobTrouble> troubles);
}
