package dev.backroom.cli.imports;

import dev.backroom.model.Sha256;
import dev.backroom.model.stock.Movement;
import dev.backroom.stockcheck.booking.Booking;
import dev.backroom.stockcheck.booking.StockLine;
import java.time.LocalDate;
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
     * @param day of the import; a count that names no paper is known by it and by what was counted
     */
    public record Said(String reference, String who, String why, LocalDate day) {}

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
        String paper = said.reference().isEmpty() && kind == Kind.COUNT ? paper(rows) : said.reference();
        for (SheetRow row : rows) {
            try {
                lines.add(line(row, paper));
            } catch (IllegalArgumentException e) {
                rejected.put(row.line(), String.valueOf(e.getMessage()));
            }
        }
        Booking booking = books.book(lines);
        booking.rejects().forEach(reject -> rejected.put((long) reject.number(), reject.reason()));
        return Taken.of(rows, booking.repeated(), rejected).with(notes(booking));
    }

    /** Which orders wait now for what is not there, and how many wait no longer. */
    private static List<String> notes(Booking booking) {
        List<String> notes = new ArrayList<>();
        booking.shorts()
                .forEach(one -> notes.add(
                        "line " + one.line() + ": order " + one.order().order() + " of shop "
                                + one.order().shop() + " becomes SHORT by " + one.units() + " of "
                                + one.slot().sku() + " in " + one.slot().warehouse()));
        if (booking.released() > 0) {
            notes.add(booking.released() + " orders no longer wait for what was booked");
        }
        return notes;
    }

    private StockLine line(SheetRow row, String paper) {
        StockLine line = new StockLine(
                Math.toIntExact(row.line()),
                row.text("sku"),
                row.text("warehouse"),
                kind.units(row),
                or(row.text("reference"), paper),
                or(row.text("who"), said.who()),
                or(row.text("why"), said.why()));
        if (line.reference().isEmpty()) {
            throw new IllegalArgumentException("no reference, by which a second import would be known; fill the column"
                    + " reference, or say --reference");
        }
        return line;
    }

    /** Orders leave between two imports of the same sheet, so that the second would find units that are gone. */
    private String paper(List<SheetRow> rows) {
        List<String> cells = rows.stream()
                .flatMap(row -> kind.fields().stream().map(row::text))
                .toList();
        return "counted " + said.day() + " " + Sha256.hex(8, cells);
    }

    private static String or(String own, String common) {
        return own.isEmpty() ? common : own;
    }
}
