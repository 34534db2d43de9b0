package dev.backroom.kpi;

import dev.backroom.model.kpi.Facts;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiCounting.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Counts a list of news from where a cursor stands, in as few transactions as can hold it. Each transaction moves the
 * cursor from where its news begin to where they end, so whatever interrupts the run, every piece is counted or is not.
 */
final class CountingRun {
    private final KpiCounting counting;
    private final String cursor;
    private final List<News> news;
    private final BiConsumer<String, String> leaveOut;
    private int done;
    private int widest = Integer.MAX_VALUE;

    /** @param place where the cursor is once this is counted */
    record News(String place, Facts facts) {}

    /** @param leaveOut is told the place of what the counters cannot hold, and why; the cursor passes it */
    CountingRun(KpiCounting counting, String cursor, List<News> news, BiConsumer<String, String> leaveOut) {
        this.counting = counting;
        this.cursor = cursor;
        this.news = news;
        this.leaveOut = leaveOut;
    }

    /** How many of the news are counted, also when the run was interrupted. */
    int done() {
        return done;
    }

    /**
     * Counts all.
     *
     * @param at where the cursor is
     * @return false if somebody else moved the cursor meanwhile
     */
    boolean all(Optional<String> at) {
        Optional<String> from = at;
        while (done < news.size()) {
            int end = done;
            Facts sum = Facts.NONE;
            while (end < news.size() && end - done < widest) {
                Facts more = sum.plus(news.get(end).facts());
                if (!KpiCounting.fits(more)) {
                    break;
                }
                sum = more;
                end++;
            }
            Outcome outcome = end == done ? Outcome.REFUSED : count(from, end, sum);
            if (outcome == Outcome.REFUSED && end - done <= 1) {
                end = done + 1;
                leaveOut.accept(news.get(done).place(), "the counters cannot hold what it changes");
                outcome = count(from, end, Facts.NONE);
            }
            switch (outcome) {
                case COUNTED -> {
                    from = Optional.of(news.get(end - 1).place());
                    done = end;
                    widest = Integer.MAX_VALUE;
                }
                case OVERTAKEN -> {
                    return false;
                }
                case REFUSED -> widest = Math.max(1, (end - done) / 2);
            }
        }
        return true;
    }

    private Outcome count(Optional<String> from, int end, Facts sum) {
        return counting.count(cursor, from, news.get(end - 1).place(), sum);
    }
}
