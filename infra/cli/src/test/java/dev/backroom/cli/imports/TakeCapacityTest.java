package dev.backroom.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.desk.WaveSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TakeCapacityTest {
    private final AtomicReference<WaveSettings> stored = new AtomicReference<>(WaveSettings.DEFAULT);
    private final TakeCapacity sheet = new TakeCapacity(change -> stored.updateAndGet(change));

    @Test
    void setsWhatAWarehousePacks_andLeavesTheOthers() {
        sheet.take(List.of(row(2, Map.of("warehouse", "south", "monday", "40"))));

        Taker.Taken taken = sheet.take(List.of(row(
                2,
                Map.of(
                        "warehouse", "",
                        "monday", "300",
                        "sunday", "0",
                        "pickup", "17:30",
                        "packing_minutes", "45",
                        "closed", "2026-12-24; 2026-12-31"))));

        assertThat(taken.taken()).isEqualTo(1);
        var main = Objects.requireNonNull(stored.get()).warehouse("main");
        assertThat(main.capacity()).isEqualTo(Map.of(DayOfWeek.MONDAY, 300, DayOfWeek.SUNDAY, 0));
        assertThat(main.pickup()).isEqualTo(LocalTime.of(17, 30));
        assertThat(main.packing()).isEqualTo(Duration.ofMinutes(45));
        assertThat(main.closed())
                .containsExactlyInAnyOrder(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-31"));
        assertThat(Objects.requireNonNull(stored.get()).warehouse("south").capacity())
                .containsEntry(DayOfWeek.MONDAY, 40);
    }

    @Test
    void rejectsTheLine_whenItSaysWhatCannotBe() {
        Taker.Taken taken = sheet.take(List.of(
                row(2, Map.of("warehouse", "a#b")),
                row(3, Map.of("monday", "1.200")),
                row(4, Map.of("pickup", "half past five")),
                row(5, Map.of("monday", "5"))));

        assertThat(taken.rejected()).containsOnlyKeys(2L, 3L, 4L);
        assertThat(Objects.requireNonNull(stored.get()).warehouse("main").capacity())
                .containsEntry(DayOfWeek.MONDAY, 5);
    }

    private static SheetRow row(long line, Map<String, String> fields) {
        return new SheetRow(line, fields, List.of());
    }
}
