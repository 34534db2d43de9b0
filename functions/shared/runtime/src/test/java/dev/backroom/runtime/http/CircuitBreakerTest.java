package dev.backroom.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CircuitBreaker breaker = new CircuitBreaker(2, Duration.ofSeconds(2), 8);

    @Test
    void restsTwiceAsLongEachTime_upToItsLongest() {
        breaker.failed("a", NOON);
        assertThat(breaker.isOut("a")).isFalse();
        assertThat(breaker.rest("a", NOON)).isZero();
        for (int seconds : new int[] {2, 4, 8, 16, 16}) {
            breaker.failed("a", NOON);
            assertThat(breaker.isOut("a")).isTrue();
            assertThat(breaker.rest("a", NOON)).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(breaker.rest("a", NOON.plusSeconds(seconds))).isZero();
        }
        assertThat(breaker.rest("b", NOON)).isZero();
    }

    @Test
    void isClosedAgain_afterAnyAnswer() {
        breaker.failed("a", NOON);
        breaker.failed("a", NOON);
        breaker.answered("a");

        assertThat(breaker.isOut("a")).isFalse();
        assertThat(breaker.rest("a", NOON)).isZero();
    }
}
