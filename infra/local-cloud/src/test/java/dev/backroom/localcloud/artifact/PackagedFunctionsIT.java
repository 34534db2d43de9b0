package dev.backroom.localcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.artifact.RuntimeApi.Outcome;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.KpiTable;
import dev.backroom.store.NoticeLog;
import dev.backroom.store.OrderTable;
import dev.backroom.store.Parked;
import dev.backroom.store.ParkedMessages;
import dev.backroom.store.ReviewTable;
import dev.backroom.store.ShopTable;
import dev.backroom.store.StockTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Every handler's packaged archive answers its sample, byte for byte, with the environment that the template gives it.
 */
final class PackagedFunctionsIT {
    private static final String SHOP = PlatformDouble.SELLING_SHOP;
    private static final String WITHDRAWN_SHOP = "7495540735365777509";
    private static final Slot RED = new Slot(new Sku("RED"), Slot.MAIN);

    private static PlatformDouble platform;
    private static LocalCloud cloud;

    /** Queues that nobody but the test receives from, by the variable that names them to the functions. */
    private static final Map<String, String> CAUGHT = new HashMap<>();

    @BeforeAll
    static void start() {
        platform = PlatformDouble.start();
        String address = platform.address().toString();
        cloud = LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                .catalog(TestClouds.catalog(Map.of()))
                .app("abcdef", "123")
                .variables(Map.of("BACKROOM_TIKTOK_API", address, "BACKROOM_TIKTOK_AUTH", address))
                .build());
        for (String variable : List.of("ORDER_EVENTS_URL", "STOCK_CHANGES_URL", "REVIEW_EVENTS_URL", "NOTICES_URL")) {
            CAUGHT.put(
                    variable,
                    cloud.sqs()
                            .createQueue(c -> c.queueName("caught-" + variable))
                            .queueUrl());
        }
        for (String id : List.of(SHOP, PlatformDouble.BROKEN_SHOP, WITHDRAWN_SHOP)) {
            shops().put(new Shop(
                    new ShopId(id),
                    "Maple & Moon",
                    "US",
                    ZoneOffset.UTC,
                    "cipher-" + id,
                    "open-1",
                    Shop.DEFAULT_OWNER,
                    Instant.now().minus(Duration.ofHours(2)),
                    Shop.State.CONNECTED,
                    Map.of()));
        }
        long later = Instant.now().plus(Duration.ofDays(60)).getEpochSecond();
        cloud.ssm()
                .putParameter(p -> p.name(environment("OrderSync").get("TOKENS_PARAMETER") + "open-1")
                        .type(ParameterType.SECURE_STRING)
                        .value("""
                        {"seller":"open-1","sellerName":"","access":"sample-access","accessExpires":%1$d,"refresh":"sample-refresh",\
                        "refreshExpires":%1$d,"obtainedAt":%2$d}""".formatted(later, Instant.now().getEpochSecond())));
        // Mail would leave this machine.
        cloud.ssm()
                .putParameter(p -> p.name(environment("Notify").get("CHANNELS_PARAMETER"))
                        .type(ParameterType.SECURE_STRING)
                        .overwrite(true)
                        .value("[]"));
        stock().putItem(Shop.DEFAULT_OWNER, new Item(RED.sku(), "Red lamp", Map.of(), 20));
        stock().count(Shop.DEFAULT_OWNER, RED, 50, "test", "opening");
    }

    @AfterAll
    static void stop() {
        cloud.close();
        platform.close();
    }

    @Test
    void acknowledgesASignedWebhook_andRefusesAForgedOne() throws IOException {
        try (PackagedFunction function = function("OrderWebhook", "order-webhook")) {
            assertThat(answer(function, "order-webhook/order-status-change.json"))
                    .isEqualTo(EMPTY.formatted(200));
            assertThat(sentOrderEvents())
                    .anySatisfy(message -> assertThat(message.body())
                            .startsWith(
                                    "{\"type\":1,\"notification\":\"7380066284010030890\",\"shop\":\"" + SHOP + "\""));
            assertThat(answer(function, "order-webhook/forged.json")).isEqualTo(EMPTY.formatted(401));
            assertThat(answer(function, "order-webhook/unsigned.json")).isEqualTo(EMPTY.formatted(401));
        }
    }

    @Test
    void storesTheOrdersOfABatch_andAsksOnlyForTheFailedMessageAgain() throws IOException {
        try (PackagedFunction function = function("OrderSync", "order-desk")) {
            assertThat(answer(function, "order-sync/two-orders.json")).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(orders().load(
                                    List.of(
                                            OrderKey.of(SHOP, "576653688135258178"),
                                            OrderKey.of(SHOP, "576653688135258179")),
                                    true))
                    .hasSize(2);
            assertThat(stock().levels(Shop.DEFAULT_OWNER, List.of(RED)).values())
                    .extracting(StockLevel::reserved)
                    .containsExactly(2);
            assertThat(answer(function, "order-sync/one-fails.json"))
                    .isEqualTo(
                            "{\"batchItemFailures\":[{\"itemIdentifier\":\"00000000-0000-4000-8000-000000000004\"}]}");
        }
    }

    @Test
    void queuesWhatThePollFound() throws IOException {
        try (PackagedFunction function = function("OrderPoll", "order-desk")) {
            assertThat(answer(function, "order-poll/schedule.json"))
                    .startsWith("{\"" + SHOP + "\":{\"read\":1,\"queued\":1,\"settling\":0,\"failure\":\"\"},\""
                            + PlatformDouble.BROKEN_SHOP + "\":{\"read\":0,\"queued\":0,\"settling\":0,\"failure\":\"")
                    .endsWith("}}");
            assertThat(sentOrderEvents())
                    .anySatisfy(message -> assertThat(message.body()).contains(PlatformDouble.FOUND_BY_POLL));
        }
    }

    @Test
    void keepsShops() throws IOException {
        try (PackagedFunction function = function("ShopKeeper", "order-desk")) {
            assertThat(answer(function, "shop-keeper/withdrawn-kept-unreadable.json"))
                    .isEqualTo("{\"batchItemFailures\":[]}");
        }
        assertThat(shops().find(new ShopId(WITHDRAWN_SHOP)).orElseThrow().state())
                .isEqualTo(Shop.State.DISCONNECTED);
        assertThat(shops().authorisationEnds()).containsKey(new ShopId(SHOP));
        assertThat(new ParkedMessages(cloud.dynamoDb(), table("Shops")).list(10))
                .anySatisfy(parked -> assertThat(parked.reason()).contains("type is not a positive number"));
    }

    @Test
    void countsTheSellersWhoseTokensAreFresh() throws IOException {
        try (PackagedFunction function = function("TokenRefresh", "order-desk")) {
            assertThat(answer(function, "token-refresh/schedule.json"))
                    .isEqualTo("{\"sellers\":1,\"renewed\":0,\"ending\":0,\"failed\":0}");
        }
    }

    @Test
    void watchesTheStock_andPublishesWhatDiffers() throws IOException {
        try (PackagedFunction function = function("StockWatch", "stock-check")) {
            assertThat(answer(function, "stock-watch/schedule.json"))
                    .contains(
                            "\"unanswered\":1,\"skus\":1,\"listings\":1,\"notices\":0,\"republished\":1,\"failed\":0}");
            assertThat(sent("STOCK_CHANGES_URL"))
                    .extracting(Message::body)
                    .contains("{\"owner\":\"main\",\"skus\":[\"RED\"]}");
        }
        try (PackagedFunction function = function("StockPublish", "stock-check")) {
            assertThat(answer(function, "stock-publish/two-changes.json")).isEqualTo(NOTHING_FAILED);
            assertThat(platform.stockUpdates())
                    .singleElement()
                    .asString()
                    .startsWith("{\"skus\":[{\"id\":\"" + PlatformDouble.LISTED
                            + "\",\"inventory\":[{\"warehouse_id\":\"71\",\"quantity\":");
        }
        try (PackagedFunction function = function("StockEventsReader", "stock-check")) {
            assertThat(answer(function, "stock-events/low-edited-created.json")).isEqualTo(NOTHING_FAILED);
        }
    }

    @Test
    void pullsStoresAndWatchesReviews() throws IOException {
        try (PackagedFunction function = function("ReviewPull", "review-ingest")) {
            assertThat(answer(function, "review-pull/schedule.json"))
                    .containsPattern("\"" + SHOP + "\":\\{\"read\":[12],\"queued\":[12],\"failure\":\"\"}")
                    .contains("\"" + PlatformDouble.BROKEN_SHOP + "\":{\"read\":0,\"queued\":0,\"failure\":\"");
            assertThat(sent("REVIEW_EVENTS_URL"))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.body()).contains(PlatformDouble.REVIEW));
        }
        try (PackagedFunction function = function("ReviewIntake", "review-ingest")) {
            assertThat(answer(function, "review-intake/batch.json")).isEqualTo(NOTHING_FAILED);
            assertThat(reviews().find(new ReviewKey(new ShopId(SHOP), "7461000000000000001")))
                    .hasValueSatisfying(review -> assertThat(review.stars()).isEqualTo(1));
            assertThat(parked("ReviewEvents")).isNotEmpty();
        }
        try (PackagedFunction function = function("ReviewWatch", "review-ingest")) {
            assertThat(answer(function, "review-watch/schedule.json"))
                    .startsWith("{\"")
                    .contains("\"" + SHOP + "\":{\"told\":")
                    .contains("\"failure\":\"\"}");
        }
    }

    @Test
    void keepsEveryNoticeOnce() throws IOException {
        try (PackagedFunction function = function("Notify", "notify")) {
            assertThat(answer(function, "notify/batch.json")).isEqualTo(NOTHING_FAILED);
            assertThat(answer(function, "notify/batch.json")).isEqualTo(NOTHING_FAILED);
        }
        assertThat(new NoticeLog(cloud.dynamoDb(), table("Shops")).latest(Optional.of(new ShopId(SHOP)), 10))
                .extracting(NoticeLog.Kept::id)
                .contains("review-negative#7495540735365777507#7461000000000000001", "stock-low#main#LIP-01#17")
                .doesNotHaveDuplicates();
        assertThat(parked("Notices")).isNotEmpty();
    }

    @Test
    void countsABatchOfAStreamOnce_andMakesTheFigures() throws IOException {
        KpiTable kpis = new KpiTable(cloud.dynamoDb(), table("Kpis"));
        try (PackagedFunction function = function("KpiCount", "kpi-rollup")) {
            for (String sample : List.of("orders", "reviews", "orders")) {
                assertThat(answer(function, "kpi-count/" + sample + ".json"))
                        .isEqualTo("{\"batchItemFailures\":[],\"state\":{}}");
            }
            assertThat(answer(function, "kpi-count/window-end.json"))
                    .isEqualTo("{\"batchItemFailures\":[],\"state\":{}}");
        }
        Bucket paid = Bucket.hour(new ShopId(SHOP), Instant.ofEpochSecond(1795198260));
        assertThat(kpis.all(new ShopId(SHOP)).facts().tallies())
                .hasEntrySatisfying(
                        paid, tally -> assertThat(tally.count(Count.ORDERS)).isEqualTo(1));
        try (PackagedFunction function = function("KpiRollup", "kpi-rollup")) {
            assertThat(answer(function, "kpi-rollup/hourly.json"))
                    .matches("\\{\"shops\":[23],\"days\":\\d+,\"sales\":\\d+,\"digests\":\\d+,\"failed\":0}");
        }
    }

    @Test
    void answersThePage_asOneJsonText() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (PackagedFunction function = function("Console", "ops-console")) {
            String home =
                    json.readTree(answer(function, "ops-console/home.json")).textValue();
            assertThat(home)
                    .startsWith("<section class=\"bkr auto\" lang=\"en\">")
                    .endsWith("</section>")
                    .contains("Maple &amp; Moon");
            String widget =
                    json.readTree(answer(function, "ops-console/widget.json")).textValue();
            assertThat(widget)
                    .startsWith("<section class=\"bkr\" lang=\"zh-CN\">")
                    .contains("待发货");
            assertThat(json.readTree(answer(function, "ops-console/home-zh.json"))
                            .textValue())
                    .contains("English</a>");
            assertThat(json.readTree(answer(function, "ops-console/describe.json"))
                            .textValue())
                    .startsWith("## Backroom");
        }
    }

    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    private static final String EMPTY =
            "{\"statusCode\":%d,\"headers\":{},\"multiValueHeaders\":null,\"cookies\":null,\"body\":\"\",\"isBase64Encoded\":false}";

    private static PackagedFunction function(String logicalId, String module) {
        Map<String, String> environment = new HashMap<>(environment(logicalId));
        CAUGHT.forEach(environment::replace);
        environment.put("AWS_REGION", cloud.endpoints().region());
        environment.put(
                "AWS_ENDPOINT_URL_DYNAMODB", cloud.endpoints().dynamodb().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", cloud.endpoints().sqs().toString());
        environment.put("AWS_ENDPOINT_URL_SSM", cloud.endpoints().ssm().toString());
        return PackagedFunction.start(module, environment);
    }

    private static Map<String, String> environment(String logicalId) {
        return cloud.world(logicalId).environment();
    }

    private static String answer(PackagedFunction function, String sample) throws IOException {
        Path file =
                Path.of(System.getProperty("backroom.root", "../.."), "events").resolve(sample);
        Outcome outcome = function.invoke(Files.readAllBytes(file));
        assertThat(outcome)
                .as(() -> outcome.text() + "\n" + function.endOfLog())
                .isInstanceOf(Outcome.Answered.class);
        return new String(outcome.bytes(), StandardCharsets.UTF_8);
    }

    private static List<Message> sentOrderEvents() {
        return sent("ORDER_EVENTS_URL");
    }

    private static List<Message> sent(String variable) {
        return cloud.sqs()
                .receiveMessage(r ->
                        r.queueUrl(CAUGHT.get(variable)).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    private static String table(String logicalId) {
        return cloud.endpoints().tables().getOrDefault(logicalId, "");
    }

    private static ShopTable shops() {
        return new ShopTable(cloud.dynamoDb(), table("Shops"));
    }

    private static OrderTable orders() {
        return new OrderTable(cloud.dynamoDb(), table("Orders"));
    }

    private static ReviewTable reviews() {
        return new ReviewTable(cloud.dynamoDb(), table("Reviews"));
    }

    private static List<Parked> parked(String queue) {
        return new ParkedMessages(cloud.dynamoDb(), table("Shops"))
                .list(50).stream()
                        .filter(parked -> parked.queue().equals(queue))
                        .toList();
    }

    private static StockTable stock() {
        return new StockTable(cloud.dynamoDb(), table("Stock"));
    }
}
