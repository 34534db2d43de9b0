package dev.backroom.simulator;

import static dev.backroom.simulator.TestApi.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.TestApi.Answer;
import dev.backroom.simulator.http.ApiFault;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Step;
import dev.backroom.simulator.shop.Market;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPlatformTest {
    private static final String ORDERS = "/order/202507/orders";
    private static final String SEARCH = "/order/202309/orders/search";
    private static final String SHOPS = "/authorization/202309/shops";
    private static final EveningPlan PLAN = EveningPlan.usual().withOrders(300);
    private static final EveningScript EVENING = EveningScript.of(PLAN);
    private static final EveningScript OTHER =
            EveningScript.of(PLAN.withShop(SimulatedShop.numbered(1, Market.US)).withOrders(20));
    private static final String CIPHER = PLAN.shop().cipher();

    private final MovableClock shopTime = new MovableClock(PLAN.end());
    private final MovableClock realTime = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private SimulatedPlatform platform;
    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        restart(ApiFaults.NONE);
    }

    @AfterEach
    void stop() {
        api.close();
        platform.close();
    }

    @Test
    void givesBothTokens_whenTheAuthCodeIsRight() {
        Answer answer = exchange(platform.authCode(PLAN.shop().seller()));

        JsonNode data = answer.json().path("data");
        assertThat(answer.code()).isZero();
        assertThat(data.path("open_id").asText()).isEqualTo(PLAN.shop().seller());
        assertThat(data.path("access_token_expire_in").asLong())
                .isEqualTo(realTime.instant().plus(Duration.ofDays(7)).getEpochSecond());
        assertThat(data.path("refresh_token").asText())
                .isNotEqualTo(data.path("access_token").asText());
        assertThat(data.path("granted_scopes")).isNotEmpty();
    }

    @Test
    void refusesAnAuthCode_whenItWasUsedOrIsOld() {
        String used = platform.authCode(PLAN.shop().seller());
        exchange(used);
        String old = platform.authCode(PLAN.shop().seller());
        realTime.forward(Duration.ofMinutes(30));

        assertThat(exchange(used).code()).isEqualTo(36_009_004);
        assertThat(exchange(old).code()).isEqualTo(36_009_004);
        assertThat(exchange("").code()).isEqualTo(36_009_004);
    }

    @Test
    void rotatesTheRefreshToken_whenItIsUsed() {
        JsonNode first =
                exchange(platform.authCode(PLAN.shop().seller())).json().path("data");
        JsonNode second = refresh(first.path("refresh_token").asText()).json().path("data");

        assertThat(second.path("access_token").asText()).isNotEmpty();
        assertThat(second.path("refresh_token").asText())
                .isNotEqualTo(first.path("refresh_token").asText());
        assertThat(refresh(first.path("refresh_token").asText()).code()).isEqualTo(36_009_004);
        assertThat(refresh(second.path("refresh_token").asText()).code()).isZero();
        assertThat(refresh(second.path("access_token").asText()).code()).isEqualTo(36_009_004);
    }

    @Test
    void refusesTokens_whenTheAppsSecretIsWrong() {
        Answer answer = api.raw(
                "GET",
                "/api/v2/token/get",
                query(
                        "app_key",
                        TestApi.APP.key(),
                        "app_secret",
                        "wrong",
                        "auth_code",
                        platform.authCode(PLAN.shop().seller()),
                        "grant_type",
                        "authorized_code"),
                "");

        assertThat(answer.code()).isEqualTo(36_009_004);
        assertThat(answer.json().toString()).doesNotContain("wrong");
    }

    @Test
    void listsTheSellersShops_whenAsked() {
        connect();
        Answer answer = api.get(SHOPS, query());

        JsonNode shops = answer.json().path("data").path("shops");
        assertThat(shops).hasSize(1);
        assertThat(shops.get(0).path("id").asText()).isEqualTo(PLAN.shop().id().value());
        assertThat(shops.get(0).path("cipher").asText()).isEqualTo(CIPHER);
        assertThat(shops.get(0).path("region").asText()).isEqualTo("PH");
        assertThat(api.get(SHOPS, query("shop_cipher", CIPHER)).message()).contains("unexpected identifier");
    }

    @Test
    void servesOrders_whenTheyAreKnown() {
        connect();
        List<String> ids = EVENING.orders().stream()
                .map(ScriptedOrder::id)
                .limit(49)
                .collect(Collectors.toCollection(ArrayList::new));
        ids.add("123");

        Answer answer = byIds(String.join(",", ids));
        assertThat(answer.code()).isZero();
        assertThat(answer.json().path("data").path("orders")).hasSize(49);
        assertThat(platform.tally().ordersRead()).isEqualTo(49);
        assertThat(platform.tally().calls()).containsEntry(ORDERS, 1L);
    }

    @Test
    void knowsNoOrder_whenItIsNotYetBought() {
        connect();
        ScriptedOrder last = EVENING.orders().getLast();
        shopTime.set(last.boughtAt().minusSeconds(1));
        assertThat(byIds(last.id()).json().path("data").path("orders")).isEmpty();

        shopTime.set(last.boughtAt());
        assertThat(byIds(last.id()).json().path("data").path("orders")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "-301, 36009004",
        "-299, 0",
        "29, 0",
        "31, 36009004",
    })
    void judgesTheTimestamp_whenItIsOff(long seconds, int code) {
        connect();
        String stamp = Long.toString(realTime.instant().getEpochSecond() + seconds);

        Answer answer = api.get(ORDERS, query("ids", "1", "shop_cipher", CIPHER, "timestamp", stamp));
        assertThat(answer.code()).isEqualTo(code);
        if (code != 0) {
            assertThat(answer.message()).contains("timestamp");
        }
    }

    @Test
    void refusesTheSignature_whenAnythingDiffers() {
        connect();
        Map<String, String> call = query("ids", "1", "shop_cipher", CIPHER);
        Map<String, String> wrong = new HashMap<>(call);
        wrong.put("sign", "0".repeat(64));

        Answer answer = api.get(ORDERS, wrong);
        assertThat(answer.http()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(106_001);
        assertThat(api.raw("GET", ORDERS, call, "").code()).isEqualTo(36_009_004);
        assertThat(platform.tally().refused()).containsEntry(106_001, 1L);
    }

    @Test
    void refusesTheToken_whenItIsExpiredMissingOrNone() {
        connect();
        String good = api.token;
        api.token = "";
        assertThat(byIds("1").code()).isEqualTo(36_009_004);
        api.token = good + "0";
        assertThat(byIds("1").code()).isEqualTo(36_009_004);

        api.token = good;
        realTime.forward(Duration.ofDays(7));
        try (TestApi later = new TestApi(platform.api(), realTime.instant())) {
            later.token = good;
            Answer answer = later.get(ORDERS, query("ids", "1", "shop_cipher", CIPHER));
            assertThat(answer.code()).isEqualTo(105_002);
        }
    }

    @Test
    void refusesTheCipher_whenItIsMissingOrAnothers() {
        connect();

        assertThat(api.get(ORDERS, query("ids", "1")).code()).isEqualTo(106_013);
        assertThat(api.get(ORDERS, query("ids", "1", "shop_cipher", "nobody")).code())
                .isEqualTo(101_000);
        assertThat(api.get(
                                ORDERS,
                                query(
                                        "ids",
                                        "1",
                                        "shop_cipher",
                                        OTHER.plan().shop().cipher()))
                        .code())
                .isEqualTo(101_000);
    }

    @Test
    void refusesTheCall_whenPathOrMethodIsWrong() {
        connect();

        assertThat(api.get("/order/209901/orders", query("shop_cipher", CIPHER)).code())
                .isEqualTo(36_009_009);
        assertThat(api.post(ORDERS, query("shop_cipher", CIPHER), "{}").code()).isEqualTo(36_009_010);
        assertThat(api.get(SEARCH, query("shop_cipher", CIPHER, "page_size", "5"))
                        .code())
                .isEqualTo(36_009_010);
    }

    @Test
    void refusesIds_whenTheyAreTooManyOrNone() {
        connect();
        String fiftyOne = String.join(",", Collections.nCopies(51, "1"));

        assertThat(byIds(fiftyOne).code()).isEqualTo(36_009_004);
        assertThat(byIds("1,x").code()).isEqualTo(36_009_004);
        assertThat(api.get(ORDERS, query("shop_cipher", CIPHER)).message()).contains("ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten"})
    void refusesThePage_whenItsSizeIsOutOfRange(String size) {
        connect();

        Answer answer = api.post(SEARCH, query("shop_cipher", CIPHER, "page_size", size), "{}");
        assertThat(answer.code()).isEqualTo(36_009_004);
        assertThat(answer.message()).contains("page_size");
    }

    @Test
    void refusesTheSearch_whenAFilterIsNoneOrOfTheWrongType() {
        connect();
        Map<String, String> page = query("shop_cipher", CIPHER, "page_size", "10");

        assertThat(api.post(SEARCH, page, "{\"update_time_ge\":\"17\"}").message())
                .contains("int64");
        assertThat(api.post(SEARCH, page, "{\"page_token\":\"x\"}").message()).contains("unexpected");
        assertThat(api.post(SEARCH, page, "[]").code()).isEqualTo(36_009_004);
        assertThat(api.post(SEARCH, query("shop_cipher", CIPHER), "{}").message())
                .contains("page_size");
    }

    @Test
    void findsEveryOrderOnce_whenAllPagesAreRead() {
        connect();
        Map<String, Long> found = new LinkedHashMap<>();
        String token = "";
        do {
            Answer answer = api.post(
                    SEARCH,
                    query(
                            "shop_cipher",
                            CIPHER,
                            "page_size",
                            "37",
                            "sort_field",
                            "update_time",
                            "sort_order",
                            "ASC",
                            "page_token",
                            token),
                    "{\"update_time_ge\":" + PLAN.start().getEpochSecond() + "}");
            JsonNode data = answer.json().path("data");
            data.path("orders")
                    .forEach(order -> found.merge(
                            order.path("id").asText(), order.path("update_time").asLong(), (a, b) -> -1L));
            assertThat(data.path("total_count").asInt()).isEqualTo(300);
            token = data.path("next_page_token").asText();
        } while (!token.isEmpty());

        assertThat(found).hasSize(300);
        assertThat(new ArrayList<>(found.values())).isSorted().doesNotContain(-1L);
    }

    @Test
    void filters_whenTimeAndStateAreGiven() {
        connect();
        long from = PLAN.liveUntil().getEpochSecond();
        Answer answer = api.post(
                SEARCH,
                query("shop_cipher", CIPHER, "page_size", "100"),
                "{\"order_status\":\"CANCELLED\",\"update_time_ge\":" + from + ",\"update_time_lt\":" + (from + 3_600)
                        + "}");

        assertThat(answer.json().path("data").path("orders")).isNotEmpty().allSatisfy(order -> {
            assertThat(order.path("status").asText()).isEqualTo("CANCELLED");
            assertThat(order.path("update_time").asLong()).isBetween(from, from + 3_599);
        });
    }

    @Test
    void hidesTheRecipient_whenTheBuyerMayStillRegret() {
        connect();
        ScriptedOrder order = EVENING.orders().stream()
                .filter(candidate ->
                        OrderView.atTheEnd(candidate).when(Step.COLLECTED).isPresent()
                                && OrderView.atTheEnd(candidate).when(Step.PAID).isPresent()
                                && !candidate.byPlatform())
                .findFirst()
                .orElseThrow();
        shopTime.set(order.boughtAt());
        JsonNode unpaid = one(order.id());
        shopTime.set(OrderView.atTheEnd(order).when(Step.PAID).orElseThrow());
        JsonNode held = one(order.id());
        shopTime.set(OrderView.atTheEnd(order).when(Step.RELEASED).orElseThrow());
        JsonNode released = one(order.id());

        assertThat(unpaid.has("recipient_address")).isFalse();
        assertThat(held.has("recipient_address")).isFalse();
        assertThat(held.path("is_on_hold_order").asBoolean()).isTrue();
        assertThat(held.path("status").asText()).isEqualTo("ON_HOLD");
        assertThat(released.path("status").asText()).isEqualTo("AWAITING_SHIPMENT");
        assertThat(released.path("recipient_address").path("phone_number").asText())
                .startsWith("(+63)900000");
        assertThat(released.path("recipient_address").path("district_info")).hasSize(5);
        assertThat(released.path("tts_sla_time").asLong())
                .isGreaterThan(released.path("update_time").asLong());
        assertThat(released.path("line_items")).allSatisfy(line -> {
            assertThat(line.has("quantity")).isFalse();
            assertThat(line.path("id").isTextual()).isTrue();
        });
    }

    @Test
    void answersAsBadDaysDo_whenFaultsAreAskedFor() throws IOException {
        stop();
        restart(new ApiFaults(3, 0.2, 0.2, 0.2, 0.2, 0.2, 0, Duration.ZERO, Optional.empty(), Optional.empty()));
        connect();
        Map<String, Long> seen = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            // A search, because the JDK's client repeats a GET by itself when its connection closes.
            Answer answer = api.post(SEARCH, query("shop_cipher", CIPHER, "page_size", "1"), "{}");
            String kind = answer.http() + "/" + answer.code() + "/" + answer.retryAfter();
            seen.merge(kind, 1L, Long::sum);
        }

        assertThat(seen).containsOnlyKeys("429/36009002/1", "429/36009002/", "503/-1/", "500/36009003/", "0/-1/");
        assertThat(platform.tally().faults()).containsKeys(ApiFault.RESET, ApiFault.OVERLOADED);
    }

    @Test
    void letsTheTokenDie_whenItsHourHasCome() throws IOException {
        stop();
        shopTime.set(PLAN.start());
        restart(new ApiFaults(3, 0, 0, 0, 0, 0, 0, Duration.ZERO, Optional.empty(), Optional.of(PLAN.liveFrom())));
        JsonNode pair = exchange(platform.authCode(PLAN.shop().seller())).json().path("data");
        api.token = pair.path("access_token").asText();
        assertThat(byIds("1").code()).isZero();

        shopTime.set(PLAN.liveFrom());
        assertThat(byIds("1").code()).isEqualTo(105_002);
        api.token = refresh(pair.path("refresh_token").asText())
                .json()
                .path("data")
                .path("access_token")
                .asText();
        assertThat(byIds("1").code()).isZero();
    }

    @Test
    void keepsItsTokens_whenItIsStartedAgain() throws IOException {
        connect();
        String token = api.token;
        stop();
        restart(ApiFaults.NONE);
        api.token = token;

        assertThat(byIds("1").code()).isZero();
    }

    @Test
    void refusesToGiveACode_whenTheSellerIsUnknown() {
        assertThatThrownBy(() -> platform.authCode("somebody")).isInstanceOf(IllegalArgumentException.class);
    }

    private void restart(ApiFaults faults) throws IOException {
        platform = SimulatedPlatform.start(
                new PlatformOptions(List.of(EVENING, OTHER), TestApi.APP, shopTime, realTime, faults, 0));
        api = new TestApi(platform.api(), realTime.instant());
    }

    private void connect() {
        api.token = exchange(platform.authCode(PLAN.shop().seller()))
                .json()
                .path("data")
                .path("access_token")
                .asText();
    }

    private JsonNode one(String id) {
        return byIds(id).json().path("data").path("orders").path(0);
    }

    private Answer byIds(String ids) {
        return api.get(ORDERS, query("ids", ids, "shop_cipher", CIPHER));
    }

    private Answer exchange(String authCode) {
        return token("get", "auth_code", authCode, "authorized_code");
    }

    private Answer refresh(String refreshToken) {
        return token("refresh", "refresh_token", refreshToken, "refresh_token");
    }

    private Answer token(String call, String name, String value, String grant) {
        return api.raw(
                "GET",
                "/api/v2/token/" + call,
                query(
                        "app_key",
                        TestApi.APP.key(),
                        "app_secret",
                        TestApi.APP.secret(),
                        name,
                        value,
                        "grant_type",
                        grant),
                "");
    }
}
