package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Reader;
import dev.backroom.console.html.Barcode;
import dev.backroom.console.html.Templates;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BarcodeTest {
    private static final Pattern WIDTH = Pattern.compile("viewBox=\"0 0 ([0-9]+) 40\"");
    private static final Pattern RUN = Pattern.compile("V40h(\\d+)V0|h(\\d+)");

    @ParameterizedTest
    @ValueSource(strings = {"576461413038785752", "SPX123", "JT0000 42-x/7", "1"})
    void isReadByAScanner_asItWasWritten(String text) throws Exception {
        assertThat(scanned(svg(text)).getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"包裹", "", "0123456789012345678901234567890123456789 too long"})
    void isATextAlone_whereCode128HasNoSigns(String text) {
        assertThat(svg(text)).doesNotContain("<svg").contains("Order " + text);
    }

    private static String svg(String text) {
        return Templates.standalone().render("tags/barcode", Map.of("it", Barcode.of("Order", text)));
    }

    private static Result scanned(String svg) throws Exception {
        Matcher width = WIDTH.matcher(svg);
        assertThat(width.find()).isTrue();
        BitArray row = new BitArray(Integer.parseInt(width.group(1)));
        Matcher run = RUN.matcher(svg.substring(svg.indexOf("M10 0")));
        int at = 10;
        while (run.find()) {
            boolean bar = run.group(1) != null;
            int next = at + Integer.parseInt(run.group(bar ? 1 : 2));
            if (bar) {
                row.setRange(at, next);
            }
            at = next;
        }
        return new Code128Reader().decodeRow(0, row, null);
    }
}
