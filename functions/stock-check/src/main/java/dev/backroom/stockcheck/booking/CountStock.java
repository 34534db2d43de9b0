package dev.backroom.stockcheck.booking;

import dev.backroom.model.stock.Movement;
import java.util.List;

/**
 * Books a count sheet: what is on hand becomes what was counted, whatever it was. Where that is less than orders were
 * promised, the newest of them become SHORT.
 */
public final class CountStock {
    private final BookLines lines;

    public CountStock(BookLines lines) {
        this.lines = lines;
    }

    /** Books the lines, each for itself. Lines with a reference may be booked again without harm. */
    public Booking count(String owner, List<StockLine> these) {
        return lines.book(owner, Movement.Kind.COUNT, these);
    }

    /** What that would do, as the tables stand now; writes nothing. */
    public Booking preview(String owner, List<StockLine> these) {
        return lines.preview(owner, Movement.Kind.COUNT, these);
    }
}
