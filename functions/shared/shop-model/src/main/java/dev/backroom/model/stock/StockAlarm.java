package dev.backroom.model.stock;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What was last told about an item's stock. It is told once when a line is crossed, and again only after recovery: from
 * low by reaching the safety line, from sold out by having something to sell.
 *
 * @param crossings how many lines were crossed so far; makes each crossing a fact of its own
 */
public record StockAlarm(State state, int crossings) {
    /** Of an item that was always well stocked. */
    public static final StockAlarm QUIET = new StockAlarm(State.FINE, 0);

    /** From the best to the worst. */
    public enum State {
        FINE,
        /** Below the safety line. */
        LOW,
        /** Nothing left to sell. */
        OUT
    }

    /** What is worth telling. */
    public enum News {
        RUNS_LOW,
        SOLD_OUT,
        BACK_IN_STOCK
    }

    /**
     * A line was crossed.
     *
     * @param news empty where it need not be told: stock is above the safety line again and never was out
     */
    public record Crossing(StockAlarm after, Optional<News> news) {}

    /**
     * Compares with what is sellable now.
     *
     * @param sellable units, 0 or more
     * @param safetyStock units below which stock is low
     * @return empty where no line was crossed
     */
    public Optional<Crossing> look(int sellable, int safetyStock) {
        return look(sellable, () -> 0, safetyStock);
    }

    /**
     * Compares with what is sellable now. Stock has recovered only if it has without the units of orders on their way: a
     * cancellation that is read before them would tell of the same shortage twice.
     *
     * @param sellable units, 0 or more
     * @param onTheWay units that buyers took in orders which are not read yet, 0 or more; asked for only where it matters
     * @param safetyStock units below which stock is low
     * @return empty where no line was crossed
     */
    public Optional<Crossing> look(int sellable, LongSupplier onTheWay, int safetyStock) {
        State now = settled(of(sellable, safetyStock), () -> of(sellable - onTheWay.getAsLong(), safetyStock));
        if (now == state) {
            return Optional.empty();
        }
        Optional<News> news = Optional.of(
                        switch (now) {
                            case OUT -> News.SOLD_OUT;
                            case LOW -> state == State.OUT ? News.BACK_IN_STOCK : News.RUNS_LOW;
                            case FINE -> News.BACK_IN_STOCK;
                        })
                .filter(some -> now != State.FINE || state == State.OUT);
        return Optional.of(new Crossing(new StockAlarm(now, crossings + 1), news));
    }

    private State settled(State seen, Supplier<State> withoutThoseOnTheWay) {
        if (seen.compareTo(state) >= 0) {
            return seen;
        }
        State without = withoutThoseOnTheWay.get();
        return without.compareTo(state) < 0 ? without : state;
    }

    private static State of(long sellable, int safetyStock) {
        return sellable <= 0 ? State.OUT : sellable < safetyStock ? State.LOW : State.FINE;
    }
}
