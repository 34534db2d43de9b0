package dev.backroom.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ByShopTest {
    @Test
    void waitsForNoShop_whenAnotherIsSlow() {
        CountDownLatch others = new CountDownLatch(2);

        Map<String, Boolean> done = ByShop.run(new TreeMap<>(Map.of("1", 1, "2", 2, "3", 3)), shop -> {
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

        assertThatThrownBy(() -> ByShop.run(new TreeMap<>(Map.of("1", 1, "2", 2)), shop -> {
                    if (shop == 1) {
                        throw new IllegalStateException("shop 1");
                    }
                    return done.incrementAndGet();
                }))
                .hasMessage("shop 1");
        assertThat(done).hasValue(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
