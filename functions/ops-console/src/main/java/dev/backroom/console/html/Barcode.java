package dev.backroom.console.html;

import com.google.zxing.oned.Code128Writer;
import java.util.List;
import java.util.Optional;

/** A Code 128 for scanners at the packing table: black on white whatever the page looks like, with its text below. */
public final class Barcode {
    /** Blank modules that a scanner needs before and after the bars. */
    private static final int QUIET = 10;

    private static final int HEIGHT = 40;
    /** Wide enough for the plainest scanner and printer. */
    private static final double MODULE_MM = 0.33;

    private final Html html;

    public Barcode(Html html) {
        this.html = html;
    }

    /** Writes the text alone where Code 128 has no signs for it. */
    public void write(String label, String text) {
        html.start("div", "class", "barcode");
        modules(text).ifPresent(modules -> {
            int width = modules.length + 2 * QUIET;
            html.start(
                    "svg",
                    "class",
                    "bars",
                    "viewBox",
                    "0 0 " + width + " " + HEIGHT,
                    "width",
                    Math.round(width * MODULE_MM) + "mm",
                    "height",
                    "11mm",
                    "role",
                    "img",
                    "aria-label",
                    label + " " + text);
            html.start("path", "d", path(modules)).end().end();
        });
        html.element("span", label + " " + text, "class", "id").end();
    }

    private static Optional<boolean[]> modules(String text) {
        boolean plain = !text.isEmpty() && text.length() <= 40 && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return plain ? Optional.of(new Code128Writer().encode(text)) : Optional.empty();
    }

    private static String path(boolean[] modules) {
        StringBuilder path = new StringBuilder();
        for (int from = 0; from < modules.length; from++) {
            int to = from;
            while (to < modules.length && modules[to]) {
                to++;
            }
            if (to > from) {
                List.of("M", QUIET + from, " 0h", to - from, "v", HEIGHT, "h-", to - from, "z")
                        .forEach(path::append);
                from = to;
            }
        }
        return path.toString();
    }
}
