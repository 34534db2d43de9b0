package dev.backroom.stockcheck;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.backroom.model.stock.Sku;
import dev.backroom.stockcheck.booking.StockLine;
import dev.backroom.store.shop.ShopTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** The functions as the template makes them, between real tables and a platform that speaks HTTP. */
@Tag("engine")
class StockCheckFunctionsTest {
    private static final String UPDATE = "/product/202309/products/17/inventory/update";
    private static final Map<String, Consumer<StockCheckFunctions>> FUNCTIONS = Map.of(
            "stock-publish", StockCheckFunctions::stockPublish,
            "stock-watch", StockCheckFunctions::stockWatch,
            "stock-events", StockCheckFunctions::stockEvents,
            "import", StockCheckFunctions::receiveStock);

    private final WireMockServer platform = new WireMockServer(options().dynamicPort());
    private final StockFixture room = new StockFixture();
    private final Queues queues = new Queues();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() {
        platform.start();
        environment.putAll(Map.of(
                "BACKROOM_TIKTOK_API",
                platform.baseUrl(),
                "BACKROOM_TIKTOK_AUTH",
                platform.baseUrl(),
                "APP_KEY_PARAMETER",
                "/b/app-key",
                "APP_SECRET_PARAMETER",
                "/b/app-secret",
                "TOKENS_PARAMETER",
                "/b/tokens/",
                "STOCK_TABLE",
                room.stockTable,
                "SHOPS_TABLE",
                room.shopsTable,
                "ORDERS_TABLE",
                room.ordersTable(),
                "STOCK_CHANGES_URL",
                "http://queues/changes",
                "NOTICES_URL",
                "http://queues/notices"));
        environment.put("STOCK_EVENTS_URL", "http://queues/events");
        new ShopTable(room.engine(), room.shopsTable).put(room.shop);
    }

    @AfterEach
    void stop() {
        platform.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "stock-publish, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " STOCK_TABLE ORDERS_TABLE SHOPS_TABLE STOCK_CHANGES_URL",
        "stock-watch, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " STOCK_TABLE ORDERS_TABLE SHOPS_TABLE STOCK_CHANGES_URL NOTICES_URL",
        "stock-events, BACKROOM_TIKTOK_API BACKROOM_TIKTOK_AUTH APP_KEY_PARAMETER APP_SECRET_PARAMETER TOKENS_PARAMETER"
                + " STOCK_TABLE ORDERS_TABLE SHOPS_TABLE STOCK_EVENTS_URL STOCK_CHANGES_URL NOTICES_URL",
        "import, STOCK_TABLE ORDERS_TABLE SHOPS_TABLE STOCK_CHANGES_URL"
    })
    void namesTheVariableThatIsMissing_andNeedsNoOther(String function, String variables) {
        Consumer<StockCheckFunctions> make = Objects.requireNonNull(FUNCTIONS.get(function));
        List<String> needed = List.of(variables.split(" ", -1));
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
    void findsTheListing_publishesItsStock_andTellsThatItRunsLow() throws IOException {
        room.stock("RED", "north", 12);
        platform.stubFor(
                post(urlPathEqualTo("/product/202502/products/search"))
                        .willReturn(
                                okJson(
                                        "{\"code\":0,\"data\":{\"products\":[{\"id\":\"17\",\"status\":\"ACTIVATE\",\"skus\":["
                                                + "{\"id\":\"27\",\"seller_sku\":\"RED\",\"inventory\":[{\"warehouse_id\":\"71\"}]}]}]}}")));
        platform.stubFor(
                post(urlPathEqualTo("/product/202309/inventory/search"))
                        .withRequestBody(equalToJson("{\"sku_ids\":[\"27\"]}"))
                        .willReturn(
                                okJson(
                                        "{\"code\":0,\"data\":{\"inventory\":[{\"product_id\":\"17\",\"skus\":[{\"id\":\"27\","
                                                + "\"warehouse_inventory\":[{\"warehouse_id\":\"71\",\"available_quantity\":3}]}]}]}}")));
        platform.stubFor(post(urlPathEqualTo(UPDATE)).willReturn(okJson("{\"code\":0,\"data\":{}}")));
        StockCheckFunctions functions = functions(environment);

        assertThat(functions.stockWatch().handleRequest(Map.of(), null))
                .isEqualTo(Map.of(
                        "shops",
                        1,
                        "unanswered",
                        0,
                        "skus",
                        1,
                        "listings",
                        1,
                        "notices",
                        1,
                        "republished",
                        1,
                        "failed",
                        0));
        assertThat(queues.sent).anyMatch(body -> body.contains("STOCK_LOW"));
        assertThat(queues.sent).contains("{\"owner\":\"main\",\"skus\":[\"RED\"]}");

        assertThat(functions
                        .stockPublish()
                        .handleRequest(sample("stock-publish/two-changes.json"), null)
                        .getBatchItemFailures())
                .isEmpty();
        platform.verify(
                1,
                postRequestedFor(urlPathEqualTo(UPDATE))
                        .withHeader("x-tts-access-token", containing("sample-access"))
                        .withRequestBody(equalToJson("{\"skus\":[{\"id\":\"27\",\"inventory\":["
                                + "{\"warehouse_id\":\"71\",\"quantity\":12}]}]}")));
        assertThat(functions
                        .stockEvents()
                        .handleRequest(sample("stock-events/low-edited-created.json"), null)
                        .getBatchItemFailures())
                .isEmpty();
    }

    @Test
    void booksWhatTheCommandLineImports() {
        room.stock("RED", "main", 1);
        StockCheckFunctions functions = functions(environment);
        StockLine line = new StockLine(2, "RED", "", 3, "", "Lin", "because");

        functions.receiveStock().receive(StockFixture.OWNER, List.of(line));
        functions.adjustStock().adjust(StockFixture.OWNER, List.of(line));
        functions.countStock().count(StockFixture.OWNER, List.of(line));

        assertThat(room.available("RED", "main")).isEqualTo(3);
        assertThat(room.items().skus(StockFixture.OWNER)).containsExactly(new Sku("RED"));
        assertThat(queues.sent).hasSize(3);
    }

    private StockCheckFunctions functions(Map<String, String> variables) {
        return new StockCheckFunctions(variables, room.engine(), queues, new Parameters(), room.clock);
    }

    private static SQSEvent sample(String name) throws IOException {
        Path file =
                Path.of(System.getProperty("backroom.root", "../.."), "events").resolve(name);
        List<SQSEvent.SQSMessage> records = new ArrayList<>();
        for (JsonNode record :
                new ObjectMapper().readTree(Files.readString(file)).path("Records")) {
            SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
            message.setMessageId(record.path("messageId").asText());
            message.setBody(record.path("body").asText());
            records.add(message);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(records);
        return event;
    }

    private static final class Queues implements SqsClient {
        final List<String> sent = new ArrayList<>();

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            request.entries().forEach(entry -> sent.add(entry.messageBody()));
            return SendMessageBatchResponse.builder().failed(List.of()).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static final class Parameters implements SsmClient {
        private static final Map<String, String> VALUES = Map.of(
                "/b/app-key", "key",
                "/b/app-secret", "secret",
                "/b/tokens/seller-1", "{\"access\":\"sample-access\"}");

        @Override
        public GetParameterResponse getParameter(GetParameterRequest request) {
            String value = VALUES.get(request.name());
            if (value == null) {
                throw ParameterNotFoundException.builder().build();
            }
            return GetParameterResponse.builder().parameter(p -> p.value(value)).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
