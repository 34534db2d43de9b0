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
    private static final Pattern BAR = Pattern.compile("M([0-9]+) 0h([0-9]+)v40h-[0-9]+z");

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
        Matcher bar = BAR.matcher(svg);
        while (bar.find()) {
            int from = Integer.parseInt(bar.group(1));
            row.setRange(from, from + Integer.parseInt(bar.group(2)));
        }
        return new Code128Reader().decodeRow(0, row, null);
    }
}
