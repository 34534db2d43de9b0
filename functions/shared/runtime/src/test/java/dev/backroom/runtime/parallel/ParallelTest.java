package dev.backroom.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void waitsForNoShop_whenAnotherIsSlow() {
        CountDownLatch others = new CountDownLatch(2);

        Map<String, Boolean> done = Parallel.byShop().map(new TreeMap<>(Map.of("1", 1, "2", 2, "3", 3)), shop -> {
            if (shop == 1) {
                return await(others);
            }
            others.countDown();
            return true;
        });

        assertThat(done).containsExactly(Map.entry("1", true), Map.entry("2", true), Map.entry("3", true));
    }

    @Test
    void doesTheOthersWork_whenOneFails() {
        AtomicInteger done = new AtomicInteger();

        assertThatThrownBy(() -> Parallel.byShop().map(new TreeMap<>(Map.of("1", 1, "2", 2)), shop -> {
                    if (shop == 1) {
                        throw new IllegalStateException("shop 1");
                    }
                    return done.incrementAndGet();
                }))
                .hasMessage("shop 1");
        assertThat(done).hasValue(1);
    }

    @Test
    void passesOnWhatWentWrong_whenOneOfManyFails() {
        Parallel two = new Parallel(2);

        assertThat(two.map(List.of(1, 2, 3), n -> n * n)).containsExactly(1, 4, 9);
        assertThatThrownBy(() -> two.map(List.of(1, 0), n -> 1 / n)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void doesNoMoreAtATimeThanItsWidth() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);

        new Parallel(2).map(List.of(1, 2, 3, 4, 5, 6), n -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            two.countDown();
            await(two);
            return running.decrementAndGet();
        });

        assertThat(most).hasValue(2);
    }

    @Test
    void answersForTheLate_whenTheLimitIsOver() {
        CountDownLatch never = new CountDownLatch(1);

        Map<String, Boolean> done = new Parallel(2)
                .map(
                        new TreeMap<>(Map.of("1", 1, "2", 2)),
                        shop -> shop == 1 ? interrupted(never) : true,
                        Duration.ofSeconds(1),
                        () -> false);

        assertThat(done).containsEntry("1", false);
    }

    private static boolean interrupted(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
