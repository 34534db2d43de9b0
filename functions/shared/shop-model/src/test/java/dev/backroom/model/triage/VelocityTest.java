package dev.backroom.model.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class VelocityTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void countsBothSidesOfAnOrder() {
        Map<String, Instant> others = Map.of("a", minute(-50), "b", minute(-20), "c", minute(20), "d", minute(39));
        assertThat(Velocity.around("x", NOON, others, HOUR)).containsExactly("b", "x", "c", "d");
    }

    @Test
    void countsNothingOfLaterDays_whenAnOrderIsLookedAtLate() {
        Map<String, Instant> others = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            others.put("later" + i, NOON.plus(Duration.ofDays(3)).plusSeconds(i));
        }
        assertThat(Velocity.around("x", NOON, others, HOUR)).containsExactly("x");
        assertThat(Velocity.around("x", NOON, others, Duration.ofDays(1))).containsExactly("x");
    }

    @Test
    void endsBeforeAWholeWindow() {
        assertThat(Velocity.around("x", NOON, Map.of("a", minute(-60)), HOUR)).containsExactly("x");
        assertThat(Velocity.around("x", NOON, Map.of("a", minute(-59)), HOUR)).containsExactly("a", "x");
    }

    @Property(tries = 500)
    void isAsDenseAsAnySpanAroundTheOrder(
            @ForAll @Size(max = 14) List<@IntRange(min = -90, max = 90) Integer> minutes) {
        Map<String, Instant> others = new HashMap<>();
        for (int i = 0; i < minutes.size(); i++) {
            others.put("o" + i, minute(minutes.get(i)));
        }
        long best = 0;
        for (int start = -59; start <= 0; start++) {
            int from = start;
            best = Math.max(
                    best,
                    minutes.stream().filter(m -> m >= from && m < from + 60).count());
        }
        List<String> found = Velocity.around("x", NOON, others, HOUR);
        assertThat(found).contains("x").doesNotHaveDuplicates().hasSize((int) best + 1);
    }

    private static Instant minute(int n) {
        return NOON.plus(Duration.ofMinutes(n));
    }
}
