package dev.backroom.desk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Signal;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WorkBulkTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final BulkJob JOB = new BulkJob(
            "job-1",
            new BulkAction(BulkAction.What.HOLD, Optional.empty(), Optional.empty()),
            "why",
            "console",
            NOON,
            120,
            BulkJob.State.RUNNING);

    @Test
    void knowsItsOwnMessages_andLeavesAllOthersToTheirReader() {
        assertThat(WorkBulk.page(SignalCodec.write(JOB.signal(2, NOON)))).contains(new BulkJob.Page("job-1", 2));
        Signal webhook =
                new Signal(11, "n", Optional.empty(), Optional.empty(), NOON, List.of("576"), Map.of("job", "job-1"));
        assertThat(WorkBulk.page(SignalCodec.write(webhook))).isEmpty();
        assertThat(WorkBulk.page("{}")).isEmpty();
        assertThat(WorkBulk.page("{\"type\":-6,\"at\":\"2026-11-20T18:00:00Z\",\"facts\":{\"job\":\"x\"}}"))
                .isEmpty();
    }

    @Test
    void asksForAPageAgain_whenAnOrderOfItIsUnsettledOrItBreaksOff_andForNoOther() {
        List<Integer> worked = new ArrayList<>();
        WorkBulk work = new WorkBulk(page -> {
            worked.add(page.number());
            if (page.number() == 1) {
                throw new IllegalStateException("the table is gone");
            }
            return page.number() == 2 ? 3 : 0;
        });

        assertThat(work.work(Map.of(
                        "a", new BulkJob.Page("job-1", 0),
                        "b", new BulkJob.Page("job-1", 1),
                        "c", new BulkJob.Page("job-1", 2))))
                .containsExactly("b", "c");
        assertThat(worked).containsExactlyInAnyOrder(0, 1, 2);
    }
}
