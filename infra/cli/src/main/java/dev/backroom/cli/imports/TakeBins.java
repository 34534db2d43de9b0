package dev.backroom.cli.imports;

import dev.backroom.model.Texts;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.util.List;
import java.util.TreeMap;

/** Takes where in a warehouse each SKU lies. */
public final class TakeBins implements Taker {
    static final List<String> FIELDS = List.of("sku", "warehouse", "bin");
    static final List<String> REQUIRED = List.of("sku", "bin");

    private static final int LONGEST_BIN = 40;

    /** Where the places go. */
    @FunctionalInterface
    public interface Bins {
        void put(String warehouse, Sku sku, String bin);
    }

    private final Bins bins;

    public TakeBins(Bins bins) {
        this.bins = bins;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        TreeMap<Long, String> rejected = new TreeMap<>();
        for (SheetRow row : rows) {
            try {
                String warehouse = row.text("warehouse").isEmpty() ? Slot.MAIN : row.text("warehouse");
                bins.put(Texts.requireToken("warehouse", warehouse), new Sku(row.text("sku")), bin(row.text("bin")));
            } catch (IllegalArgumentException e) {
                rejected.put(row.line(), String.valueOf(e.getMessage()));
            }
        }
        return Taken.of(rows, 0, rejected);
    }

    private static String bin(String text) {
        if (text.isEmpty() || text.length() > LONGEST_BIN) {
            throw new IllegalArgumentException("bin has 1 to " + LONGEST_BIN + " characters");
        }
        return text;
    }
}
