package dev.backroom.desk;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;

@Tag("engine")
final class OrderDeskFunctionsTest {
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("BACKROOM_TIKTOK_API", "http://127.0.0.1:1"),
            Map.entry("BACKROOM_TIKTOK_AUTH", "http://127.0.0.1:1"),
            Map.entry("APP_KEY_PARAMETER", "/b/app-key"),
            Map.entry("APP_SECRET_PARAMETER", "/b/app-secret"),
            Map.entry("TOKENS_PARAMETER", "/b/tokens/"),
            Map.entry("ORDERS_TABLE", "Orders"),
            Map.entry("RECIPIENTS_TABLE", "Recipients"),
            Map.entry("LABELS_TABLE", "Labels"),
            Map.entry("STOCK_TABLE", "Stock"),
            Map.entry("SHOPS_TABLE", ShopsInMemory.TABLE),
            Map.entry("ORDER_EVENTS_URL", "http://127.0.0.1:1/q"),
            Map.entry("AFTERSALE_EVENTS_URL", "http://127.0.0.1:1/a"),
            Map.entry("SHOP_EVENTS_URL", "http://127.0.0.1:1/e"),
            Map.entry("DESK_TABLE", "Desk"),
            Map.entry("KPIS_TABLE", "Kpis"),
            Map.entry("STOCK_CHANGES_URL", "http://127.0.0.1:1/s"),
            Map.entry("WAREHOUSES_PARAMETER", "/b/warehouses"),
            Map.entry("HANDOVERS_URL", "http://127.0.0.1:1/h"),
            Map.entry("TRACE_SALT_PARAMETER", "/b/trace-salt"),
            Map.entry("STOCK_EVENTS_URL", "http://127.0.0.1:1/e"),
            Map.entry("OUTSIDE_CHECK_PARAMETER", "/b/outside-check"),
            Map.entry("NOTICES_URL", "http://127.0.0.1:1/n"));

    private static final Map<String, Consumer<OrderDeskFunctions>> FUNCTIONS = Map.of(
            "order-sync", OrderDeskFunctions::orderSync,
            "order-poll", OrderDeskFunctions::orderPoll,
            "shop-keeper", OrderDeskFunctions::shopKeeper,
            "token-refresh", OrderDeskFunctions::tokenRefresh,
            "handover", OrderDeskFunctions::handover,
            "connect", OrderDeskFunctions::connectShop,
            "aftersale-sync", OrderDeskFunctions::aftersaleSync,
            "order-monitor", OrderDeskFunctions::orderMonitor);

    private final ShopsInMemory tables = new ShopsInMemory();
    private final ParametersInMemory ssm = new ParametersInMemory();

    @AfterEach
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @CsvSource({
        "order-sync, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " ORDERS_TABLE RECIPIENTS_TABLE STOCK_TABLE SHOPS_TABLE STOCK_CHANGES_URL HANDOVERS_URL DESK_TABLE TRACE_SALT_PARAMETER"
                + " OUTSIDE_CHECK_PARAMETER ORDER_EVENTS_URL AFTERSALE_EVENTS_URL",
        "order-poll, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " ORDERS_TABLE STOCK_TABLE SHOPS_TABLE ORDER_EVENTS_URL",
        "shop-keeper, SHOPS_TABLE RECIPIENTS_TABLE LABELS_TABLE TOKENS_PARAMETER SHOP_EVENTS_URL",
        "token-refresh, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER"
                + " TOKENS_PARAMETER SHOPS_TABLE NOTICES_URL",
        "handover, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " WAREHOUSES_PARAMETER ORDERS_TABLE SHOPS_TABLE DESK_TABLE LABELS_TABLE HANDOVERS_URL ORDER_EVENTS_URL NOTICES_URL",
        "aftersale-sync, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " DESK_TABLE ORDERS_TABLE STOCK_TABLE SHOPS_TABLE",
        "order-monitor, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " DESK_TABLE ORDERS_TABLE STOCK_TABLE SHOPS_TABLE KPIS_TABLE NOTICES_URL HANDOVERS_URL",
        "connect, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " SHOPS_TABLE STOCK_EVENTS_URL"
    })
    void namesTheVariableThatIsMissing_andNeedsNoOther(String function, String variables) {
        Consumer<OrderDeskFunctions> make = Objects.requireNonNull(FUNCTIONS.get(function));
        List<String> needed = List.of(variables.split(" ", -1));
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.keySet().retainAll(needed);
        make.accept(functions(environment));
        for (String missing : needed) {
            Map<String, String> incomplete = new HashMap<>(environment);
            incomplete.remove(missing);
            assertThatThrownBy(() -> make.accept(functions(incomplete)))
                    .as(missing)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(missing);
        }
    }

    @Test
    void answersTheSchedule_whenNoShopIsConnected() {
        OrderDeskFunctions functions = functions(ENVIRONMENT);
        assertThat(functions.orderPoll().handleRequest(Map.of(), null)).isEmpty();
        assertThat(functions.tokenRefresh().handleRequest(Map.of(), null))
                .isEqualTo(Map.of("sellers", 0, "renewed", 0, "ending", 0, "failed", 0));
    }

    @Test
    void failsNothing_whenABatchIsEmpty() {
        SQSEvent empty = new SQSEvent();
        empty.setRecords(List.of());
        OrderDeskFunctions functions = functions(ENVIRONMENT);
        assertThat(functions.shopKeeper().handleRequest(empty, null).getBatchItemFailures())
                .isEmpty();
        assertThat(functions.handover().handleRequest(empty, null).getBatchItemFailures())
                .isEmpty();
        assertThat(functions.orderSync().handleRequest(empty, null).getBatchItemFailures())
                .isEmpty();
    }

    private OrderDeskFunctions functions(Map<String, String> environment) {
        ssm.values.put("/b/app-key", "key");
        ssm.values.put("/b/app-secret", "secret");
        return new OrderDeskFunctions(
                environment, tables.dynamo, new NoQueue(), ssm, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static final class NoQueue implements SqsClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
