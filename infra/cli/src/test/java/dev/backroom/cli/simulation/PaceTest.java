package dev.backroom.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.http.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("system")
final class PaceTest {
    private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");
    private static final int RATE = 600;
    private static final Duration HANGS = Duration.ofMinutes(5);

    private final GovernedClock governed = GovernedClock.inMemory(Clock.systemUTC());
    private final ScaledClock clock = new ScaledClock(governed, START, governed.instant(), RATE);
    private final Held<Backlog> backlog = new Held<>(Backlog.NONE);
    private final Held<Duration> behind = new Held<>(Duration.ZERO);

    @Test
    void letsTheShopsTimePass_whileEverybodyKeepsUp() {
        try (Pace pace = pace(List.of())) {
            pace.start();
            awaitPassed(Duration.ofMinutes(30));
        }
        Instant closed = clock.instant();
        await().pollDelay(Duration.ofMillis(600)).until(() -> true);
        assertThat(clock.instant()).as("with nobody to let it pass").isEqualTo(closed);
    }

    @Test
    void waits_untilTheFunctionsHaveCaughtUp() {
        backlog.set(new Backlog(Duration.ofSeconds(30), Duration.ZERO, false));
        assertWaits(() -> backlog.set(Backlog.NONE));
    }

    @Test
    void waits_untilAScheduledRunIsOver() {
        backlog.set(new Backlog(Duration.ZERO, Duration.ofHours(2), false));
        assertWaits(() -> backlog.set(Backlog.NONE));
    }

    @Test
    void waits_untilTheSimulatedWorldHasDoneWhatWasDue() {
        behind.set(Duration.ofHours(2));
        assertWaits(() -> behind.set(Duration.ZERO));
    }

    @Test
    void goesOnForAWhile_whenTheSystemDoesNotAnswer_andWaitsThen() {
        AtomicReference<RuntimeException> down = new AtomicReference<>(new IllegalStateException("killed"));
        try (Pace pace = new Pace(
                clock,
                whole -> {
                    RuntimeException killed = down.get();
                    if (killed != null) {
                        throw killed;
                    }
                    return Backlog.NONE;
                },
                List.of(),
                List.of())) {
            pace.start();
            awaitPassed(Duration.ofMinutes(8));
            awaitStands();
            assertThat(Duration.between(START, clock.instant())).isLessThan(Duration.ofMinutes(20));
            down.set(null);
            awaitPassed(Duration.ofHours(1));
        }
    }

    @Test
    void stopsExactlyAtAMark_untilAllIsIdle() {
        Instant mark = START.plus(Duration.ofMinutes(10));
        backlog.set(new Backlog(Duration.ZERO, Duration.ZERO, false));
        try (Pace pace = pace(List.of(mark))) {
            pace.start();
            await().atMost(HANGS).until(() -> !clock.instant().isBefore(mark));
            awaitStands();
            assertThat(Duration.between(mark, clock.instant())).isLessThan(Duration.ofSeconds(2));
            backlog.set(Backlog.NONE);
            awaitPassed(Duration.ofMinutes(30));
        }
    }

    /** Near the beginning, since it may run on for what was granted before somebody looked. */
    private void assertWaits(Runnable caughtUp) {
        try (Pace pace = pace(List.of())) {
            pace.start();
            await().atMost(HANGS).until(() -> pace.stood().toMillis() > 0);
            awaitStands();
            assertThat(Duration.between(START, clock.instant())).isLessThan(Duration.ofMinutes(20));
            caughtUp.run();
            awaitPassed(Duration.ofMinutes(40));
        }
    }

    private Pace pace(List<Instant> marks) {
        return new Pace(clock, whole -> backlog.get(), List.of(now -> behind.get()), marks);
    }

    private void awaitPassed(Duration time) {
        await().atMost(HANGS).until(() -> !clock.instant().isBefore(START.plus(time)));
    }

    private void awaitStands() {
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        await().atMost(HANGS)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> last.getAndSet(clock.instant()).equals(clock.instant()));
    }

    /** What one thread says and another hears. */
    private static final class Held<T> {
        private volatile T value;

        Held(T value) {
            this.value = value;
        }

        T get() {
            return value;
        }

        void set(T other) {
            value = other;
        }
    }
}
