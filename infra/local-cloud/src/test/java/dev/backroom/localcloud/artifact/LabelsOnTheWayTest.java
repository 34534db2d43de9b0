package dev.backroom.localcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.localcloud.BackroomFunctions;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
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
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A label from the platform to its table, and out of it, by the template's wiring and roles. */
@Tag("system")
final class LabelsOnTheWayTest {
    private static final ShopId SHOP = new ShopId(PlatformDouble.SELLING_SHOP);
    private static final OrderKey ORDER = new OrderKey(SHOP, "576653688135258178");
    private static final Slot RED = new Slot(new Sku("RED"), Slot.MAIN);
    private static final Instant SEEN = Instant.ofEpochSecond(1_795_197_600);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void isKept_andErasedWhenTheSellerWithdraws() {
        try (PlatformDouble platform = PlatformDouble.start();
                LocalCloud cloud = cloud(platform)) {
            connect(cloud);
            release(cloud);
            LabelTable labels = new LabelTable(cloud.dynamoDb(), table(cloud, "Labels"), Clock.systemUTC());

            new HandoverQueue(cloud.sqs(), queue(cloud, "Handovers"))
                    .send(List.of(new HandoverMessage.Hand(ORDER, "2026-11-20T10-main")));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(labels.of(ORDER))
                            .extracting(ShippingLabel::tracking)
                            .containsExactly("9400111899223197428490"));

            Signal withdrawal =
                    new Signal(6, "n", Optional.of(SHOP), Optional.empty(), Instant.now(), List.of(), Map.of());
            cloud.sqs()
                    .sendMessage(
                            s -> s.queueUrl(queue(cloud, "ShopEvents")).messageBody(SignalCodec.write(withdrawal)));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(labels.of(ORDER)).isEmpty());
            assertThat(cloud.refusals()).isEmpty();
        }
    }

    private static LocalCloud cloud(PlatformDouble platform) {
        Map<String, Function<FunctionWorld, LambdaFunction>> makers =
                new HashMap<>(TestClouds.catalog(Map.of()).byHandler());
        for (String real : Set.of("handover", "shop-keeper")) {
            makers.put(
                    real,
                    Objects.requireNonNull(
                            BackroomFunctions.catalog().byHandler().get(real)));
        }
        String address = platform.address().toString();
        return LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                .catalog(new FunctionCatalog(makers))
                .app("abcdef", "123")
                .variables(Map.of("BACKROOM_TIKTOK_API", address, "BACKROOM_TIKTOK_AUTH", address))
                .build());
    }

    private static void connect(LocalCloud cloud) {
        new ShopTable(cloud.dynamoDb(), table(cloud, "Shops"))
                .put(new Shop(
                        SHOP,
                        "Maple & Moon",
                        "PH",
                        ZoneOffset.UTC,
                        "cipher-" + SHOP,
                        "open-1",
                        Shop.DEFAULT_OWNER,
                        Instant.now().minus(Duration.ofHours(2)),
                        Shop.State.CONNECTED,
                        Map.of()));
        long later = Instant.now().plus(Duration.ofDays(60)).getEpochSecond();
        cloud.ssm()
                .putParameter(p -> p.name(cloud.world("Handover").environment().get("TOKENS_PARAMETER") + "open-1")
                        .type(ParameterType.SECURE_STRING)
                        .value("""
                        {"seller":"open-1","sellerName":"","access":"a","accessExpires":%1$d,"refresh":"r",\
                        "refreshExpires":%1$d,"obtainedAt":%2$d}""".formatted(later, Instant.now().getEpochSecond())));
    }

    /** The order as the platform's double shows it, in a wave. */
    private static void release(LocalCloud cloud) {
        Item lamp = new Item(RED.sku(), "Red lamp", Map.of(), 0);
        StockTable stock = new StockTable(cloud.dynamoDb(), table(cloud, "Stock"));
        stock.putItem(Shop.DEFAULT_OWNER, lamp);
        stock.count(Shop.DEFAULT_OWNER, RED, 50, "test", "opening");
        OrderSnapshot seen = new OrderSnapshot(
                ORDER,
                new PlatformState(
                        OrderStatus.AWAITING_SHIPMENT,
                        SEEN.minusSeconds(7600),
                        Deadlines.NONE,
                        SEEN,
                        Milestones.NONE,
                        SEEN.plusSeconds(10)),
                false,
                List.of(new OrderLine(RED.sku(), "27", "17", 1, new BigDecimal("9.99"), false, LineState.OPEN)),
                new Payment("", new Money(new BigDecimal("9.99"), "USD"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.empty());
        Catalogue catalogue = new Catalogue(Map.of(RED.sku(), lamp));
        OrderTransition.Terms terms = new OrderTransition.Terms(Slot.MAIN, SEEN.minus(Duration.ofDays(60)));
        new OrderCommit(cloud.dynamoDb(), table(cloud, "Orders"), table(cloud, "Recipients"), table(cloud, "Stock"))
                .commit(List.of(new OrderChange(Shop.DEFAULT_OWNER, catalogue, terms, (OrderTransition.Changed)
                        OrderTransition.apply(Optional.empty(), seen, catalogue, terms))));
        OrderTable orders = new OrderTable(cloud.dynamoDb(), table(cloud, "Orders"));
        Order ready = Objects.requireNonNull(orders.load(List.of(ORDER), true).get(ORDER));
        assertThat(orders.replace(ready, ready.into("2026-11-20T10-main"))).isTrue();
    }

    private static String table(LocalCloud cloud, String id) {
        return cloud.endpoints().tables().getOrDefault(id, "");
    }

    private static String queue(LocalCloud cloud, String id) {
        return cloud.endpoints().queues().getOrDefault(id, "");
    }
}
