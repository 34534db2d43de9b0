package dev.backroom.store.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.model.desk.DeskSettings;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.store.DeskTables;
import dev.backroom.store.EmbeddedDynamo;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class DeskSettingsTableTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");

    private final DeskTables tables = DeskTables.create(EmbeddedDynamo.client());
    private final DeskSettingsTable settings = new DeskSettingsTable(tables.dynamo(), tables.desk());

    @Test
    void givesTheDefaults_whenTheShopSetNothing() {
        assertThat(settings.of(SHOP)).isEqualTo(DeskSettings.DEFAULT);
    }

    @Test
    void givesBackWhatWasSet() {
        Warehouse north = new Warehouse(
                Map.of(DayOfWeek.MONDAY, 300, DayOfWeek.SUNDAY, 0),
                LocalTime.of(17, 30),
                Duration.ofMinutes(45),
                Optional.of("CN"),
                Set.of(LocalDate.parse("2026-10-03")),
                Set.of(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-31")),
                10);
        DeskSettings set = DeskSettings.DEFAULT.with(new WaveSettings(
                new TreeSet<>(List.of(8, 12, 20)), Map.of("north", north, "main", Warehouse.packing(40)), 3));

        settings.put(SHOP, set);

        assertThat(settings.of(SHOP)).isEqualTo(set);
        assertThat(settings.of(new ShopId("1"))).isEqualTo(DeskSettings.DEFAULT);
    }
}
