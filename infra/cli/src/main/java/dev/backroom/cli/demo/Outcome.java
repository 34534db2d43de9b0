package dev.backroom.cli.demo;

import dev.backroom.bench.UsageReport;
import dev.backroom.simulator.PlatformTally;
import dev.backroom.simulator.audit.AuditReport;
import dev.backroom.simulator.audit.StoredEvening;
import dev.backroom.simulator.webhook.SenderProgress;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything an evening left to judge.
 *
 * @param dead messages by dead letter queue, those with none left out
 * @param waiting messages left in the queues that feed functions, by queue
 * @param kills how often the system was killed and started again
 * @param played how the evening itself went
 * @param took real time of the whole run
 */
public record Outcome(
        AuditReport audit,
        StoredEvening stored,
        Morning morning,
        SenderProgress sender,
        PlatformTally platform,
        UsageReport usage,
        Map<String, Integer> dead,
        Map<String, Integer> waiting,
        int kills,
        Played played,
        Duration took) {
    /**
     * @param took real time
     * @param stood of it the shop's time stood still, for others to catch up
     * @param had the share of the machine that was there for it; empty where that is not known
     */
    record Played(Duration took, Duration stood, OptionalDouble had) {}
}
