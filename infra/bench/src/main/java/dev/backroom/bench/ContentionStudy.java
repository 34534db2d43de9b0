package dev.backroom.bench;

import dev.backroom.simulator.audit.AuditReport;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.Push;
import dev.backroom.tableengine.fault.FaultOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What becomes of an evening's orders when many runs of OrderSync write the same few SKUs at once, on tables that refuse as
 * the service's do: a transaction holds its items for some milliseconds and makes others fail, hot partitions throttle, some calls
 * fail with a 500, half of these after their work was done. A webhook that failed comes again, five times at most, as from its queue.
 */
public final class ContentionStudy {
    private static final int BATCH = 50;
    private static final int MOST_TRIES = 5;
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    /** In one region, as the service's own dashboards show them; conflicts arise by themselves. */
    private static final FaultOptions TABLES = FaultOptions.NONE
            .withLatency(Duration.ofMillis(3))
            .withTransactionHold(Duration.ofMillis(5))
            .withPartitions(true)
            .withFailedShare(0.002);

    private final Path template;
    private final EveningPlan plan;

    /**
     * What one degree of concurrency led to.
     *
     * @param concurrency runs of OrderSync at once
     * @param again webhooks that came more than once
     * @param dead webhooks that were given up
     * @param writeUnits of OrderSync, those of refused requests included
     * @param refusedUnits of refused requests
     * @param conflicts requests that were refused
     */
    public record Row(
            int concurrency,
            int events,
            int again,
            int dead,
            double writeUnits,
            double refusedUnits,
            long conflicts,
            AuditReport audit) {
        public double refusedShare() {
            return writeUnits == 0 ? 0 : refusedUnits / writeUnits;
        }
    }

    /** @param orders how many are bought in the evening that is played */
    public ContentionStudy(Path template, int orders) {
        this.template = template;
        this.plan = EveningPlan.usual().withOrders(orders);
    }

    /** One row for each degree of concurrency, each on a shop of its own. */
    public List<Row> run(List<Integer> degrees) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (int degree : degrees) {
            try (StudiedShop shop = StudiedShop.open(template, plan, A_MOMENT)) {
                rows.add(run(shop, degree));
            }
        }
        return rows;
    }

    private static Row run(StudiedShop shop, int degree) throws InterruptedException {
        Queue queue = new Queue(shop.pushes(), shop::putTo);
        shop.become(TABLES);
        try (ExecutorService runs = Executors.newFixedThreadPool(degree)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < degree; i++) {
                all.add(runs.submit(() -> {
                    for (List<Push> batch = queue.next(); !batch.isEmpty(); batch = queue.next()) {
                        queue.done(shop.trySync(batch));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the study failed", e);
        }
        shop.become(FaultOptions.NONE);
        UsageReport writes = shop.usage()
                .only(line -> line.bill() == Bill.WRITE_UNITS && line.source().equals("OrderSync"));
        AuditReport audit = shop.audit();
        if (!audit.isClean()) {
            // Units that came free late are promised to the orders that wait for them when the stock's own queues run.
            shop.drain(LONGEST_DRAIN);
            audit = shop.audit();
        }
        UsageReport refused = writes.only(UsageLine::isRefused);
        return new Row(
                degree,
                queue.events,
                queue.again.size(),
                queue.dead.size(),
                writes.total(Bill.WRITE_UNITS),
                refused.total(Bill.WRITE_UNITS),
                refused.calls(),
                audit);
    }

    /** Webhooks in the evening's order, in whose time the shop lives; those that failed come again behind the others that wait. */
    private static final class Queue {
        private final Deque<Push> waiting;
        private final Map<Integer, Integer> tries = new HashMap<>();
        private final Set<Integer> again = new HashSet<>();
        private final Set<Integer> dead = new HashSet<>();
        private final int events;
        private final Consumer<Instant> clock;
        private Instant latest = Instant.MIN;
        private int underWay;

        Queue(List<Push> pushes, Consumer<Instant> clock) {
            this.clock = clock;
            waiting = new ArrayDeque<>(pushes);
            events = pushes.size();
        }

        /** Empty when all is done. */
        synchronized List<Push> next() throws InterruptedException {
            while (waiting.isEmpty() && underWay > 0) {
                wait();
            }
            List<Push> batch = new ArrayList<>();
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.removeFirst());
            }
            for (Push push : batch) {
                if (push.at().isAfter(latest)) {
                    latest = push.at();
                    clock.accept(latest);
                }
            }
            underWay += batch.isEmpty() ? 0 : 1;
            return batch;
        }

        synchronized void done(List<Push> failed) {
            for (Push push : failed) {
                again.add(push.number());
                if (tries.merge(push.number(), 1, Integer::sum) < MOST_TRIES) {
                    waiting.addLast(push);
                } else {
                    dead.add(push.number());
                }
            }
            underWay--;
            notifyAll();
        }
    }

    /** The rows as a Markdown table. */
    public static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(
                "| runs at once | events | came again | dead | orders lost | units oversold | differ from the books "
                        + "| write units per event | refused requests | their write units |\n"
                        + "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %,d | %,d | %,d | %,d | %,d | %,d | %.2f | %,d | %.1f %% |%n",
                    row.concurrency(),
                    row.events(),
                    row.again(),
                    row.dead(),
                    row.audit().lost(),
                    row.audit().oversoldUnits(),
                    row.audit().reservationMismatches() + row.audit().statusMismatches(),
                    row.writeUnits() / row.events(),
                    row.conflicts(),
                    100 * row.refusedShare()));
        }
        return table.toString();
    }
}
