package dev.backroom.simulator.api;

import com.google.zxing.oned.Code128Writer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A label of A6 as a PDF: what a carrier's shows, drawn with the reader's own fonts. Points count from the lower left corner.
 */
public final class LabelPdf {
    /** A6 in points. */
    private static final int WIDTH = 298;

    private static final int HEIGHT = 420;
    private static final int MARGIN = 14;
    private static final Charset LATIN = Charset.forName("windows-1252");

    private final StringBuilder drawn = new StringBuilder();

    private LabelPdf() {}

    /**
     * One label.
     *
     * @param to name, telephone and lines of the address, as the carrier needs them
     * @param items a line for each
     */
    public static byte[] of(
            String carrier, String from, String tracking, String order, List<String> to, List<String> items) {
        LabelPdf label = new LabelPdf();
        label.text(MARGIN, 396, 17, true, carrier);
        label.text(MARGIN, 382, 8, false, "From: " + from);
        label.line(376);
        label.bars(tracking, 318, 46);
        label.text(MARGIN, 304, 12, true, tracking);
        label.line(296);
        label.text(MARGIN, 280, 8, false, "TO");
        int y = 262;
        for (int line = 0; line < to.size(); line++) {
            label.text(MARGIN, y, line == 0 ? 14 : 11, line == 0, to.get(line));
            y -= 16;
        }
        label.line(166);
        label.bars(order, 116, 38);
        label.text(MARGIN, 103, 10, false, "Order " + order);
        label.line(96);
        y = 82;
        for (String item : items.stream().limit(6).toList()) {
            label.text(MARGIN, y, 8, false, item);
            y -= 11;
        }
        return label.document();
    }

    private void text(int x, int y, int size, boolean bold, String text) {
        String known = new String(text.getBytes(LATIN), LATIN);
        drawn.append("BT /%s %d Tf %d %d Td (".formatted(bold ? "B" : "R", size, x, y))
                .append(known.replaceAll("([\\\\()])", "\\\\$1"))
                .append(") Tj ET\n");
    }

    private void line(int y) {
        drawn.append("0.8 w %d %d m %d %d l S\n".formatted(MARGIN, y, WIDTH - MARGIN, y));
    }

    private void bars(String text, int y, int height) {
        boolean[] modules = new Code128Writer().encode(text);
        double module = Math.min(1.2, (double) (WIDTH - 2 * MARGIN) / modules.length);
        for (int from = 0; from < modules.length; from++) {
            int to = from;
            while (to < modules.length && modules[to]) {
                to++;
            }
            if (to > from) {
                drawn.append(String.format(
                        Locale.ROOT,
                        "%.2f %d %.2f %d re f\n",
                        MARGIN + from * module,
                        y,
                        (to - from) * module,
                        height));
                from = to;
            }
        }
    }

    /** Head, objects, table of where they begin, tail. */
    private byte[] document() {
        byte[] content = drawn.toString().getBytes(LATIN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> places = new ArrayList<>();
        add(out, "%PDF-1.4\n");
        object(out, places, "<</Type/Catalog/Pages 2 0 R>>");
        object(out, places, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(
                out,
                places,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<</R 5 0 R/B 6 0 R>>>>/Contents 4 0 R>>"
                        .formatted(WIDTH, HEIGHT));
        places.add(out.size());
        add(out, "4 0 obj\n<</Length %d>>stream\n".formatted(content.length));
        out.writeBytes(content);
        add(out, "\nendstream\nendobj\n");
        object(out, places, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        object(out, places, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
        int table = out.size();
        add(out, "xref\n0 %d\n0000000000 65535 f \n".formatted(places.size() + 1));
        places.forEach(place -> add(out, "%010d 00000 n \n".formatted(place)));
        add(out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(places.size() + 1, table));
        return out.toByteArray();
    }

    private static void object(ByteArrayOutputStream out, List<Integer> places, String text) {
        places.add(out.size());
        add(out, places.size() + " 0 obj\n" + text + "\nendobj\n");
    }

    private static void add(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
