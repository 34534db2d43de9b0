package dev.backroom.model.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one or more days of a shop. Shares are between 0 and 1, rounded to four places; a figure without a base
 * is absent and not 0.
 */
public record Figures(List<DayFigures> days) {
    private static final int SHARE_PLACES = 4;

    public Figures {
        days = List.copyOf(days);
    }

    public static Figures of(DayFigures day) {
        return new Figures(List.of(day));
    }

    public Tally counts() {
        return days.stream().map(DayFigures::counts).reduce(Tally.NONE, Tally::plus);
    }

    /** Of the sales whose 24 hours are over, the share that was shipped within them. */
    public Optional<BigDecimal> shipRate() {
        return share(
                days.stream().mapToLong(DayFigures::inTime).sum(),
                days.stream().mapToLong(DayFigures::due).sum());
    }

    public Optional<BigDecimal> goodReviewShare() {
        return share(counts().count(Count.GOOD_REVIEWS), reviews());
    }

    public Optional<BigDecimal> badReviewShare() {
        return share(counts().count(Count.BAD_REVIEWS), reviews());
    }

    /** Reviews of any stars. */
    public long reviews() {
        Tally counts = counts();
        return counts.count(Count.GOOD_REVIEWS) + counts.count(Count.MIXED_REVIEWS) + counts.count(Count.BAD_REVIEWS);
    }

    /** Ad spend by currency, in main units. */
    public SortedMap<String, BigDecimal> adSpend() {
        SortedMap<String, BigDecimal> sum = new TreeMap<>();
        days.forEach(day -> day.adSpend().forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add)));
        return sum;
    }

    /** Ad spend divided by GMV, for each currency that has both. */
    public SortedMap<String, BigDecimal> adShares() {
        SortedMap<String, BigDecimal> gmv = counts().gmv();
        SortedMap<String, BigDecimal> shares = new TreeMap<>();
        adSpend()
                .forEach((currency, spent) -> share(spent, gmv.getOrDefault(currency, BigDecimal.ZERO))
                        .ifPresent(share -> shares.put(currency, share)));
        return shares;
    }

    /**
     * For how many days the stock lasts: the mean of the units on hand at the days' ends, divided by the mean of the units
     * that left a day. One decimal; absent where nothing left or no day knows its stock.
     */
    public Optional<BigDecimal> turnoverDays() {
        List<DayFigures> known =
                days.stream().filter(day -> day.onHand().isPresent()).toList();
        long out = known.stream().mapToLong(DayFigures::ownerUnitsOut).sum();
        if (out <= 0) {
            return Optional.empty();
        }
        BigDecimal onHand = known.stream()
                .map(day -> BigDecimal.valueOf(day.onHand().orElse(0)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(onHand.divide(BigDecimal.valueOf(out), 1, RoundingMode.HALF_EVEN));
    }

    /** The newest days, at most so many, oldest first. */
    public static Figures newest(Collection<DayFigures> days, int most) {
        List<DayFigures> sorted = days.stream()
                .sorted((one, other) -> one.day().compareTo(other.day()))
                .toList();
        return new Figures(sorted.subList(Math.max(0, sorted.size() - most), sorted.size()));
    }

    private static Optional<BigDecimal> share(long part, long whole) {
        return share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static Optional<BigDecimal> share(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? Optional.empty()
                : Optional.of(part.divide(whole, SHARE_PLACES, RoundingMode.HALF_EVEN));
    }
}
