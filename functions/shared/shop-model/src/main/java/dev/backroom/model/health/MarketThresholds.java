package dev.backroom.model.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A market's published thresholds, one line each: {@code since | metric | percent | days | least | source}. A market without a
 * file has none that are known.
 */
public final class MarketThresholds {
    private static final int FIELDS = 6;

    private final List<Threshold> all;

    private MarketThresholds(List<Threshold> all) {
        this.all = all;
    }

    /** @param region the market's region code, such as {@code US} */
    public static MarketThresholds of(String region) {
        String code = region.strip().toUpperCase(Locale.ROOT);
        try (InputStream in = MarketThresholds.class.getResourceAsStream("thresholds-" + code + ".txt")) {
            if (in == null) {
                return new MarketThresholds(List.of());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new MarketThresholds(reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(MarketThresholds::threshold)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The thresholds that hold on a day, the newest of each metric. */
    public Collection<Threshold> on(LocalDate day) {
        Map<Metric, Threshold> newest = new EnumMap<>(Metric.class);
        all.stream()
                .filter(one -> !one.since().isAfter(day))
                .forEach(one ->
                        newest.merge(one.metric(), one, (a, b) -> b.since().isBefore(a.since()) ? a : b));
        return newest.values();
    }

    private static Threshold threshold(String line) {
        String[] fields = line.split("\\|", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalStateException("not a threshold: " + line);
        }
        return new Threshold(
                Metric.of(fields[1].strip()),
                LocalDate.parse(fields[0].strip()),
                new BigDecimal(fields[2].strip()),
                Integer.parseInt(fields[3].strip()),
                Integer.parseInt(fields[4].strip()));
    }
}
