package dev.backroom.simulator.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The true key figures of some of a shop's days, by the formulas of {@code docs/kpis.md}. Shares are 0 to 1, with four
 * places; a figure without a base is absent.
 */
public record BookedWindow(List<BookedDay> days) {
    private static final int SHARE_PLACES = 4;

    public BookedWindow {
        days = List.copyOf(days);
    }

    public static BookedWindow of(Collection<BookedDay> days) {
        return new BookedWindow(List.copyOf(days));
    }

    /** Of the sales that were due, the share shipped in time. */
    public Optional<BigDecimal> shipRate() {
        return share(sum(BookedDay::shippedInTime), sum(BookedDay::shipDue));
    }

    public Optional<BigDecimal> goodReviewShare() {
        return share(sum(BookedDay::goodReviews), reviews());
    }

    public Optional<BigDecimal> badReviewShare() {
        return share(sum(BookedDay::badReviews), reviews());
    }

    /** Ad spend divided by sales. */
    public Optional<BigDecimal> adShare() {
        BigDecimal spent = days.stream().map(BookedDay::adSpend).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sold = days.stream().map(BookedDay::gmv).reduce(BigDecimal.ZERO, BigDecimal::add);
        return share(spent, sold);
    }

    /** For how many days the stock lasts at the pace of these days, with one place. */
    public Optional<BigDecimal> turnoverDays() {
        BigDecimal out = sum(BookedDay::unitsOut);
        return out.signum() <= 0
                ? Optional.empty()
                : Optional.of(sum(BookedDay::onHand).divide(out, 1, RoundingMode.HALF_EVEN));
    }

    private BigDecimal reviews() {
        return sum(day -> day.goodReviews() + day.mixedReviews() + day.badReviews());
    }

    private BigDecimal sum(ToLongFunction<BookedDay> figure) {
        return BigDecimal.valueOf(days.stream().mapToLong(figure).sum());
    }

    private static Optional<BigDecimal> share(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? Optional.empty()
                : Optional.of(part.divide(whole, SHARE_PLACES, RoundingMode.HALF_EVEN));
    }
}
