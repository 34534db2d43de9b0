package dev.backroom.cli.imports;

import dev.backroom.desk.triage.AddFreightForwarders;
import dev.backroom.model.Shop;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes known forwarders. What is kept of a line names neither address nor number. */
public final class ImportFreightForwarders implements Taker {
    static final List<String> FIELDS = List.of("address", "postal_code", "phone", "note");
    static final List<String> REQUIRED = List.of();

    private final Shop shop;
    private final AddFreightForwarders take;

    public ImportFreightForwarders(Shop shop, AddFreightForwarders take) {
        this.shop = shop;
        this.take = take;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        Map<Long, String> rejected = new TreeMap<>();
        int same = 0;
        for (SheetRow row : rows) {
            try {
                if (!take.take(shop, text(row, "address"), text(row, "postal_code"), text(row, "phone"))) {
                    same++;
                }
            } catch (IllegalArgumentException e) {
                rejected.put(row.line(), String.valueOf(e.getMessage()));
            }
        }
        return Taken.of(rows, same, rejected);
    }

    private static String text(SheetRow row, String field) {
        return row.has(field) ? row.text(field) : "";
    }
}
