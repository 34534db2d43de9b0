package dev.backroom.cli.imports;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.util.List;

/**
 * One line of a stock count: {@code sku, warehouse, counted}.
 *
 * @param counted units that lie there, promised ones included
 */
public record StockCount(Slot slot, int counted) {
    static final List<String> FIELDS = List.of("sku", "warehouse", "counted");
    static final List<String> REQUIRED = List.of("sku", "counted");

    static Verdict<StockCount> check(SheetRow row) {
        try {
            String warehouse = row.text("warehouse");
            Slot slot = new Slot(new Sku(row.text("sku")), warehouse.isEmpty() ? Slot.MAIN : warehouse);
            return new Verdict.Accepted<>(
                    new StockCount(slot, Units.read("counted", row.text("counted"), 0, ItemLines.MOST_UNITS)));
        } catch (IllegalArgumentException e) {
            return new Verdict.Rejected<>(String.valueOf(e.getMessage()));
        }
    }
}
