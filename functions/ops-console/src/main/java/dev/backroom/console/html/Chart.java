package dev.backroom.console.html;

import dev.backroom.console.text.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Small charts as inline SVG. */
public final class Chart {
    private static final int LINE_WIDTH = 112;
    private static final int LINE_HEIGHT = 22;
    private static final int SLOT = 12;
    private static final int BARS_HEIGHT = 96;

    private Chart() {}

    /** A line of the days; where a day has no figure, the line has a gap. */
    public static void line(Html html, List<Optional<BigDecimal>> values, String label) {
        double most = values.stream()
                .flatMap(Optional::stream)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        double least = values.stream()
                .flatMap(Optional::stream)
                .mapToDouble(BigDecimal::doubleValue)
                .min()
                .orElse(0);
        start(html, LINE_WIDTH, LINE_HEIGHT, label, "spark");
        double range = most - least;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isEmpty()) {
                polyline(html, points);
                continue;
            }
            double x = 2 + i * (LINE_WIDTH - 4.0) / Math.max(1, values.size() - 1);
            double share = range == 0 ? 0.5 : (values.get(i).get().doubleValue() - least) / range;
            points.append(number(x))
                    .append(',')
                    .append(number(LINE_HEIGHT - 3 - share * (LINE_HEIGHT - 6)))
                    .append(' ');
        }
        polyline(html, points);
        html.end();
    }

    /** Bars by hour: today before yesterday's shadow. */
    public static void hours(Html html, List<Long> today, List<Long> yesterday, int gone, String label) {
        long most = Stream.concat(today.stream(), yesterday.stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        int slots = Math.max(today.size(), yesterday.size());
        int width = slots * SLOT + 34;
        start(html, width, BARS_HEIGHT + 18, label, "hours");
        for (int i = 0; i < slots; i++) {
            bar(html, i, i < yesterday.size() ? yesterday.get(i) : 0, most, "then", SLOT - 2);
            bar(html, i, i < today.size() && i < gone ? today.get(i) : 0, most, "now", SLOT - 6);
            if (i % 6 == 0) {
                html.element(
                        "text",
                        Integer.toString(i),
                        "x",
                        Integer.toString(34 + i * SLOT),
                        "y",
                        number(BARS_HEIGHT + 14));
            }
        }
        html.element("text", Numbers.count(most), "x", "0", "y", "10");
        html.element("text", "0", "x", "0", "y", Integer.toString(BARS_HEIGHT));
        html.start("line", "x1", "34", "x2", Integer.toString(width), "y1", "" + BARS_HEIGHT, "y2", "" + BARS_HEIGHT)
                .end();
        html.end();
    }

    private static void bar(Html html, int slot, long value, long most, String style, int width) {
        if (value > 0) {
            double height = Math.max(1, (BARS_HEIGHT - 2.0) * value / most);
            html.start(
                            "rect",
                            "class",
                            style,
                            "x",
                            number(34 + slot * SLOT + (SLOT - width) / 2.0),
                            "y",
                            number(BARS_HEIGHT - height),
                            "width",
                            Integer.toString(width),
                            "height",
                            number(height))
                    .end();
        }
    }

    private static void start(Html html, int width, int height, String label, String style) {
        html.start(
                "svg",
                "class",
                style,
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "role",
                "img",
                "aria-label",
                label);
    }

    private static void polyline(Html html, StringBuilder points) {
        if (!points.isEmpty()) {
            html.start("polyline", "points", points.toString().strip()).end();
            points.setLength(0);
        }
    }

    private static String number(double n) {
        return String.format(Locale.ROOT, "%.1f", n);
    }
}
