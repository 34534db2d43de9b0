package dev.backroom.desk.handover;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Recipient;
import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.runtime.http.HttpLimits;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each adapter against a server that refuses what its documentation says is refused. */
class AdaptersTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Clock WRONG = Clock.fixed(NOON.minusSeconds(601), ZoneOffset.UTC);
    private static final String SECRET = "test-secret";
    private static final Recipient NORA = new Recipient(
            "Nora Weber",
            "+491701234567",
            "Elm Row 1, Berlin",
            "10115",
            "DE",
            "",
            new AddressParts("Elm Row 1", List.of("Berlin"), true));

    private final WarehouseContract contract = new WarehouseContract(SECRET, CLOCK);
    private final MabangContract mabang = new MabangContract(SECRET, CLOCK);
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().extensions(contract, mabang));
    private final BoundedHttpClient http =
            new BoundedHttpClient(new HttpLimits(Duration.ofMinutes(2), Duration.ofMinutes(2), 1 << 20));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void webhookGivesAnOrderOnce_howeverOftenItIsSent() {
        answersBy(contract);
        SignedWarehouse warehouse = webhook(SECRET, CLOCK);
        assertThat(warehouse.knows("1-5")).isEqualTo(new WarehouseAdapter.Known.No());
        assertThat(warehouse.send(order(Optional.of(NORA)))).isEqualTo(new WarehouseAnswer.Taken("W-1-5"));
        assertThat(warehouse.send(order(Optional.of(NORA)))).isEqualTo(new WarehouseAnswer.Taken("W-1-5"));
        assertThat(warehouse.knows("1-5")).isEqualTo(new WarehouseAdapter.Known.Yes("W-1-5"));
        assertThat(contract.taken).hasSize(1);
        assertThat(contract.taken.get("1-5"))
                .hasToString(
                        "{\"version\":1,\"type\":\"order.release\",\"id\":\"1-5\",\"shop\":\"1\",\"order\":\"5\",\"wave\":\"w1\","
                                + "\"warehouse\":\"main\",\"created\":\"2026-11-20T12:00:00Z\",\"lines\":[{\"sku\":\"MUG\","
                                + "\"units\":2}],\"recipient\":{\"name\":\"Nora Weber\",\"phone\":\"+491701234567\",\"address\":"
                                + "\"Elm Row 1, Berlin\",\"street\":\"Elm Row 1\",\"postalCode\":\"10115\",\"region\":\"DE\","
                                + "\"areas\":[\"Berlin\"]},\"parcels\":[{\"package\":\"P1\",\"tracking\":\"T1\",\"label\":"
                                + "\"https://label/1\"}]}");
        assertThat(warehouse.recall(order(Optional.empty()))).isEqualTo(new WarehouseAnswer.Taken(""));
    }

    @Test
    void webhookTellsAChangeOnce_underAKeyOfItsOwn() {
        answersBy(contract);
        SignedWarehouse warehouse = webhook(SECRET, CLOCK);
        assertThat(warehouse.change(order(Optional.of(NORA), "b", 1)))
                .isEqualTo(new WarehouseAnswer.Refused("the warehouse answers order.change with HTTP 404"));
        warehouse.send(order(Optional.of(NORA)));
        assertThat(warehouse.change(order(Optional.of(NORA), "b", 1))).isInstanceOf(WarehouseAnswer.Taken.class);
        assertThat(warehouse.change(order(Optional.of(NORA), "b", 1))).isInstanceOf(WarehouseAnswer.Taken.class);
        assertThat(warehouse.change(order(Optional.of(NORA), "c", 3))).isInstanceOf(WarehouseAnswer.Taken.class);

        assertThat(contract.changes)
                .extracting(change -> change.path("lines").path(0).path("units").intValue())
                .containsExactly(1, 3);
    }

    @Test
    void webhookSaysWhatIsWrong_withoutTheRecipient() {
        answersBy(contract);
        assertThat(webhook("other", CLOCK).send(order(Optional.of(NORA))))
                .isInstanceOfSatisfying(
                        WarehouseAnswer.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("HTTP 401")
                                .contains("secret")
                                .doesNotContain("Nora"));
        assertThat(webhook(SECRET, WRONG).send(order(Optional.of(NORA)))).isInstanceOf(WarehouseAnswer.Refused.class);
        WarehouseOrder empty = new WarehouseOrder(
                "1-5",
                OrderKey.of("1", "5"),
                "w1",
                "main",
                NOON,
                Optional.empty(),
                new TreeMap<>(),
                "a",
                WarehouseOrder.Prices.UNKNOWN,
                Optional.empty(),
                List.of());
        assertThat(webhook(SECRET, CLOCK).send(empty))
                .isEqualTo(new WarehouseAnswer.Refused("the warehouse answers order.release with HTTP 422"));
        assertThat(contract.taken).isEmpty();
    }

    @Test
    void isUnsure_onlyWhereTheWarehouseMayHaveReadTheCall() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(webhook(SECRET, CLOCK).send(order(Optional.empty())))
                .isInstanceOfSatisfying(
                        WarehouseAnswer.Failed.class,
                        failed -> assertThat(failed.unsure()).isTrue());
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        assertThat(webhook(SECRET, CLOCK).send(order(Optional.empty())))
                .isEqualTo(new WarehouseAnswer.Failed("the warehouse answers order.release with HTTP 500", true));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429)));
        assertThat(webhook(SECRET, CLOCK).send(order(Optional.empty())))
                .isEqualTo(new WarehouseAnswer.Failed("the warehouse answers order.release with HTTP 429", false));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "http://evil/")));
        assertThat(webhook(SECRET, CLOCK).send(order(Optional.empty()))).isInstanceOf(WarehouseAnswer.Refused.class);
        SignedWarehouse gone = webhook(SECRET, CLOCK);
        server.stop();
        assertThat(gone.send(order(Optional.empty())))
                .isInstanceOfSatisfying(
                        WarehouseAnswer.Failed.class,
                        failed -> assertThat(failed.unsure()).isFalse());
    }

    @Test
    void mabangGivesAnOrderOnce_andFindsIt() {
        answersBy(mabang);
        Mabang adapter = mabang(SECRET, "1", CLOCK);
        assertThat(adapter.knows("1-5")).isEqualTo(new WarehouseAdapter.Known.No());
        assertThat(adapter.send(order(Optional.of(NORA)))).isEqualTo(new WarehouseAnswer.Taken("M1-5"));
        assertThat(adapter.send(order(Optional.of(NORA))))
                .as("refused as known, which the check confirms")
                .isEqualTo(new WarehouseAnswer.Taken("M1-5"));
        assertThat(mabang.taken).hasSize(1);
        assertThat(mabang.taken.get("1-5"))
                .hasToString("{\"platformOrderId\":\"1-5\",\"shopName\":\"S\",\"phone1\":\"+491701234567\",\"street1\":"
                        + "\"Elm Row 1\",\"countryCode\":\"DE\",\"postCode\":\"10115\",\"province\":\"Berlin\",\"city\":"
                        + "\"Berlin\",\"buyerUserId\":\"Nora Weber\",\"name\":\"Nora Weber\",\"trackNumber\":\"T1\","
                        + "\"remark\":\"T1 https://label/1\",\"currencyId\":\"EUR\",\"orderItems\":[{\"title\":\"MUG\","
                        + "\"platformSku\":\"MUG\",\"quantity\":2,\"sellPrice\":\"12.5\"}]}");
        assertThat(adapter.sent("1-5")).isEmpty();
        mabang.tracking.put("1-5", "YT2026112000");
        assertThat(adapter.sent("1-5")).containsExactly(new WarehouseAdapter.Sent("云途", "YT2026112000", Map.of()));
    }

    @Test
    void mabangChangesQuantitiesAndAddress_byItsOwnCall() {
        answersBy(mabang);
        Mabang adapter = mabang(SECRET, "1", CLOCK);
        assertThat(adapter.change(order(Optional.of(NORA), "b", 1)))
                .isEqualTo(new WarehouseAnswer.Refused("马帮 does not show the order; change it there by hand"));
        adapter.send(order(Optional.of(NORA)));

        assertThat(adapter.change(order(Optional.of(NORA), "b", 1))).isInstanceOf(WarehouseAnswer.Taken.class);
        assertThat(mabang.changes.getLast().path("stockData").textValue())
                .isEqualTo(
                        "[{\"type\":\"1\",\"erpOrderItemId\":\"E1\",\"stockSku\":\"S-MUG\",\"afterStockSku\":\"S-MUG\","
                                + "\"quantity\":\"1\"}]");
        assertThat(mabang.changes.getLast().path("buyerName").textValue()).isEqualTo("Nora Weber");
        assertThat(mabang.changes.getLast().path("street1").textValue()).isEqualTo("Elm Row 1");
        assertThat(mabang.changes.getLast().path("remark").textValue()).isEqualTo("T1 https://label/1");

        assertThat(adapter.change(order(Optional.of(NORA), "b", 2))).isInstanceOf(WarehouseAnswer.Taken.class);
        assertThat(mabang.changes.getLast().has("stockData"))
                .as("the contract keeps the order as it was created, so that nothing is left to change")
                .isFalse();
    }

    @Test
    void mabangIsChangedByHand_whereItHasNoCallForIt() {
        answersBy(mabang);
        Mabang adapter = mabang(SECRET, "1", CLOCK);
        adapter.send(order(Optional.of(NORA)));
        WarehouseOrder more = new WarehouseOrder(
                "1-5",
                OrderKey.of("1", "5"),
                "w1",
                "main",
                NOON,
                Optional.empty(),
                new TreeMap<>(Map.of("MUG", 2, "LID", 1)),
                "c",
                WarehouseOrder.Prices.UNKNOWN,
                Optional.of(NORA),
                List.of());
        assertThat(adapter.change(more)).isEqualTo(new WarehouseAnswer.Refused("add LID to it in 马帮 by hand"));
        mabang.status.put("1-5", "3");
        assertThat(adapter.change(order(Optional.of(NORA), "b", 1)))
                .isEqualTo(new WarehouseAnswer.Refused("马帮 has sent or voided it; check there by hand"));
        assertThat(mabang.changes).isEmpty();
    }

    @Test
    void mabangVoidsAnOrder_untilItHasLeft() {
        answersBy(mabang);
        Mabang adapter = mabang(SECRET, "1", CLOCK);
        adapter.send(order(Optional.of(NORA)));
        mabang.status.put("1-5", "3");
        assertThat(adapter.recall(order(Optional.empty())))
                .isEqualTo(new WarehouseAnswer.Refused("马帮 has sent it; call the parcel back by hand"));
        mabang.status.put("1-5", "2");

        assertThat(adapter.recall(order(Optional.empty()))).isEqualTo(new WarehouseAnswer.Taken(""));
        assertThat(adapter.recall(order(Optional.empty())))
                .as("voided already")
                .isEqualTo(new WarehouseAnswer.Taken(""));
        assertThat(mabang.changes).singleElement().hasToString("{\"platformOrderId\":\"1-5\",\"orderStatus\":\"5\"}");
        mabang.status.put("1-5", "2");
        mabang.refusesChanges = true;
        assertThat(adapter.recall(order(Optional.empty())))
                .isEqualTo(new WarehouseAnswer.Refused("cancel it in 马帮 by hand [code 500102]"));
    }

    @Test
    void mabangSaysTheCode_andNotTheWords_whichRepeatWhatWasSent() {
        answersBy(mabang);
        assertThat(mabang(SECRET, "1", CLOCK).send(order(Optional.empty())))
                .isEqualTo(new WarehouseAnswer.Refused("马帮 refuses the order [code 500100]"));
        assertThat(mabang("other", "1", CLOCK).send(order(Optional.of(NORA))))
                .isEqualTo(new WarehouseAnswer.Failed("马帮: code 401", true));
        assertThat(mabang(SECRET, "1", WRONG).send(order(Optional.of(NORA))))
                .isEqualTo(new WarehouseAnswer.Failed("马帮: code 403", true));
        assertThat(mabang.taken).isEmpty();
        mabang.version = "2";
        assertThat(mabang(SECRET, "2", CLOCK).send(order(Optional.of(NORA))))
                .isEqualTo(new WarehouseAnswer.Taken("M1-5"));
    }

    @Test
    void signsAsThePublishedVectorsDo() {
        assertThat(MabangSignature.of(
                        "c5540d632392451a0ad89721d0705ce24cb2",
                        bytes("{\"developerId\":10000,\"timestamp\":1592478495,\"action\":\"get-order-list\"}")))
                .isEqualTo("ae6dbd7743e05cafb8b3b17b7f11d4379a2392a8da119acf66082a3262651f96");
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("stockSkus", "SKU-A,SKU-B");
        String body = new MabangCall(
                        new MabangSettings(MabangSettings.GATEWAY, "100000", SECRET, "1", "", ""),
                        http,
                        Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .body("stock-get-stock-quantity", data);
        assertThat(body)
                .isEqualTo("{\"api\":\"stock-get-stock-quantity\",\"appkey\":\"100000\",\"data\":{\"stockSkus\":"
                        + "\"SKU-A,SKU-B\"},\"timestamp\":1700000000,\"version\":\"1\"}");
        assertThat(MabangSignature.of(SECRET, bytes(body)))
                .isEqualTo("7fed0976ba02f04226b86838d478e4de1a4f9ee61db9ca1df86b61f82f0b4edc");
    }

    @Test
    void readsItsSettings_andNamesWhatIsWrongWithThem() {
        WarehouseSettings settings = WarehouseSettings.read(
                "{\"warehouses\":{\"a\":{\"adapter\":\"webhook\",\"url\":\"https://wms.example/in\",\"secret\":\"s\","
                        + "\"pickup\":true},\"b\":{\"adapter\":\"mabang\",\"appkey\":\"1\",\"secret\":\"s\"},"
                        + "\"c\":{\"adapter\":\"dianxiaomi\"},\"d\":{\"adapter\":\"webhook\",\"url\":\"http://wms.example\","
                        + "\"secret\":\"s\"},\"e\":{\"adapter\":\"fax\"}},\"carriers\":{\"云途专线\":\"YunExpress\"}}",
                http,
                CLOCK);
        assertThat(settings.warehouses().of("a")).isInstanceOf(SignedWarehouse.class);
        assertThat(settings.warehouses().of("b")).isInstanceOf(Mabang.class);
        assertThat(settings.warehouses().isByHand("c")).isTrue();
        assertThat(settings.warehouses().of("d")).isInstanceOf(Misdescribed.class);
        assertThat(settings.warehouses().isByHand("d"))
                .as("nobody would know of its orders")
                .isFalse();
        assertThat(settings.warehouses().pickup()).containsExactly("a");
        assertThat(settings.warehouses().carriers()).containsEntry("云途专线", "YunExpress");
        assertThat(settings.faults())
                .containsExactlyInAnyOrder(
                        "warehouse d: url is not https",
                        "warehouse e: adapter is none of webhook, mabang, dianxiaomi, csv, paper");
        assertThat(WarehouseSettings.read("[]", http, CLOCK).faults()).hasSize(1);
    }

    private void answersBy(Extension who) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(who.getName())));
    }

    private SignedWarehouse webhook(String secret, Clock clock) {
        return new SignedWarehouse(URI.create(server.baseUrl() + "/orders"), secret, http, clock);
    }

    private Mabang mabang(String secret, String version, Clock clock) {
        MabangSettings settings = new MabangSettings(
                URI.create(server.baseUrl() + "/api/v2"), "100000", secret, version, "S", MabangSettings.REMARK);
        return new Mabang(settings, new MabangCall(settings, http, clock));
    }

    private static WarehouseOrder order(Optional<Recipient> recipient) {
        return order(recipient, "a", 2);
    }

    private static WarehouseOrder order(Optional<Recipient> recipient, String packing, int mugs) {
        return new WarehouseOrder(
                "1-5",
                OrderKey.of("1", "5"),
                "w1",
                "main",
                NOON,
                Optional.empty(),
                new TreeMap<>(Map.of("MUG", mugs)),
                packing,
                new WarehouseOrder.Prices(Map.of("MUG", new BigDecimal("12.5")), "EUR"),
                recipient,
                List.of(new WarehouseOrder.Labelled("P1", "T1", URI.create("https://label/1"))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
