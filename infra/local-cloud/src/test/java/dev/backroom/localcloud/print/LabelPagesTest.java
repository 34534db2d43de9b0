package dev.backroom.localcloud.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.OrderKey;
import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.store.wave.WaveLabels;
import dev.backroom.store.wave.WaveLabels.Missing;
import dev.backroom.store.wave.WaveLabels.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

final class LabelPagesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void putsTheLabelsInTheOrderOfPacking_eachInItsOwnSize() throws IOException {
        LabelSheet sheet = LabelPages.of("w1", wave(List.of(label(1, 300), label(2, 500), label(3, 300)), List.of()));

        assertThat(widths(sheet)).containsExactly(300f, 500f, 300f);
        assertThat(sheet.labels()).isEqualTo(3);
        assertThat(sheet.missing()).isEmpty();
    }

    @Test
    void namesWhoIsMissing_onPagesOfTheirOwn_inFront() throws IOException {
        List<Missing> missing = IntStream.rangeClosed(1, 21)
                .mapToObj(i -> new Missing(key(i), i, Why.NOT_READY))
                .toList();
        LabelSheet sheet = LabelPages.of("w1", wave(List.of(label(30, 300)), missing));

        assertThat(widths(sheet)).containsExactly(PDRectangle.A6.getWidth(), PDRectangle.A6.getWidth(), 300f);
        assertThat(content(sheet, 0))
                .contains("(Labels 1, missing 21)", "(#1  5001  not ready)", "(#20  5020  not ready)");
        assertThat(content(sheet, 1)).contains("(#21  5021  not ready)");
    }

    @Test
    void leavesOutALabelThatCannotBeRead_andSaysSo() throws IOException {
        ShippingLabel broken = new ShippingLabel(
                key(2), "P2", "T2", NOON, "%PDF-1.4 and then nothing".getBytes(StandardCharsets.US_ASCII));
        LabelSheet sheet = LabelPages.of("w1", wave(List.of(label(1, 300), broken), List.of()));

        assertThat(sheet.labels()).isEqualTo(1);
        assertThat(sheet.missing()).containsExactly(new Missing(key(2), 2, Why.UNREADABLE));
        assertThat(widths(sheet)).hasSize(2);
    }

    @Test
    void isAPageAtLeast_whenThereIsNoLabel() throws IOException {
        assertThat(widths(LabelPages.of("w1", wave(List.of(), List.of())))).hasSize(1);
    }

    private static WaveLabels wave(List<ShippingLabel> labels, List<Missing> missing) {
        Map<OrderKey, Integer> places = Map.of(key(1), 1, key(2), 2, key(3), 3);
        return new WaveLabels(labels, places, missing, 0);
    }

    private static OrderKey key(int place) {
        return OrderKey.of("1", Integer.toString(5000 + place));
    }

    private static ShippingLabel label(int place, int width) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(new PDRectangle(width, 400)));
            document.save(out);
            return new ShippingLabel(key(place), "P" + place, "T" + place, NOON, out.toByteArray());
        }
    }

    private static List<Float> widths(LabelSheet sheet) throws IOException {
        try (PDDocument document = Loader.loadPDF(sheet.pdf())) {
            return IntStream.range(0, document.getNumberOfPages())
                    .mapToObj(page -> document.getPage(page).getMediaBox().getWidth())
                    .toList();
        }
    }

    private static String content(LabelSheet sheet, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(sheet.pdf())) {
            return new String(document.getPage(page).getContents().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
