package dev.backroom.store.commit;

import static dev.backroom.store.Goods.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.StoreTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may write an owner's stock by turns, with a clock that moves only while somebody waits. */
@Tag("engine")
class StockTurnsTest {
    private final StoreTables tables = StoreTables.create(EmbeddedDynamo.client());
    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final List<Runnable> meanwhile = new ArrayList<>();
    private final StockTurns turns =
            new StockTurns(tables.dynamo(), tables.stock(), () -> Instant.ofEpochMilli(millis.get()), time -> {
                millis.addAndGet(Math.max(1, time.toMillis()));
                List.copyOf(meanwhile).forEach(Runnable::run);
            });

    @AfterEach
    void dropTables() {
        tables.drop();
    }

    @Test
    void waits_untilTheOtherIsDone() {
        StockTurns.Turn first = turns.take(OWNER, turns.patience());
        AtomicLong ended = new AtomicLong();
        meanwhile.add(() -> {
            if (ended.get() == 0 && waited().compareTo(Duration.ofMillis(700)) > 0) {
                ended.set(millis.get());
                first.close();
            }
        });

        turns.take(OWNER, turns.patience()).close();

        assertThat(ended).as("the first was closed while the second waited").hasPositiveValue();
        assertThat(waited()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void doesNotWait_whenTheTurnIsFreeOrAnotherOwners() {
        turns.take(OWNER, turns.patience()).close();
        StockTurns.Turn mine = turns.take(OWNER, turns.patience());
        turns.take("another", turns.patience()).close();
        mine.close();

        assertThat(waited()).isZero();
    }

    @Test
    void takesTheTurnOfOneThatDied() {
        turns.take(OWNER, turns.patience());

        turns.take(OWNER, turns.patience()).close();

        assertThat(waited()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void goesAhead_whenOthersNeverEnd() {
        StockTurns inAMinute = new StockTurns(
                tables.dynamo(), tables.stock(), () -> Instant.ofEpochMilli(millis.get() + 60_000), time -> {});
        inAMinute.take(OWNER, inAMinute.patience());

        turns.take(OWNER, turns.patience()).close();

        assertThat(waited()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void waitsForAllTurnsTogether_noLongerThanForOne() {
        StockTurns inAMinute = new StockTurns(
                tables.dynamo(), tables.stock(), () -> Instant.ofEpochMilli(millis.get() + 60_000), time -> {});
        inAMinute.take(OWNER, inAMinute.patience());
        inAMinute.take("another", inAMinute.patience());
        Instant patience = turns.patience();

        turns.take(OWNER, patience).close();
        turns.take("another", patience).close();

        assertThat(waited()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void endsNobodyElsesTurn_whenItsOwnIsOver() {
        StockTurns.Turn late = turns.take(OWNER, turns.patience());
        millis.addAndGet(6_000);
        turns.take(OWNER, turns.patience());
        late.close();
        long from = millis.get();

        turns.take(OWNER, turns.patience()).close();

        assertThat(millis.get() - from).as("the second's turn still counted").isGreaterThan(4_000);
    }

    @Test
    void goesAhead_whenTheTableRefuses() {
        StockTurns nowhere = new StockTurns(tables.dynamo(), "no-such-table");

        assertThatCode(() -> nowhere.take(OWNER, nowhere.patience()).close()).doesNotThrowAnyException();
    }

    private Duration waited() {
        return Duration.ofMillis(millis.get() - 1_000_000);
    }
}
