package dev.backroom.localcloud.print;

import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.store.wave.WaveLabels;
import dev.backroom.store.wave.WaveLabels.Missing;
import dev.backroom.store.wave.WaveLabels.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Puts labels one behind the other as the carrier drew them; each keeps its own size. */
final class LabelPages {
    private LabelPages() {}

    /**
     * The labels of a wave.
     *
     * @param title names the wave on the page of those that are missing
     */
    static LabelSheet of(String title, WaveLabels wave) {
        List<Missing> missing = new ArrayList<>(wave.missing());
        // What is appended lives as long as its source does.
        List<PDDocument> read = new ArrayList<>();
        try (PDDocument all = new PDDocument()) {
            for (ShippingLabel label : wave.labels()) {
                try {
                    read.add(Loader.loadPDF(label.document()));
                } catch (IOException e) {
                    missing.add(
                            new Missing(label.order(), wave.places().getOrDefault(label.order(), 0), Why.UNREADABLE));
                }
            }
            missing.sort(Comparator.comparingInt(Missing::sequence));
            MissingPages.write(all, title, read.size(), missing);
            PDFMergerUtility merger = new PDFMergerUtility();
            for (PDDocument label : read) {
                merger.appendDocument(all, label);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            all.save(out);
            return new LabelSheet(out.toByteArray(), read.size(), missing, wave.ownCarrier());
        } catch (IOException e) {
            throw new UncheckedIOException("labels cannot be put together", e);
        } finally {
            read.forEach(LabelPages::close);
        }
    }

    private static void close(PDDocument document) {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
