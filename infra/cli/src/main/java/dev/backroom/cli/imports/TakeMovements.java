package dev.backroom.cli.imports;

import dev.backroom.model.stock.Movement;
import dev.backroom.stockcheck.Booking;
import dev.backroom.stockcheck.StockLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Books each line as a movement. What a line does not say of who, why and the paper behind it, is said for all. */
public final class TakeMovements implements Taker {
    private static final List<String> COMMON = List.of("reference", "who", "why");

    /** The kinds of movement that have a sheet. */
    public enum Kind {
        RECEIPT("units"),
        COUNT("counted"),
        ADJUSTMENT("change"),
        DAMAGE("units");

        private final String units;

        Kind(String units) {
            this.units = units;
        }

        List<String> fields() {
            List<String> fields = new ArrayList<>(List.of("sku", "warehouse", units));
            fields.addAll(COMMON);
            return List.copyOf(fields);
        }

        List<String> required() {
            return List.of("sku", units);
        }

        private int units(SheetRow row) {
            String text = row.text(units);
            return switch (this) {
                case RECEIPT, DAMAGE -> Units.read(units, text, 1, Movement.MOST_UNITS);
                case COUNT -> Units.read(units, text, 0, Movement.MOST_UNITS);
                case ADJUSTMENT -> Units.readChange(units, text, Movement.MOST_UNITS);
            };
        }
    }

    /** Books lines and says what became of them. */
    @FunctionalInterface
    public interface Books {
        Booking book(List<StockLine> lines);
    }

    /**
     * What holds for lines that do not say it themselves.
     *
     * @param reference may be empty
     */
    public record Said(String reference, String who, String why) {}

    private final Kind kind;
    private final Said said;
    private final Books books;

    public TakeMovements(Kind kind, Said said, Books books) {
        this.kind = kind;
        this.said = said;
        this.books = books;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        TreeMap<Long, String> rejected = new TreeMap<>();
        List<StockLine> lines = new ArrayList<>();
        for (SheetRow row : rows) {
            try {
                lines.add(line(row));
            } catch (IllegalArgumentException e) {
                rejected.put(row.line(), String.valueOf(e.getMessage()));
            }
        }
        Booking booking = books.book(lines);
        booking.rejects().forEach(reject -> rejected.put((long) reject.number(), reject.reason()));
        return Taken.of(rows, booking.repeated(), rejected);
    }

    private StockLine line(SheetRow row) {
        StockLine line = new StockLine(
                Math.toIntExact(row.line()),
                row.text("sku"),
                row.text("warehouse"),
                kind.units(row),
                or(row.text("reference"), said.reference()),
                or(row.text("who"), said.who()),
                or(row.text("why"), said.why()));
        // A count says what is there and may be repeated; anything else would be added a second time.
        if (line.reference().isEmpty() && kind != Kind.COUNT) {
            throw new IllegalArgumentException("no reference, by which a second import would be known; fill the column"
                    + " reference, or say --reference");
        }
        return line;
    }

    private static String or(String own, String common) {
        return own.isEmpty() ? common : own;
    }
}
