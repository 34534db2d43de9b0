package dev.backroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bound that the bill of counting must keep, measured over the template as it is. */
@Tag("system")
class CountingStudyTest {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    @Test
    void countingCostsAtMostThreeTenthsOfAWriteUnit_perOrderEvent() throws IOException, InterruptedException {
        CountingStudy.Bills bills = new CountingStudy(TEMPLATE, 300).run();

        assertThat(bills.events()).isGreaterThan(1_000);
        assertThat(bills.writeUnitsPerEvent()).isPositive().isLessThanOrEqualTo(0.3);
    }
}
