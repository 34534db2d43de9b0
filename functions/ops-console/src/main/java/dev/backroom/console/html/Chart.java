package dev.backroom.console.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Small charts: where their lines and bars stand. */
public final class Chart {
    private static final int LINE_WIDTH = 112;
    private static final int LINE_HEIGHT = 22;
    private static final int SLOT = 12;
    private static final int LEFT = 34;
    private static final int BARS_HEIGHT = 96;

    private Chart() {}

    /** A line of the days, as the points of its parts: where a day has no figure, the line has a gap. */
    public static List<String> line(List<Optional<BigDecimal>> values) {
        double[] known = values.stream()
                .flatMap(Optional::stream)
                .mapToDouble(BigDecimal::doubleValue)
                .sorted()
                .toArray();
        double least = known.length == 0 ? 0 : known[0];
        double range = known.length == 0 ? 0 : known[known.length - 1] - least;
        List<String> parts = new ArrayList<>();
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isEmpty()) {
                close(parts, points);
                continue;
            }
            double x = 2 + i * (LINE_WIDTH - 4.0) / Math.max(1, values.size() - 1);
            double share = range == 0 ? 0.5 : (values.get(i).get().doubleValue() - least) / range;
            points.append(number(x) + ',' + number(LINE_HEIGHT - 3 - share * (LINE_HEIGHT - 6)) + ' ');
        }
        close(parts, points);
        return parts;
    }

    private static void close(List<String> parts, StringBuilder points) {
        if (!points.isEmpty()) {
            parts.add(points.toString().strip());
            points.setLength(0);
        }
    }

    /** Bars by hour: today before yesterday's shadow. */
    public record Hours(int width, long most, List<Bar> bars, List<Mark> marks) {}

    public record Bar(String style, String x, String y, int width, String height) {}

    public record Mark(int hour, int x) {}

    /** @param gone hours of today that have begun */
    public static Hours hours(List<Long> today, List<Long> yesterday, int gone) {
        long most = Stream.concat(today.stream(), yesterday.stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        int slots = Math.max(today.size(), yesterday.size());
        List<Bar> bars = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            bar(bars, i, i < yesterday.size() ? yesterday.get(i) : 0, most, "then", SLOT - 2);
            bar(bars, i, i < today.size() && i < gone ? today.get(i) : 0, most, "now", SLOT - 6);
            if (i % 6 == 0) {
                marks.add(new Mark(i, LEFT + i * SLOT));
            }
        }
        return new Hours(slots * SLOT + LEFT, most, bars, marks);
    }

    private static void bar(List<Bar> bars, int slot, long value, long most, String style, int width) {
        if (value > 0) {
            double height = Math.max(1, (BARS_HEIGHT - 2.0) * value / most);
            bars.add(new Bar(
                    style,
                    number(LEFT + slot * SLOT + (SLOT - width) / 2.0),
                    number(BARS_HEIGHT - height),
                    width,
                    number(height)));
        }
    }

    private static String number(double n) {
        return String.format(Locale.ROOT, "%.1f", n);
    }
}
