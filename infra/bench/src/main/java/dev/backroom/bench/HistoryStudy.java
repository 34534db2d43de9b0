package dev.backroom.bench;

import dev.backroom.simulator.plan.EveningPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one tick of each function behind a schedule costs, by how many closed orders and reviews lie in the tables. The first
 * tick of a process fills its caches and is not counted.
 */
public final class HistoryStudy {
    private static final List<String> TICKS =
            List.of("ReviewWatch", "StockWatch", "OrderPoll", "ReviewPull", "KpiRollup");
    private static final int ORDERS = 60;
    private static final int BATCH = 50;
    private static final Duration BETWEEN = Duration.ofMinutes(15);

    /**
     * A tick's bill.
     *
     * @param history closed orders, and as many reviews
     */
    public record Row(String function, int history, double readUnits, double writeUnits, double sqsRequests) {}

    private final Path template;
    private final EveningPlan plan = EveningPlan.usual().withOrders(ORDERS);

    public HistoryStudy(Path template) {
        this.template = template;
    }

    /** @param histories how many closed orders and reviews lie in the tables, one run for each */
    public List<Row> run(List<Integer> histories) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int history : histories) {
            rows.addAll(run(history));
        }
        return rows;
    }

    private List<Row> run(int history) throws IOException {
        try (StudiedShop shop = StudiedShop.open(template, plan)) {
            shop.play(BATCH, shop::sync);
            Instant now = plan.end();
            shop.putTo(now);
            new History(shop).grow(history, now);
            TICKS.forEach(function -> tick(shop, function));
            shop.putTo(now.plus(BETWEEN));
            List<Row> rows = new ArrayList<>();
            for (String function : TICKS) {
                UsageReport before = shop.usage();
                tick(shop, function);
                UsageReport after = shop.usage();
                rows.add(new Row(
                        function,
                        history,
                        after.of(function, Bill.READ_UNITS) - before.of(function, Bill.READ_UNITS),
                        after.of(function, Bill.WRITE_UNITS) - before.of(function, Bill.WRITE_UNITS),
                        after.of(function, Bill.SQS_REQUESTS) - before.of(function, Bill.SQS_REQUESTS)));
            }
            return rows;
        }
    }

    private static void tick(StudiedShop shop, String function) {
        shop.invoke(function, "{\"source\": \"aws.scheduler\", \"detail\": \"{}\"}");
    }

    /** The rows as a Markdown table. */
    public static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(
                "| tick of | closed orders and reviews | read units | write units | SQS requests |\n|---|--:|--:|--:|--:|\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %.1f | %.0f |%n",
                    row.function(),
                    row.history(),
                    row.readUnits(),
                    row.writeUnits(),
                    row.sqsRequests()));
        }
        return table.toString();
    }
}
