package dev.backroom.model.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The public holidays of one market, on which carriers do not come. Dated data, read from {@code holidays.txt}; dates after
 * {@link #KNOWN_TO} are not in it.
 */
public final class Holidays {
    private static final Map<String, Holidays> ALL = read();
    private static final Holidays NONE = new Holidays(Map.of());

    /** The last day that the data speaks about. */
    public static final LocalDate KNOWN_TO = LocalDate.of(2027, 12, 31);

    private final Map<LocalDate, String> names;

    private Holidays(Map<LocalDate, String> names) {
        this.names = Map.copyOf(names);
    }

    /** @param market a region code such as {@code US}; a market that the data does not have keeps no holidays */
    public static Holidays of(String market) {
        return ALL.getOrDefault(market.strip().toUpperCase(Locale.ROOT), NONE);
    }

    /** The markets that the data has. */
    public static List<String> markets() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** The name of the holiday on a date. */
    public Optional<String> on(LocalDate date) {
        return Optional.ofNullable(names.get(date));
    }

    private static Map<String, Holidays> read() {
        Map<String, Map<LocalDate, String>> found = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Holidays.class.getResourceAsStream("holidays.txt"), "holidays.txt"),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .forEach(parts -> found.computeIfAbsent(parts[0], market -> new HashMap<>())
                            .put(LocalDate.parse(parts[1]), parts[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Holidays> all = new HashMap<>();
        found.forEach((market, names) -> all.put(market, new Holidays(names)));
        return Map.copyOf(all);
    }
}
