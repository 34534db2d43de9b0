package dev.backroom.tiktok.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples in events/webhook, one for each type that has documented data. */
class WebhookSamplesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("backroom.root", "../../.."), "events", "webhook");
    private static final String ORDER = "576653688135258178";

    static List<Path> samples() {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void understandsEverySample_andPassesNoFreeTextOn(Path sample) throws IOException {
        Reading.Understood understood = (Reading.Understood) new WebhookCodec().read(Files.readAllBytes(sample));

        int number = Integer.parseInt(sample.getFileName().toString().replaceAll("-.*", ""));
        assertThat(understood.signal().type()).isEqualTo(number);
        assertThat(understood.signal().at()).isEqualTo(Instant.ofEpochSecond(1795197600));
        assertThat(SignalCodec.write(understood.signal())).doesNotContain("Not passed on", "19.99");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesTheQueue_whateverTheSample(Path sample) throws Exception {
        Reading.Understood understood = (Reading.Understood) new WebhookCodec().read(Files.readAllBytes(sample));

        assertThat(SignalCodec.read(SignalCodec.write(understood.signal()))).isEqualTo(understood.signal());
    }

    @Test
    void sortsByType() throws IOException {
        assertThat(destinations(1, 2, 3, 4, 36)).containsOnly(Destination.ORDERS);
        assertThat(destinations(11)).containsExactly(Destination.ORDERS, Destination.AFTERSALES);
        assertThat(destinations(12, 64, 65, 67)).containsOnly(Destination.AFTERSALES);
        assertThat(destinations(5, 15, 16, 18, 24, 27, 37, 68)).containsOnly(Destination.STOCK);
        assertThat(destinations(6, 7, 13, 14, 39, 99)).containsOnly(Destination.SHOP);
    }

    @Test
    void namesTheOrderToReadAgain_whenItsStateChanged() throws IOException {
        Signal signal = read(1).signal();

        assertThat(signal.notification()).isEqualTo("7380066284010030001");
        assertThat(signal.shop()).contains(new ShopId("7495540735365777507"));
        assertThat(signal.orders()).containsExactly(ORDER);
        assertThat(signal.facts()).isEqualTo(Map.of("status", "AWAITING_SHIPMENT", "updated", "1795197590"));
    }

    @Test
    void needsNoNotificationId_whenAnAddressChanged() throws IOException {
        assertThat(read(3).signal().notification()).isEmpty();
        assertThat(read(3).signal().orders()).containsExactly(ORDER);
    }

    @Test
    void namesEveryOrderOnce_whenPackagesWereCombined() throws IOException {
        assertThat(read(4).signal().orders()).containsExactly(ORDER, "576653688135258179", "576653688135258180");
    }

    @Test
    void namesTheOrder_whateverTheAftersalesTypeCallsIt() throws IOException {
        for (int type : new int[] {2, 11, 12, 36, 64, 65, 67}) {
            assertThat(read(type).signal().orders()).as("type %s", type).containsExactly(ORDER);
        }
        assertThat(read(11).signal().facts())
                .containsEntry(Facts.CANCEL, "4035227007510549060")
                .containsEntry(Facts.BY, "BUYER");
        assertThat(read(67).signal().facts())
                .containsEntry(Facts.RMA, "4035318504086604052")
                .containsEntry(Facts.REQUEST, "4035318504086604051");
    }

    @Test
    void tellsWhenTheAuthorisationEnds_whenItIsAboutTo() throws IOException {
        assertThat(read(7).signal().facts()).isEqualTo(Map.of(Facts.EXPIRES, "1797789600"));
        assertThat(read(6).signal().facts()).isEmpty();
    }

    @Test
    void keepsEveryDigit_whenIdsAreNumbersBeyondADouble() throws IOException {
        Signal signal = read(68).signal();

        assertThat(signal.shop()).isEmpty();
        assertThat(signal.seller()).contains("7010736057180325637");
        assertThat(signal.facts())
                .containsEntry(Facts.PRODUCT, "1729582718312380123")
                .containsEntry(Facts.SKU, "2729382476852921560")
                .containsEntry(Facts.AVAILABLE, "12")
                .containsEntry(Facts.COMMITTED, "9")
                .containsEntry(Facts.KIND, "order_shipped");
    }

    @Test
    void givesTheFigures_whenThePlatformCallsStockLow() throws IOException {
        assertThat(read(27).signal().facts())
                .isEqualTo(Map.ofEntries(
                        Map.entry(Facts.PRODUCT, "1729582718312380123"),
                        Map.entry(Facts.SKU, "2729382476852921560"),
                        Map.entry(Facts.STATUS, "LOW_STOCK"),
                        Map.entry(Facts.KIND, "REALTIME"),
                        Map.entry(Facts.LEAD_DAYS, "3"),
                        Map.entry(Facts.THRESHOLD, "20"),
                        Map.entry(Facts.TOTAL, "30"),
                        Map.entry(Facts.AVAILABLE, "12"),
                        Map.entry(Facts.CREATOR, "4"),
                        Map.entry(Facts.CAMPAIGN, "5"),
                        Map.entry(Facts.COMMITTED, "9"),
                        Map.entry(Facts.UPDATED, "1795197590")));
    }

    private static List<Destination> destinations(int... types) throws IOException {
        List<Destination> destinations = new ArrayList<>();
        for (int type : types) {
            destinations.addAll(read(type).destinations());
        }
        return destinations;
    }

    private static Reading.Understood read(int type) throws IOException {
        String prefix = "%02d-".formatted(type);
        Path sample = samples().stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow();
        return (Reading.Understood) new WebhookCodec().read(Files.readAllBytes(sample));
    }
}
