package dev.backroom.desk.watch;

import dev.backroom.model.job.JobTrouble;
import dev.backroom.runtime.schedule.JobLog;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Runs the desk's watches one after the other; one that fails leaves the others, and is made up for by the next run. */
public final class OrderMonitor {
    private static final Logger LOG = Logger.getLogger(OrderMonitor.class);

    private static final String JOB = "OrderMonitor";

    private final List<ScheduledCheck> checks;
    private final JobLog jobs;
    private final Clock clock;

    /** @param clock the shop's time */
    public OrderMonitor(List<ScheduledCheck> checks, JobLog jobs, Clock clock) {
        this.checks = List.copyOf(checks);
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Runs all of them.
     *
     * @return their answers by name; a failure's as {@code failure}
     * @throws IllegalStateException if every one failed
     */
    public Map<String, Object> run() {
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, JobTrouble> troubles = new LinkedHashMap<>();
        int failed = 0;
        for (ScheduledCheck check : checks) {
            try {
                answers.put(check.name(), plain(check, troubles));
            } catch (RuntimeException e) {
                LOG.warnf(e, "the watch %s failed; the next run retries", check.name());
                answers.put(check.name(), Map.of("failure", e.getClass().getSimpleName()));
                troubles.putIfAbsent(JobLog.ALL, JobTrouble.of(e).in(check.name()));
                failed++;
            }
        }
        jobs.ran(JOB, clock.instant(), troubles);
        if (failed > 0 && failed == checks.size()) {
            throw new IllegalStateException("all " + failed + " watches failed");
        }
        return answers;
    }

    /** The answer as it is shown; a shop's trouble is kept as well. */
    private static Map<String, Object> plain(ScheduledCheck check, Map<String, JobTrouble> troubles) {
        Map<String, Object> answer = new LinkedHashMap<>(check.run());
        answer.replaceAll((shop, done) -> {
            if (done instanceof JobTrouble trouble) {
                troubles.putIfAbsent(shop, trouble.in(check.name()));
                return trouble.toString();
            }
            return done;
        });
        return answer;
    }
}
