package dev.backroom.stockcheck.booking;

import dev.backroom.model.stock.Movement;
import java.util.List;

/** Books what was delivered: every line adds its units. */
public final class ReceiveStock {
    private final BookLines lines;

    public ReceiveStock(BookLines lines) {
        this.lines = lines;
    }

    /** Books the lines, each for itself. Lines with a reference may be booked again without harm. */
    public Booking receive(String owner, List<StockLine> these) {
        return lines.book(owner, Movement.Kind.RECEIPT, these);
    }

    /** What that would do, as the tables stand now; writes nothing. */
    public Booking preview(String owner, List<StockLine> these) {
        return lines.preview(owner, Movement.Kind.RECEIPT, these);
    }
}
