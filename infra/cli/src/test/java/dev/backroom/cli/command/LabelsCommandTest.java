package dev.backroom.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.cli.Commands;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.schedule.Ticker;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.wave.Turn;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.model.wave.WavePlan;
import dev.backroom.simulator.api.LabelPdf;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.store.wave.WaveTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wave's labels, by the command and by the console of this machine. With BACKROOM_LABELS=305 and BACKROOM_KEEP_LABELS=FILE in the
 * environment it leaves a wave of 300 labels to look at.
 */
@Tag("system")
class LabelsCommandTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final Sku MUG = new Sku("MUG");
    private static final int ORDERS = Integer.parseInt(System.getenv().getOrDefault("BACKROOM_LABELS", "30"));
    /** Sequence numbers of those whose label the platform is making. */
    private static final List<Integer> LATE = List.of(7, 10, ORDERS - 1);

    private static final int EXPIRED = 12;
    private static final int HELD = 13;
    private static final int LABELS = ORDERS - 5;
    private static final Instant NOW = Instant.now();
    private static final Wave WAVE = Wave.regular(
            SHOP, Slot.MAIN, new Turn(LocalDate.ofInstant(NOW, ZoneOffset.UTC), 10, NOW.minusSeconds(600)), ORDERS);

    @TempDir
    private static Path folder = Path.of("");

    private static LocalCloud cloud;
    private static Endpoints endpoints;
    /** In the order of packing. */
    private static List<WaveLine> lines = List.of();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.of(Installation.find().template())
                .home(folder)
                .app("key", "secret")
                .variables(Map.of(
                        "BACKROOM_TIKTOK_API", "http://127.0.0.1:1", "BACKROOM_TIKTOK_AUTH", "http://127.0.0.1:1"))
                .build());
        cloud.pauseEventSources();
        endpoints = Endpoints.of(new Home(folder));
        new ShopTable(cloud.dynamoDb(), endpoints.table("Shops"))
                .put(new Shop(
                        SHOP,
                        "Maple & Moon",
                        "US",
                        ZoneOffset.UTC,
                        "cipher",
                        "open-1",
                        Shop.DEFAULT_OWNER,
                        NOW.minus(Duration.ofDays(60)),
                        Shop.State.CONNECTED,
                        Map.of()));
        lines = release();
        lines.forEach(LabelsCommandTest::handOver);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void printsAWaveInTheOrderOfPacking_andNamesWhoIsMissing() throws IOException {
        Path file = folder.resolve("wave.pdf");

        assertThat(run("labels", WAVE.id(), "-o", file.toString(), "--who", "mia"))
                .isEqualTo(Exit.DONE);

        assertThat(said())
                .contains(LABELS + " labels in " + file)
                .contains("missing: #7 " + id(7) + ", its label is not ready")
                .contains("missing: #12 " + id(12) + ", its label is kept no longer")
                .contains("missing: #13 " + id(13) + ", cancelled, held or in another wave since: do not pack it");
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(LABELS + 1);
            assertThat(page(pdf, 0)).contains("Labels " + LABELS + ", missing 5");
            List<String> packed = lines.stream()
                    .filter(line -> isPrinted(line.sequence()))
                    .map(line -> line.order().order())
                    .toList();
            for (int i = 0; i < LABELS; i++) {
                assertThat(page(pdf, i + 1)).as("page %d", i + 1).contains("(Order " + packed.get(i) + ")");
            }
        }
        assertThat(history(1))
                .extracting(Decided::did, Decided::who, Decided::why)
                .contains(tuple(Decided.Did.LABEL_PRINTED, "mia", "115" + id(1) + " (" + WAVE.id() + ")"));
        assertThat(history(7)).isEmpty();
        // For whoever wants to look at it.
        String keep = System.getenv().getOrDefault("BACKROOM_KEEP_LABELS", "");
        if (!keep.isEmpty()) {
            Files.copy(file, Path.of(keep), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void printsOneOrderAgain_andRefusesWhatIsNotThere() throws IOException {
        Path file = folder.resolve("one.pdf");

        assertThat(run("labels", id(2), "-o", file.toString(), "--who", "tom")).isEqualTo(Exit.DONE);

        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(history(2)).extracting(Decided::who).contains("tom");
        assertThat(run("labels", id(7))).isEqualTo(Exit.WRONG_USE);
        assertThat(run("labels", "2001-01-01T10-main")).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void printsFromTheConsole_toItsOwnFormAlone() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI console = endpoints.console();
            String page = http.send(
                            HttpRequest.newBuilder(
                                            URI.create(console + "?page=waves&shop=" + SHOP + "&wave=" + WAVE.id()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher token =
                    Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"").matcher(page);
            assertThat(token.find()).as(page).isTrue();

            HttpResponse<byte[]> printed = post(http, console, token.group(1));
            assertThat(printed.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(printed.headers().firstValue("Cache-Control")).contains("no-store");
            try (PDDocument pdf = Loader.loadPDF(printed.body())) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(LABELS + 1);
            }
            assertThat(history(3)).extracting(Decided::who).contains("console");
            assertThat(post(http, console, "0").statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<byte[]> post(HttpClient http, URI console, String token) throws Exception {
        String form = "action.name=labels&action.shop=" + SHOP + "&action.wave="
                + URLEncoder.encode(WAVE.id(), StandardCharsets.UTF_8) + "&page=waves&token=" + token;
        return http.send(
                HttpRequest.newBuilder(console)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static boolean isPrinted(int sequence) {
        return !LATE.contains(sequence) && sequence != EXPIRED && sequence != HELD;
    }

    private static String page(PDDocument pdf, int page) throws IOException {
        return new String(pdf.getPage(page).getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String id(int sequence) {
        return lines.get(sequence - 1).order().order();
    }

    private static List<Decided> history(int sequence) {
        return new DecisionTable(cloud.dynamoDb(), endpoints.table("Orders"), endpoints.table("Desk"))
                .history(lines.get(sequence - 1).order(), 10);
    }

    /** Orders of one mug each, with deadlines of their own, in a wave that went out. */
    private static List<WaveLine> release() {
        StockTable stock = new StockTable(cloud.dynamoDb(), endpoints.table("Stock"));
        Item mug = new Item(MUG, "Mug", Map.of(), 0);
        stock.putItem(Shop.DEFAULT_OWNER, mug);
        stock.count(Shop.DEFAULT_OWNER, new Slot(MUG, Slot.MAIN), 1_000, "test", "opening");
        Catalogue catalogue = new Catalogue(Map.of(MUG, mug));
        OrderTransition.Terms terms = new OrderTransition.Terms(Slot.MAIN, NOW.minus(Duration.ofDays(60)));
        List<OrderSnapshot> seen = IntStream.rangeClosed(1, ORDERS)
                .mapToObj(LabelsCommandTest::ordered)
                .toList();
        new OrderCommit(
                        cloud.dynamoDb(),
                        endpoints.table("Orders"),
                        endpoints.table("Recipients"),
                        endpoints.table("Stock"))
                .commit(seen.stream()
                        .map(one -> new OrderChange(Shop.DEFAULT_OWNER, catalogue, terms, (OrderTransition.Changed)
                                OrderTransition.apply(Optional.empty(), one, catalogue, terms)))
                        .toList());
        OrderTable orders = new OrderTable(cloud.dynamoDb(), endpoints.table("Orders"));
        WaveTable waves = new WaveTable(cloud.dynamoDb(), endpoints.table("Desk"));
        List<OrderKey> keys = seen.stream().map(OrderSnapshot::key).toList();
        waves.claim(WAVE, keys);
        List<Order> in = orders.replaceAll(orders.load(keys, true).values(), order -> order.into(WAVE.id()));
        List<WaveLine> planned = WavePlan.lines(in);
        waves.put(WAVE, planned);
        waves.finish(WAVE.released(ORDERS, ORDERS));
        Order held = Objects.requireNonNull(
                orders.load(keys, true).get(planned.get(HELD - 1).order()));
        orders.replace(held, held.hold(NOW).orElseThrow());
        return planned;
    }

    private static OrderSnapshot ordered(int number) {
        return new OrderSnapshot(
                new OrderKey(SHOP, Long.toString(576_460_000_000_000_000L + number * 7_919L)),
                new PlatformState(
                        OrderStatus.AWAITING_SHIPMENT,
                        NOW.minusSeconds(7200),
                        new Deadlines(
                                Optional.empty(),
                                Optional.of(NOW.plusSeconds(90_000 - number * 60L)),
                                Optional.empty()),
                        NOW.minusSeconds(3600),
                        Milestones.NONE,
                        NOW.minusSeconds(3590)),
                false,
                List.of(new OrderLine(MUG, "71", "81", 1, new BigDecimal("12.90"), false, LineState.OPEN)),
                new Payment("", new Money(new BigDecimal("12.90"), "USD"), Optional.of(NOW.minusSeconds(7200)), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.empty());
    }

    private static void handOver(WaveLine line) {
        HandoverTable handovers = new HandoverTable(cloud.dynamoDb(), endpoints.table("Desk"));
        OrderKey order = line.order();
        handovers.begin(order, WAVE.id(), "test", NOW, NOW.plusSeconds(180));
        Handover handover = handovers.find(order).orElseThrow();
        if (LATE.contains(line.sequence())) {
            handovers.end(handover.waiting("the platform is still making the label", false), "test", Optional.empty());
            return;
        }
        String parcel = "115" + order.order();
        handovers.put(
                order, new Parcel(parcel, Parcel.State.ARRANGED, "", tracking(line), Optional.of(NOW), Map.of()), NOW);
        handovers.end(handover.at(Handover.Stage.DONE), "test", Optional.empty());
        Instant fetched = line.sequence() == EXPIRED ? NOW.minus(Duration.ofDays(6)) : NOW;
        new LabelTable(cloud.dynamoDb(), endpoints.table("Labels"), Clock.systemUTC())
                .put(new ShippingLabel(order, parcel, tracking(line), fetched, document(line)));
    }

    private static String tracking(WaveLine line) {
        return "SPXUS%012d".formatted(88_000_000L + line.sequence() * 97L);
    }

    private static byte[] document(WaveLine line) {
        List<String> to = new ArrayList<>(List.of("Ana Sampleson-" + line.sequence(), "(+1)555010" + line.sequence()));
        to.addAll(List.of(line.sequence() + " Placeholder Street", "Pasadena, California", "91101 US"));
        return LabelPdf.of(
                "Simulated Express",
                "Maple & Moon",
                tracking(line),
                line.order().order(),
                to,
                List.of("1 x Mug, blue"));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Commands.line(new Surroundings(
                        new Screen(stream, stream, false), new Home(folder), Map.of(), Ticker.ofThread()))
                .execute(arguments);
    }
}
