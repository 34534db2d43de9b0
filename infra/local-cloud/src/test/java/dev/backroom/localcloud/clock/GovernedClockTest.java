package dev.backroom.localcloud.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GovernedClockTest {
    private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource source = now::get;
    private final Clock real = source.withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void standsStill_untilSomebodyLetsItPass() {
        GovernedClock clock = GovernedClock.inMemory(real);

        pass(60);

        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.stands()).isTrue();
    }

    @Test
    void passesAsFarAsGranted_andDoesNotMakeUpForWhatItMissed() {
        GovernedClock clock = GovernedClock.inMemory(real);
        pass(60);

        clock.grant(Duration.ofSeconds(10));

        assertThat(clock.stands()).isFalse();
        pass(4);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(4));
        pass(100);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
        clock.grant(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
        pass(3);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(13));
    }

    @Test
    void stopsAtOnce_whenNothingIsGrantedAnyMore() {
        GovernedClock clock = GovernedClock.inMemory(real);
        clock.grant(Duration.ofSeconds(10));
        pass(4);

        clock.grant(Duration.ZERO);

        pass(100);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(4));
        clock.release();
        pass(3_600);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_604));
    }

    @Test
    void showsTheSameEverywhere_whereAProcessFollowsItsFile() {
        Path file = folder.resolve("clock");
        GovernedClock clock = GovernedClock.create(real, file);
        GovernedClock other = GovernedClock.follow(real, file);
        pass(60);
        clock.grant(Duration.ofSeconds(10));
        pass(4);

        assertThat(other.instant()).isEqualTo(clock.instant()).isEqualTo(START.plusSeconds(4));
        pass(60);
        assertThat(other.stands()).isTrue();
    }

    @Test
    void remembersWhatItShowed() {
        GovernedClock clock = GovernedClock.inMemory(real);
        pass(60);
        clock.grant(Duration.ofSeconds(10));
        pass(60);
        clock.grant(Duration.ofSeconds(10));
        pass(4);

        assertThat(clock.shownAt(START.minusSeconds(5))).isEqualTo(START);
        assertThat(clock.shownAt(START.plusSeconds(30))).isEqualTo(START);
        assertThat(clock.shownAt(START.plusSeconds(63))).isEqualTo(START.plusSeconds(3));
        assertThat(clock.shownAt(START.plusSeconds(100))).isEqualTo(START.plusSeconds(10));
        assertThat(clock.shownAt(START.plusSeconds(122))).isEqualTo(START.plusSeconds(12));
        assertThat(clock.shownAt(START.plusSeconds(200))).isEqualTo(START.plusSeconds(14));
    }

    @Test
    void isFollowedByAScaledClocksText() {
        GovernedClock clock = GovernedClock.create(real, folder.resolve("clock"));
        ScaledClock shop = new ScaledClock(clock, START, clock.instant(), 100);
        ScaledClock other = ScaledClock.parse(shop.toString(), real);

        pass(60);
        assertThat(other.instant()).isEqualTo(START);
        clock.grant(Duration.ofSeconds(1));
        pass(60);
        assertThat(other.instant()).isEqualTo(shop.instant()).isEqualTo(START.plusSeconds(100));
    }

    @Test
    void complains_whenNobodyGoverns() {
        assertThatThrownBy(() -> GovernedClock.follow(real, folder.resolve("none")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }

    /** One thread grants and stops, others look: nobody ever sees a moment twice over or out of order. */
    @Test
    void neverGoesBack_whateverIsGrantedMeanwhile() throws Exception {
        GovernedClock clock = GovernedClock.inMemory(Clock.systemUTC());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Thread[] watching = new Thread[3];
        for (int i = 0; i < watching.length; i++) {
            watching[i] = Thread.ofPlatform().start(() -> {
                Instant last = Instant.MIN;
                for (int look = 0; look < 200_000 && wrong.isEmpty(); look++) {
                    Instant shown = clock.instant();
                    if (shown.isBefore(last)) {
                        wrong.add(last + " was followed by " + shown);
                    }
                    last = shown;
                }
            });
        }
        while (watching[0].isAlive() || watching[1].isAlive() || watching[2].isAlive()) {
            clock.grant(Duration.ofMillis(2));
            clock.grant(Duration.ZERO);
        }
        for (Thread thread : watching) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }

    private void pass(long seconds) {
        now.updateAndGet(at -> at.plusSeconds(seconds));
    }
}
