package dev.backroom.console.html;

import com.google.zxing.oned.Code128Writer;
import java.util.Optional;

/**
 * A Code 128 for scanners at the packing table: black on white whatever the page looks like, with its text below.
 *
 * @param path the bars as an SVG path; empty where Code 128 has no signs for the text, which then stands alone
 * @param width of the drawing in modules
 */
public record Barcode(String label, String text, String path, int width) {
    /** Blank modules that a scanner needs before and after the bars. */
    private static final int QUIET = 10;

    private static final int HEIGHT = 40;
    /** Wide enough for the plainest scanner and printer. */
    private static final double MODULE_MM = 0.33;

    public static Barcode of(String label, String text) {
        return modules(text)
                .map(modules -> new Barcode(label, text, path(modules), modules.length + 2 * QUIET))
                .orElseGet(() -> new Barcode(label, text, "", 0));
    }

    public long millimetres() {
        return Math.round(width * MODULE_MM);
    }

    private static Optional<boolean[]> modules(String text) {
        boolean plain = !text.isEmpty() && text.length() <= 40 && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return plain ? Optional.of(new Code128Writer().encode(text)) : Optional.empty();
    }

    /** One line up and down along the bars' edges, closed along the top: what it goes around is the bars. */
    private static String path(boolean[] modules) {
        StringBuilder path = new StringBuilder("M").append(QUIET).append(" 0");
        for (int from = 0; from < modules.length; ) {
            int to = from;
            while (to < modules.length && modules[to] == modules[from]) {
                to++;
            }
            path.append(modules[from] ? "V" + HEIGHT + "h" + (to - from) + "V0" : "h" + (to - from));
            from = to;
        }
        return path.append('z').toString();
    }
}
