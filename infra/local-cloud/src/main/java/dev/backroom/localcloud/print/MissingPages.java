package dev.backroom.localcloud.print;

import dev.backroom.store.wave.WaveLabels.Missing;
import dev.backroom.store.wave.WaveLabels.Why;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Pages of a label's size that name the orders without one, in English and Chinese. Their fonts are the reader's own, written as
 * the format has them: the library's font classes would search this machine for fonts first.
 */
final class MissingPages {
    private static final int LINES = 20;
    private static final int MARGIN = 18;
    private static final int TOP = 330;
    private static final int STEP = 16;
    private static final HexFormat HEX = HexFormat.of();

    private MissingPages() {}

    /**
     * Writes nothing where nobody is missing, unless there is no label at all.
     *
     * @param labels how many follow
     */
    static void write(PDDocument to, String title, int labels, List<Missing> missing) throws IOException {
        if (missing.isEmpty() && labels > 0) {
            return;
        }
        for (int from = 0; from == 0 || from < missing.size(); from += LINES) {
            page(
                    to,
                    head(title, labels, missing.size())
                            + lines(missing.subList(from, Math.min(missing.size(), from + LINES))));
        }
    }

    private static String head(String title, int labels, int missing) {
        return text("F", 14, 388, title)
                + text("F", 11, 368, "Labels " + labels + ", missing " + missing)
                + chinese(11, 352, "面单 " + labels + " 张，缺 " + missing + " 单");
    }

    private static String lines(List<Missing> missing) {
        StringBuilder lines = new StringBuilder();
        int y = TOP;
        for (Missing one : missing) {
            lines.append(text(
                            "F", 9, y, "#" + one.sequence() + "  " + one.order().order() + "  " + english(one.why())))
                    .append(chinese(8, y, 222, chinese(one.why())));
            y -= STEP;
        }
        return lines.toString();
    }

    private static String english(Why why) {
        return switch (why) {
            case NOT_READY -> "not ready";
            case EXPIRED -> "expired";
            case NOT_TO_BE_PACKED -> "do not pack";
            case UNREADABLE -> "unreadable";
        };
    }

    private static String chinese(Why why) {
        return switch (why) {
            case NOT_READY -> "面单未生成";
            case EXPIRED -> "面单已过期";
            case NOT_TO_BE_PACKED -> "不要打包";
            case UNREADABLE -> "面单无法读取";
        };
    }

    private static String text(String font, int size, int y, String text) {
        String known = new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        return "BT /%s %d Tf %d %d Td (%s) Tj ET\n"
                .formatted(font, size, MARGIN, y, known.replaceAll("([\\\\()])", "\\\\$1"));
    }

    private static String chinese(int size, int y, String text) {
        return chinese(size, y, MARGIN, text);
    }

    private static String chinese(int size, int y, int x, String text) {
        return "BT /C %d Tf %d %d Td <%s> Tj ET\n"
                .formatted(size, x, y, HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE)));
    }

    private static void page(PDDocument to, String content) throws IOException {
        PDPage page = new PDPage(PDRectangle.A6);
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F"), helvetica());
        fonts.setItem(COSName.getPDFName("C"), song());
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        page.setResources(resources);
        PDStream stream = new PDStream(to);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(stream);
        to.addPage(page);
    }

    private static COSDictionary helvetica() {
        COSDictionary font = font("Type1", "Helvetica");
        font.setName(COSName.ENCODING, "WinAnsiEncoding");
        return font;
    }

    /** The Chinese font that every reader of PDFs replaces by one of its own. */
    private static COSDictionary song() {
        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "GB1");
        system.setInt(COSName.SUPPLEMENT, 2);
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "STSong-Light");
        descriptor.setInt(COSName.FLAGS, 6);
        COSArray box = new COSArray();
        for (int edge : new int[] {-25, -254, 1000, 880}) {
            box.add(COSInteger.get(edge));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 880);
        descriptor.setInt(COSName.DESCENT, -120);
        descriptor.setInt(COSName.CAP_HEIGHT, 880);
        descriptor.setInt(COSName.STEM_V, 93);
        COSDictionary glyphs = font("CIDFontType0", "STSong-Light");
        glyphs.setItem(COSName.CIDSYSTEMINFO, system);
        glyphs.setItem(COSName.FONT_DESC, descriptor);
        // Latin letters and digits are half as wide as the others.
        COSArray widths = new COSArray();
        for (int number : new int[] {1, 95, 500}) {
            widths.add(COSInteger.get(number));
        }
        glyphs.setItem(COSName.W, widths);
        COSArray descendants = new COSArray();
        descendants.add(glyphs);
        COSDictionary font = font("Type0", "STSong-Light-UniGB-UTF16-H");
        font.setName(COSName.ENCODING, "UniGB-UTF16-H");
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    private static COSDictionary font(String kind, String name) {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.SUBTYPE, kind);
        font.setName(COSName.BASE_FONT, name);
        return font;
    }
}
