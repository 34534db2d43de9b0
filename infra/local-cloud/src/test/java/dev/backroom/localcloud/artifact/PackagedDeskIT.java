package dev.backroom.localcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.wave.LabelTable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order desk's packaged archive answers the sample of each of its handlers, byte for byte. */
@Tag("system")
final class PackagedDeskIT {
    private static final PackagedCloud CLOUD = PackagedCloud.start();

    @AfterAll
    static void stop() {
        CLOUD.close();
    }

    @Test
    void storesTheOrdersOfABatch_andAsksOnlyForTheFailedMessageAgain() throws IOException {
        try (PackagedFunction function = CLOUD.function("OrderSync", "order-desk")) {
            assertThat(CLOUD.answer(function, "order-sync/two-orders.json")).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(CLOUD.orders()
                            .load(
                                    List.of(
                                            OrderKey.of(PackagedCloud.SHOP, "576653688135258178"),
                                            OrderKey.of(PackagedCloud.SHOP, "576653688135258179")),
                                    true))
                    .hasSize(2);
            assertThat(CLOUD.stock()
                            .levels(Shop.DEFAULT_OWNER, List.of(PackagedCloud.RED))
                            .values())
                    .extracting(StockLevel::reserved)
                    .containsExactly(2);
            assertThat(CLOUD.answer(function, "order-sync/one-fails.json"))
                    .isEqualTo(
                            "{\"batchItemFailures\":[{\"itemIdentifier\":\"00000000-0000-4000-8000-000000000004\"}]}");
        }
    }

    @Test
    void bringsReleasedOrdersToTheirWarehouse_once() throws IOException {
        try (PackagedFunction sync = CLOUD.function("OrderSync", "order-desk")) {
            assertThat(CLOUD.answer(sync, "order-sync/two-orders.json")).isEqualTo(PackagedCloud.NOTHING_FAILED);
        }
        OrderKey key = OrderKey.of(PackagedCloud.SHOP, "576653688135258178");
        Order ready =
                Objects.requireNonNull(CLOUD.orders().load(List.of(key), true).get(key));
        assertThat(ready.lane()).contains(Lane.READY);
        assertThat(CLOUD.orders().replace(ready, ready.into("2026-11-20T10-main")))
                .isTrue();
        try (PackagedFunction function = CLOUD.function("Handover", "order-desk")) {
            assertThat(CLOUD.answer(function, "handover/batch.json")).isEqualTo(PackagedCloud.NOTHING_FAILED);
            assertThat(CLOUD.answer(function, "handover/batch.json")).isEqualTo(PackagedCloud.NOTHING_FAILED);
        }
        assertThat(CLOUD.platform().answers())
                .filteredOn(path -> path.endsWith("/ship"))
                .containsExactly("/fulfillment/202309/packages/9576653688135258178/ship");
        assertThat(new HandoverTable(CLOUD.dynamoDb(), CLOUD.table("Desk")).find(key))
                .hasValueSatisfying(handover -> assertThat(handover.stage()).isEqualTo(Handover.Stage.DONE));
        assertThat(new LabelTable(CLOUD.dynamoDb(), CLOUD.table("Labels"), Clock.systemUTC()).of(key))
                .singleElement()
                .satisfies(label -> assertThat(label.tracking()).isEqualTo("9400111899223197428490"));
        assertThat(CLOUD.parked("Handovers")).hasSize(2);
        try (PackagedFunction function = CLOUD.function("FulfilmentWave", "order-desk")) {
            assertThat(CLOUD.answer(function, "fulfilment-wave/schedule.json"))
                    .matches(
                            "\\{(\"\\d+\":\\{\"released\":\\d+,\"orders\":\\d+,\"atRisk\":\\d+,\"failure\":\"\"},?)+}");
        }
    }

    @Test
    void readsCasesAndAnswersThem() throws IOException {
        try (PackagedFunction function = CLOUD.function("AftersaleSync", "order-desk")) {
            assertThat(CLOUD.answer(function, "aftersale-sync/batch.json")).isEqualTo(PackagedCloud.NOTHING_FAILED);
        }
        assertThat(new AftersaleTable(CLOUD.dynamoDb(), CLOUD.table("Desk"))
                        .of(OrderKey.of(PackagedCloud.SHOP, "576653688135258178")))
                .extracting(one -> one.key().id())
                .contains("4035227007510549060", "4035318504086604050");
        assertThat(CLOUD.platform().answers()).contains("/return_refund/202309/returns/4035318504086604050/approve");
        assertThat(CLOUD.parked("AftersaleEvents")).isNotEmpty();
        try (PackagedFunction function = CLOUD.function("OrderMonitor", "order-desk")) {
            JsonNode watched = new ObjectMapper().readTree(CLOUD.answer(function, "order-monitor/schedule.json"));
            assertThat(watched.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("cancellations", "held", "handovers", "cases", "answers", "clocks", "health");
            assertThat(watched.toString()).doesNotContain("failure");
        }
    }

    @Test
    void queuesWhatThePollFound() throws IOException {
        try (PackagedFunction function = CLOUD.function("OrderPoll", "order-desk")) {
            assertThat(CLOUD.answer(function, "order-poll/schedule.json"))
                    .startsWith("{\"" + PackagedCloud.SHOP
                            + "\":{\"read\":1,\"queued\":1,\"settling\":0,\"failure\":\"\"},\""
                            + PlatformDouble.BROKEN_SHOP + "\":{\"read\":0,\"queued\":0,\"settling\":0,\"failure\":\"")
                    .endsWith("}}");
            assertThat(CLOUD.sentOrderEvents())
                    .anySatisfy(message -> assertThat(message.body()).contains(PlatformDouble.FOUND_BY_POLL));
        }
    }

    @Test
    void keepsShops() throws IOException {
        try (PackagedFunction function = CLOUD.function("ShopKeeper", "order-desk")) {
            assertThat(CLOUD.answer(function, "shop-keeper/withdrawn-kept-unreadable.json"))
                    .isEqualTo("{\"batchItemFailures\":[]}");
        }
        assertThat(CLOUD.shops()
                        .find(new ShopId(PackagedCloud.WITHDRAWN_SHOP))
                        .orElseThrow()
                        .state())
                .isEqualTo(Shop.State.DISCONNECTED);
        assertThat(CLOUD.shops().authorisationEnds()).containsKey(new ShopId(PackagedCloud.SHOP));
        assertThat(new ParkedMessages(CLOUD.dynamoDb(), CLOUD.table("Shops")).list(10))
                .anySatisfy(parked -> assertThat(parked.reason()).contains("type is not a positive number"));
    }

    @Test
    void countsTheSellersWhoseTokensAreFresh() throws IOException {
        try (PackagedFunction function = CLOUD.function("TokenRefresh", "order-desk")) {
            assertThat(CLOUD.answer(function, "token-refresh/schedule.json"))
                    .isEqualTo("{\"sellers\":1,\"renewed\":0,\"ending\":0,\"failed\":0}");
        }
    }
}
