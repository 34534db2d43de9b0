package dev.backroom.store.watch;

import dev.backroom.model.job.JobTrouble;
import dev.backroom.runtime.schedule.JobLog;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a scheduled job stands.
 *
 * @param job the function's name in the template
 * @param at when its last run ended, in the shop's time; for every shop that is not failing its last success
 * @param failing by shop id, or {@link JobLog#ALL} where a part failed for all of them
 */
public record JobRun(String job, Instant at, Map<String, Failing> failing) {
    public JobRun {
        failing = Map.copyOf(failing);
    }

    /**
     * A row of failures.
     *
     * @param since the first of the row
     * @param times how many runs in a row
     * @param success the last run before the row that went well; empty where none is known
     */
    public record Failing(JobTrouble trouble, Instant since, int times, Optional<Instant> success) {}

    Optional<Instant> success(String scope) {
        return Optional.ofNullable(failing.get(scope)).map(Failing::success).orElse(Optional.of(at));
    }
}
