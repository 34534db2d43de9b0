package dev.backroom.localcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.artifact.RuntimeApi.Outcome;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockTable;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * A cloud with three shops and the archives of the functions beside it: each runs with the environment that the template gives
 * it, but for queues that nobody but the test receives from.
 */
final class PackagedCloud implements AutoCloseable {
    static final String SHOP = PlatformDouble.SELLING_SHOP;
    static final String WITHDRAWN_SHOP = "7495540735365777509";
    static final Slot RED = new Slot(new Sku("RED"), Slot.MAIN);
    static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";
    static final String EMPTY =
            "{\"statusCode\":%d,\"headers\":{},\"multiValueHeaders\":null,\"cookies\":null,\"body\":\"\",\"isBase64Encoded\":false}";

    private final PlatformDouble platform;
    private final LocalCloud cloud;

    /** By the variable that names them to the functions. */
    private final Map<String, String> caught = new HashMap<>();

    private PackagedCloud(PlatformDouble platform, LocalCloud cloud) {
        this.platform = platform;
        this.cloud = cloud;
    }

    static PackagedCloud start() {
        PlatformDouble platform = PlatformDouble.start();
        String address = platform.address().toString();
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                .catalog(TestClouds.catalog(Map.of()))
                .app("abcdef", "123")
                .variables(Map.of("BACKROOM_TIKTOK_API", address, "BACKROOM_TIKTOK_AUTH", address))
                .build());
        PackagedCloud packaged = new PackagedCloud(platform, cloud);
        packaged.fill();
        return packaged;
    }

    private void fill() {
        for (String variable : List.of(
                "ORDER_EVENTS_URL",
                "STOCK_CHANGES_URL",
                "REVIEW_EVENTS_URL",
                "AFTERSALE_EVENTS_URL",
                "HANDOVERS_URL",
                "NOTICES_URL")) {
            caught.put(
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

    PlatformDouble platform() {
        return platform;
    }

    DynamoDbClient dynamoDb() {
        return cloud.dynamoDb();
    }

    SsmClient ssm() {
        return cloud.ssm();
    }

    PackagedFunction function(String logicalId, String module) {
        Map<String, String> environment = new HashMap<>(environment(logicalId));
        caught.forEach(environment::replace);
        environment.put("AWS_REGION", cloud.endpoints().region());
        environment.put(
                "AWS_ENDPOINT_URL_DYNAMODB", cloud.endpoints().dynamodb().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", cloud.endpoints().sqs().toString());
        environment.put("AWS_ENDPOINT_URL_SSM", cloud.endpoints().ssm().toString());
        return PackagedFunction.start(module, environment);
    }

    Map<String, String> environment(String logicalId) {
        return cloud.world(logicalId).environment();
    }

    byte[] sample(String name) throws IOException {
        return Files.readAllBytes(
                Path.of(System.getProperty("backroom.root", "../.."), "events").resolve(name));
    }

    String answer(PackagedFunction function, String sample) throws IOException {
        return answer(function, sample(sample));
    }

    String answer(PackagedFunction function, byte[] event) {
        Outcome outcome = function.invoke(event);
        assertThat(outcome)
                .as(() -> outcome.text() + "\n" + function.endOfLog())
                .isInstanceOf(Outcome.Answered.class);
        return new String(outcome.bytes(), StandardCharsets.UTF_8);
    }

    List<Message> sentOrderEvents() {
        return sent("ORDER_EVENTS_URL");
    }

    List<Message> sent(String variable) {
        return cloud.sqs()
                .receiveMessage(r ->
                        r.queueUrl(caught.get(variable)).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    String table(String logicalId) {
        return cloud.endpoints().tables().getOrDefault(logicalId, "");
    }

    ShopTable shops() {
        return new ShopTable(cloud.dynamoDb(), table("Shops"));
    }

    OrderTable orders() {
        return new OrderTable(cloud.dynamoDb(), table("Orders"));
    }

    ReviewTable reviews() {
        return new ReviewTable(cloud.dynamoDb(), table("Reviews"));
    }

    List<Parked> parked(String queue) {
        return new ParkedMessages(cloud.dynamoDb(), table("Shops"))
                .list(50).stream()
                        .filter(parked -> parked.queue().equals(queue))
                        .toList();
    }

    StockTable stock() {
        return new StockTable(cloud.dynamoDb(), table("Stock"));
    }

    @Override
    public void close() {
        cloud.close();
        platform.close();
    }
}
