package dev.backroom.cli.imports;

import dev.backroom.kpi.ImportAdSpend;
import java.util.List;
import java.util.TreeMap;

/** Takes what was spent on ads. */
public final class TakeAdSpend implements Taker {
    static final List<String> FIELDS = List.of("shop", "day", "campaign", "amount", "currency");
    static final List<String> REQUIRED = List.of("day", "amount", "currency");

    private final String shop;
    private final ImportAdSpend spend;

    /** @param shop of the lines that name none; may be empty */
    public TakeAdSpend(String shop, ImportAdSpend spend) {
        this.shop = shop;
        this.spend = spend;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        TreeMap<Long, String> rejected = new TreeMap<>();
        spend.take(rows.stream().map(this::line).toList())
                .forEach(reject -> rejected.put((long) reject.number(), reject.reason()));
        return Taken.of(rows, 0, rejected);
    }

    private ImportAdSpend.Line line(SheetRow row) {
        return new ImportAdSpend.Line(
                Math.toIntExact(row.line()),
                row.text("shop").isEmpty() ? shop : row.text("shop"),
                row.text("day"),
                row.text("campaign"),
                row.text("amount"),
                row.text("currency"));
    }
}
