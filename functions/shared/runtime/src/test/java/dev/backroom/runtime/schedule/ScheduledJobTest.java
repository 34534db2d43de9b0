package dev.backroom.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduledJobTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ShopId ONE = new ShopId("1");
    private static final ShopId TWO = new ShopId("2");

    private final Map<String, JobTrouble> kept = new HashMap<>();
    private final ScheduledJob job = new ScheduledJob(
            "Job",
            (name, at, troubles) -> {
                assertThat(name).isEqualTo("Job");
                assertThat(at).isEqualTo(NOON);
                kept.putAll(troubles);
            },
            () -> NOON);

    @Test
    void doesTheOthersPart_andKeepsTheTrouble_whenOneFails() {
        ScheduledJob.Run run = job.begin();

        assertThat(run.attempt(ONE, ScheduledJobTest::fails)).isEqualTo("down");
        assertThat(run.attempt(TWO, () -> {})).isEmpty();
        run.end();

        assertThat(run.failed()).isEqualTo(1);
        assertThat(kept).containsExactly(Map.entry("1", JobTrouble.here(new IllegalStateException())));
    }

    @Test
    void fails_whenEveryPartFailed_andKeepsTheTroubleFirst() {
        ScheduledJob.Run run = job.begin();
        run.attempt(List.of(ONE, TWO), ScheduledJobTest::fails);

        assertThatThrownBy(run::end)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Job failed for every shop; the first failure: down");
        assertThat(kept).containsOnlyKeys("1", "2");
    }

    @Test
    void isDone_whenThereAreNoShops() {
        job.begin().end();

        assertThat(kept).isEmpty();
    }

    private static void fails() {
        throw new IllegalStateException("down");
    }
}
