package dev.backroom.stockcheck.booking;

import dev.backroom.model.stock.Movement;
import java.util.List;

/** Books what is there, or is not, for another reason than deliveries and orders. */
public final class AdjustStock {
    private final BookLines lines;

    public AdjustStock(BookLines lines) {
        this.lines = lines;
    }

    /** Books corrections: every line adds its units, or takes them off where they are negative. */
    public Booking adjust(String owner, List<StockLine> these) {
        return lines.book(owner, Movement.Kind.ADJUSTMENT, these);
    }

    /** Books damages: every line takes off its units, given as 1 or more. */
    public Booking writeOff(String owner, List<StockLine> these) {
        return lines.book(owner, Movement.Kind.DAMAGE, these);
    }

    /** What {@link #adjust} would do, as the tables stand now; writes nothing. */
    public Booking previewAdjust(String owner, List<StockLine> these) {
        return lines.preview(owner, Movement.Kind.ADJUSTMENT, these);
    }

    /** What {@link #writeOff} would do, as the tables stand now; writes nothing. */
    public Booking previewWriteOff(String owner, List<StockLine> these) {
        return lines.preview(owner, Movement.Kind.DAMAGE, these);
    }
}
