package dev.backroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.schedule.Ticker;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.kpi.AdSpendTable;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do at the command line, against the tables and queues of a local cloud. */
@Tag("system")
class OperatorCommandsTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final Slot MUG = new Slot(new Sku("MUG"), Slot.MAIN);

    @TempDir
    private static Path folder = Path.of("");

    private static LocalCloud cloud;
    private static Endpoints endpoints;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.of(Installation.find().template())
                .home(folder)
                .app("key", "secret")
                .variables(Map.of(
                        "BACKROOM_TIKTOK_API", "http://127.0.0.1:1", "BACKROOM_TIKTOK_AUTH", "http://127.0.0.1:1"))
                .build());
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
                        Instant.now().minus(Duration.ofDays(60)),
                        Shop.State.CONNECTED,
                        Map.of()));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void booksMovements_onceEach() throws IOException {
        assertThat(run("import", "items", sheet("sku,title\nMUG,Mug\n"))).isEqualTo(Exit.DONE);
        assertThat(run("import", "stock-count", sheet("sku,counted\nMUG,40\n"))).isEqualTo(Exit.DONE);
        String receipts = sheet("sku,units,reference\nMUG,5,DN-7/1\n");
        assertThat(run("import", "receipts", receipts, "--who", "ann")).isEqualTo(Exit.DONE);
        assertThat(run("import", "receipts", receipts, "--who", "ann")).isEqualTo(Exit.DONE);
        assertThat(said()).contains("0 taken, 1 known before, 0 rejected");
        assertThat(run("import", "adjustments", sheet("sku,change\nMUG,-2\n"), "--reference", "A-1"))
                .isEqualTo(Exit.DONE);
        assertThat(run("import", "damages", sheet("sku,units\nMUG,3\n"), "--reference", "D-1"))
                .isEqualTo(Exit.DONE);
        assertThat(run("import", "damages", sheet("sku,units\nMUG,50\n"), "--reference", "D-2"))
                .isEqualTo(Exit.FAILED);

        assertThat(new StockTable(cloud.dynamoDb(), endpoints.table("Stock"))
                        .levels(Shop.DEFAULT_OWNER, List.of(MUG))
                        .values())
                .extracting(StockLevel::onHand)
                .containsExactly(40);
    }

    @Test
    void saysWhatACountWouldDo_andWritesNothing_onADryRun() throws IOException {
        run("import", "items", sheet("sku,title\nPLATE,Plate\n"));
        String count = sheet("sku,counted\nPLATE,8\nNOBODY,1\n");

        assertThat(run("import", "stock-count", count, "--dry-run")).isEqualTo(Exit.FAILED);

        assertThat(said())
                .contains("line 3 would be rejected: the item list does not have this SKU")
                .contains("nothing is written; 1 would be taken, 1 rejected");
        Slot plate = new Slot(new Sku("PLATE"), Slot.MAIN);
        StockTable stock = new StockTable(cloud.dynamoDb(), endpoints.table("Stock"));
        assertThat(stock.levels(Shop.DEFAULT_OWNER, List.of(plate))).isEmpty();
        assertThat(run("import", "items", sheet("sku,title\nPLATE,Plate\n"), "--dry-run"))
                .isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void takesAdSpend_ofTheOnlyShop() throws IOException {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

        assertThat(run("import", "ad-spend", sheet("day,amount,currency\n" + yesterday + ",12.50,USD\nnever,1,USD\n")))
                .isEqualTo(Exit.FAILED);

        assertThat(said()).contains("1 taken, 1 rejected");
        LocalDate day = LocalDate.parse(yesterday);
        assertThat(new AdSpendTable(cloud.dynamoDb(), endpoints.table("Kpis")).of(SHOP, day, day))
                .containsOnlyKeys(day);
    }

    @Test
    void takesReviews_marksThemAsAnswered_andCountsThemAgain() throws IOException {
        String created = Instant.now().minus(Duration.ofHours(2)).toString();
        String reviews = sheet("review_id,product_id,rating,content,created_at\n81,17,1,Broken," + created
                + "\n82,17,5,Great quality," + created + "\n83,17,9,?," + created + "\n");

        assertThat(run("import", "reviews", reviews)).isEqualTo(Exit.FAILED);
        assertThat(said()).contains("2 taken, 1 rejected");
        assertThat(run("replied", "81", "82", "84")).isEqualTo(Exit.FAILED);
        assertThat(said()).contains("81 is marked as answered").contains("has no review 84");
        assertThat(run("replied", "81", "--shop", "1")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("replied", "81", "--at", "tomorrow")).isEqualTo(Exit.WRONG_USE);
        assertThat(new ReviewTable(cloud.dynamoDb(), endpoints.table("Reviews"))
                        .find(new ReviewKey(SHOP, "81"))
                        .flatMap(Review::replied))
                .isPresent();

        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(run("recount")).isEqualTo(Exit.DONE));
        assertThat(run("recount", "--correct")).isEqualTo(Exit.DONE);
        assertThat(said()).contains("shop " + SHOP + ": the figures agree to the last digit");
    }

    @Test
    void saysWhichShopAndJobFail_whenTheTokenIsGone() throws IOException {
        String event = sheet("{}");
        assertThat(run("invoke", "OrderPoll", event)).isEqualTo(Exit.FAILED);
        assertThat(run("invoke", "FulfilmentWave", event)).isEqualTo(Exit.DONE);

        assertThat(run("doctor")).isEqualTo(Exit.FAILED);

        assertThat(said())
                .contains("fail  token       Maple & Moon: its token is refused since ")
                .contains("OrderPoll")
                .contains("no tokens are stored")
                .contains("'./backroom connect --auth-code CODE'");
    }

    @Test
    void listsAsOneDocument_whereAProgramReads() throws IOException {
        ObjectMapper json = new ObjectMapper();
        run("doctor", "--json");
        assertThat(json.readTree(said()))
                .allSatisfy(finding -> assertThat(finding.fieldNames())
                        .toIterable()
                        .containsExactly("grade", "what", "found", "remedy"))
                .anySatisfy(finding -> assertThat(finding.path("what").asText()).isEqualTo("up"));
        out.reset();
        assertThat(run("aftersale", "list", "--json")).isEqualTo(Exit.DONE);
        assertThat(json.readTree(said()).isArray()).isTrue();
        out.reset();
        run("recount", "--json");
        JsonNode recount = json.readTree(said());
        assertThat(recount.path("shops").path(0).path("shop").asText()).isEqualTo(SHOP.value());
        assertThat(recount.path("behind").isArray()).isTrue();
        assertThat(run("recount", "--json", "--correct")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("aftersale", "approve", "1", "--json")).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void keepsMetricsOutOfTheTerminal() throws IOException {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(run("invoke", "KpiRollup", sheet("{}"))).isEqualTo(Exit.DONE);
        } finally {
            System.setOut(terminal);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("_aws", "CloudWatchMetrics");
        assertThat(said()).doesNotContain("_aws").contains("\"shops\":1");
    }

    private static String sheet(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "sheet", ".csv"), text)
                .toString();
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
