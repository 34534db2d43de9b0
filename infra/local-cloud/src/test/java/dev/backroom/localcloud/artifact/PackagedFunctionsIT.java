package dev.backroom.localcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.artifact.RuntimeApi.Outcome;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.OrderTable;
import dev.backroom.store.ParkedMessages;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Every handler's packaged archive answers its sample, byte for byte, with the environment that the template gives it.
 */
final class PackagedFunctionsIT {
    private static final String SHOP = "7495540735365777507";
    private static final String WITHDRAWN_SHOP = "7495540735365777509";
    private static final Slot RED = new Slot(new Sku("RED"), Slot.MAIN);

    private static PlatformDouble platform;
    private static LocalCloud cloud;

    /** A queue that nobody but the test receives from. */
    private static String orderEvents = "";

    @BeforeAll
    static void start() {
        platform = PlatformDouble.start();
        String address = platform.address().toString();
        cloud = LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                .catalog(TestClouds.catalog(Map.of()))
                .app("abcdef", "123")
                .variables(Map.of("BACKROOM_TIKTOK_API", address, "BACKROOM_TIKTOK_AUTH", address))
                .build());
        orderEvents = cloud.sqs().createQueue(c -> c.queueName("caught")).queueUrl();
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
    void answersThePage_asOneJsonText() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (PackagedFunction function = function("Console", "ops-console")) {
            String home =
                    json.readTree(answer(function, "ops-console/home.json")).textValue();
            assertThat(home)
                    .startsWith("<section class=\"bkr\" lang=\"en\">")
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

    private static final String EMPTY =
            "{\"statusCode\":%d,\"headers\":{},\"multiValueHeaders\":null,\"cookies\":null,\"body\":\"\",\"isBase64Encoded\":false}";

    private static PackagedFunction function(String logicalId, String module) {
        Map<String, String> environment = new HashMap<>(environment(logicalId));
        environment.replace("ORDER_EVENTS_URL", orderEvents);
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
        return cloud.sqs()
                .receiveMessage(
                        r -> r.queueUrl(orderEvents).maxNumberOfMessages(10).waitTimeSeconds(1))
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

    private static StockTable stock() {
        return new StockTable(cloud.dynamoDb(), table("Stock"));
    }
}
