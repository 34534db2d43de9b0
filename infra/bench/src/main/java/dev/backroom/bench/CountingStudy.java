package dev.backroom.bench;

import dev.backroom.simulator.plan.EveningPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What counting the figures costs an order event: an evening is synced with the streams held back, then KpiCount gets all of it
 * in batches as large as the template allows.
 */
public final class CountingStudy {
    private static final String COUNTING = "KpiCount";
    private static final int BATCH = 50;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /**
     * The bill of counting.
     *
     * @param events webhooks about orders
     * @param runs of KpiCount that brought records
     */
    public record Bills(int events, double runs, double writeUnitsPerEvent, double readUnitsPerEvent) {}

    private final Path template;
    private final EveningPlan plan;

    /** @param orders how many are bought in the evening that is counted */
    public CountingStudy(Path template, int orders) {
        this.template = template;
        this.plan = EveningPlan.usual().withOrders(orders);
    }

    public Bills run() throws IOException, InterruptedException {
        try (StudiedShop shop = StudiedShop.open(template, plan)) {
            int events = shop.play(BATCH, shop::sync);
            UsageReport before = shop.usage();
            shop.drain(LONGEST);
            UsageReport after = shop.usage();
            return new Bills(
                    events,
                    after.of(COUNTING, Bill.INVOCATIONS) - before.of(COUNTING, Bill.INVOCATIONS),
                    (after.of(COUNTING, Bill.WRITE_UNITS) - before.of(COUNTING, Bill.WRITE_UNITS)) / events,
                    (after.of(COUNTING, Bill.READ_UNITS) - before.of(COUNTING, Bill.READ_UNITS)) / events);
        }
    }
}
