package dev.backroom.bench;

import dev.backroom.simulator.plan.EveningPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a webhook about an order costs by the size of the batches that OrderSync gets, and what it would cost if every order
 * wrote its stock by itself. Batches are full and in the evening's order; SQS requests follow from the sizes: one to send,
 * and receiving and deleting by up to ten.
 */
public final class BatchStudy {
    private static final int[] SIZES = {1, 10, 50};
    private static final double MESSAGES_A_REQUEST = 10;

    /** @param label how the batch was handled */
    public record Row(String label, int events, double writeUnits, double readUnits, double sqsRequests) {}

    private final Path template;
    private final EveningPlan plan;

    /** @param orders how many are bought in the evening that is played */
    public BatchStudy(Path template, int orders) {
        this.template = template;
        this.plan = EveningPlan.usual().withOrders(orders);
    }

    public List<Row> run() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int size : SIZES) {
            try (StudiedShop shop = StudiedShop.open(template, plan)) {
                rows.add(row("batches of " + size, size, shop.play(size, shop::sync), shop));
            }
        }
        int largest = SIZES[SIZES.length - 1];
        try (StudiedShop shop = StudiedShop.open(template, plan)) {
            rows.add(row(
                    "batches of " + largest + ", stock by order", largest, shop.play(largest, shop::byOrder), shop));
        }
        return rows;
    }

    private static Row row(String label, int size, int events, StudiedShop shop) {
        double requests = Math.ceil(size / MESSAGES_A_REQUEST) / size;
        return new Row(
                label,
                events,
                shop.usage().total(Bill.WRITE_UNITS) / events,
                shop.usage().total(Bill.READ_UNITS) / events,
                1 + 2 * requests);
    }

    /** The rows as a Markdown table. */
    public static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(
                "| OrderSync gets | events | write units per event | read units per event | SQS requests per event |\n"
                        + "|---|--:|--:|--:|--:|\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.2f | %.2f | %.2f |%n",
                    row.label(),
                    row.events(),
                    row.writeUnits(),
                    row.readUnits(),
                    row.sqsRequests()));
        }
        return table.toString();
    }
}
