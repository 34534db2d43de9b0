package dev.backroom.cli.imports;

import dev.backroom.model.Texts;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.model.stock.Slot;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Takes what each warehouse packs on each weekday, when its carrier comes, and which days it does not work. */
public final class TakeCapacity implements Taker {
    static final List<String> FIELDS = List.of(
            "warehouse",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "pickup",
            "packing_minutes",
            "calendar",
            "open",
            "closed",
            "overtime");
    static final List<String> REQUIRED = List.of("warehouse");

    private static final int MOST_MINUTES = 1_439;
    private static final int MOST_OVERTIME = 300;

    private final Settings settings;

    /** The shop's settings of waves. */
    @FunctionalInterface
    public interface Settings {
        /** Changes the settings in one step. */
        void change(UnaryOperator<WaveSettings> change);
    }

    public TakeCapacity(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        TreeMap<Long, String> rejected = new TreeMap<>();
        UnaryOperator<WaveSettings> all = UnaryOperator.identity();
        for (SheetRow row : rows) {
            try {
                String name = row.text("warehouse").isEmpty()
                        ? Slot.MAIN
                        : Texts.requireToken("warehouse", row.text("warehouse"));
                Warehouse warehouse = warehouse(row);
                UnaryOperator<WaveSettings> before = all;
                all = waves -> before.apply(waves).with(name, warehouse);
            } catch (DateTimeException e) {
                rejected.put(
                        row.line(), "pickup is a time such as 18:00, open and closed are dates such as 2026-12-24");
            } catch (IllegalArgumentException e) {
                rejected.put(row.line(), String.valueOf(e.getMessage()));
            }
        }
        settings.change(all);
        return Taken.of(rows, 0, rejected);
    }

    private static Warehouse warehouse(SheetRow row) {
        Map<DayOfWeek, Integer> capacity = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String field = day.name().toLowerCase(Locale.ROOT);
            if (!row.text(field).isEmpty()) {
                capacity.put(day, Units.read(field, row.text(field), 0, Warehouse.UNMEASURED));
            }
        }
        Warehouse usual = Warehouse.DEFAULT;
        return new Warehouse(
                capacity,
                row.text("pickup").isEmpty() ? usual.pickup() : LocalTime.parse(row.text("pickup")),
                Duration.ofMinutes(
                        number(row, "packing_minutes", (int) usual.packing().toMinutes(), MOST_MINUTES)),
                row.text("calendar").isEmpty() ? Optional.empty() : Optional.of(row.text("calendar")),
                dates(row.text("open")),
                dates(row.text("closed")),
                number(row, "overtime", usual.overtime(), MOST_OVERTIME));
    }

    private static int number(SheetRow row, String field, int otherwise, int most) {
        return row.text(field).isEmpty() ? otherwise : Units.read(field, row.text(field), 0, most);
    }

    private static Set<LocalDate> dates(String text) {
        return Arrays.stream(text.split("[ ;]+", -1))
                .filter(each -> !each.isEmpty())
                .map(LocalDate::parse)
                .collect(Collectors.toSet());
    }
}
