package dev.backroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a schedule costs does not grow with what lies in the tables, measured over the template as it is. */
@Tag("system")
class HistoryStudyTest {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    @Test
    void aTickCostsTheSame_howeverMuchHistoryLiesInTheTables() throws IOException {
        List<HistoryStudy.Row> rows = new HistoryStudy(TEMPLATE).run(List.of(10, 2_000));

        assertThat(bills(rows, 2_000)).isEqualTo(bills(rows, 10));
        assertThat(rows).extracting(HistoryStudy.Row::readUnits).allMatch(units -> units > 0);
    }

    private static List<List<Object>> bills(List<HistoryStudy.Row> rows, int history) {
        Function<HistoryStudy.Row, List<Object>> bill =
                row -> List.of(row.function(), row.readUnits(), row.writeUnits(), row.sqsRequests());
        return rows.stream().filter(row -> row.history() == history).map(bill).collect(Collectors.toList());
    }
}
