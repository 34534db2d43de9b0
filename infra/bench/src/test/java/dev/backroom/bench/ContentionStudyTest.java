package dev.backroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many runs of OrderSync write the same few SKUs at once: nothing is lost, and the refusals cost next to nothing. */
@Tag("system")
class ContentionStudyTest {
    /** Of the write units of OrderSync. */
    private static final double MOST_REFUSED = 0.05;

    @Test
    void losesNothingAndPaysForFewRefusals_howeverManyWriteAtOnce() throws Exception {
        List<ContentionStudy.Row> rows =
                new ContentionStudy(Path.of("../../template.yaml"), 1_000).run(List.of(2, 10, 50));

        assertThat(rows).hasSize(3).allSatisfy(row -> {
            assertThat(row.dead()).isZero();
            assertThat(row.audit().lost()).isZero();
            assertThat(row.audit().oversoldUnits()).isZero();
            assertThat(row.audit().findings()).isEmpty();
            assertThat(row.refusedShare()).as("at %d", row.concurrency()).isLessThan(MOST_REFUSED);
        });
    }
}
