package dev.backroom.simulator.plan;

import static dev.backroom.simulator.TestApi.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.MovableClock;
import dev.backroom.simulator.SimulatedPlatform;
import dev.backroom.simulator.TestApi;
import dev.backroom.simulator.TestApi.Answer;
import dev.backroom.simulator.api.RequestCalls;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.books.DeskBooks;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.ledger.BuyersRequest;
import dev.backroom.simulator.ledger.Parcel;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.script.Buyer;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.OddBuyer;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.Push;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Shipping;
import dev.backroom.simulator.script.Step;
import dev.backroom.simulator.shop.Market;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SellerShipsTest {
    private static final EveningPlan PLAN = EveningPlan.twoDays().withOrders(600);
    private static final EveningScript SCRIPT = EveningScript.of(PLAN);
    private static final String PARCELS = "/fulfillment/202309/packages/";
    private static final Map<String, String> CIPHER =
            query("shop_cipher", PLAN.shop().cipher());

    private final MovableClock shopTime = new MovableClock(PLAN.closed());
    private final MovableClock realTime = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private SimulatedPlatform platform;
    private ShopLedger ledger;
    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        platform = SimulatedPlatform.start(
                new PlatformOptions(List.of(SCRIPT), TestApi.APP, shopTime, realTime, ApiFaults.NONE, 0));
        ledger = platform.ledger(PLAN.shop());
        api = TestApi.connected(platform, PLAN.shop(), realTime.instant());
    }

    @AfterEach
    void stop() {
        api.close();
        platform.close();
    }

    @Test
    void buysForTwoDays_whenThePlanSaysSo() {
        assertThat(Duration.between(PLAN.start(), PLAN.closed())).isEqualTo(Duration.ofHours(48));
        assertThat(SCRIPT.orders())
                .allSatisfy(order -> assertThat(order.boughtAt()).isBetween(PLAN.start(), PLAN.closed()));
        long live = SCRIPT.orders().stream()
                .filter(order -> PLAN.phaseAt(order.boughtAt()) == Phase.SPIKE)
                .count();
        assertThat(live / 75.0).isGreaterThan(3 * (600 - live) / (48 * 60 - 75.0));
    }

    @Test
    void movesNothing_whenTheSellerDoesNot() {
        Books books = Books.of(ledger.lived());

        assertThat(ledger.orders())
                .filteredOn(order -> !order.byPlatform())
                .allSatisfy(order -> assertThat(OrderView.atTheEnd(order).when(Step.ARRANGED))
                        .isEmpty());
        assertThat(books.states()).containsKeys("AWAITING_SHIPMENT", "CANCELLED");
    }

    @Test
    void goesToTheCarrier_whenShipIsCalled() {
        ScriptedOrder order = find(OrderState.AWAITING_SHIPMENT, label(true));
        assertThat(ship(parcel(order)).code()).isZero();
        JsonNode arranged = one(order);

        assertThat(arranged.path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        assertThat(arranged.path("rts_time").asLong())
                .isEqualTo(shopTime.instant().getEpochSecond());
        assertThat(arranged.path("line_items").path(0).path("package_status").asText())
                .isEqualTo("PROCESSING");
        assertThat(arranged.path("line_items").path(0).path("tracking_number").asText())
                .isNotEmpty();
        Instant collected = PLAN.sellerShips().orElseThrow().carrier().collects(shopTime.instant(), PLAN.zone());
        shopTime.set(collected.minusSeconds(1));
        assertThat(one(order).path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        shopTime.set(collected);
        assertThat(one(order).path("status").asText()).isEqualTo("IN_TRANSIT");
        shopTime.forward(Duration.ofHours(41));
        assertThat(one(order).path("status").asText()).isEqualTo("DELIVERED");
        assertThat(api.get("/fulfillment/202309/orders/" + order.id() + "/tracking", CIPHER)
                        .json()
                        .path("data")
                        .path("tracking"))
                .hasSize(3);
    }

    @Test
    void refusesToShip_whenTheOrderIsHeldCancelledOrGone() {
        shopTime.set(PLAN.liveUntil());
        assertThat(ship(Parcel.id(find(OrderState.ON_HOLD, any -> true).id(), 0))
                        .code())
                .isEqualTo(21_011_044);
        assertThat(ship(Parcel.id(find(OrderState.CANCELLED, any -> true).id(), 0))
                        .code())
                .isEqualTo(Refusal.CANCELLED.code());
        String parcel = parcel(find(OrderState.AWAITING_SHIPMENT, label(true)));
        assertThat(ship(parcel).code()).isZero();
        assertThat(ship(parcel).code()).isEqualTo(Refusal.SHIPPED_ALREADY.code());
        assertThat(ship("115999").code()).isEqualTo(Refusal.NO_SUCH_PACKAGE.code());
    }

    @Test
    void wantsTheCarriersNumber_whenTheSellerShipsByItself() {
        String parcel = parcel(find(OrderState.AWAITING_SHIPMENT, label(false)));
        assertThat(ship(parcel).code()).isEqualTo(Refusal.BAD_TRACKING.code());
        assertThat(ship(parcel, own("", "6841743441349706242")).code()).isEqualTo(Refusal.BAD_TRACKING.code());
        assertThat(ship(parcel, own("EX1", "77")).code()).isEqualTo(Refusal.BAD_PROVIDER.code());
        assertThat(ship(parcel, own("EX1", "6841743441349706242")).code()).isZero();
        JsonNode data = api.get(PARCELS + parcel, CIPHER).json().path("data");
        assertThat(data.path("shipping_provider_name").asText()).isEqualTo("Example Post");
        assertThat(data.path("tracking_number").asText()).isEqualTo("EX1");
    }

    @Test
    void shipsWhatItCan_whenABatchIsMixed() {
        List<String> parcels = ledger.orders().stream()
                .filter(order -> state(order) == OrderState.AWAITING_SHIPMENT
                        && label(true).test(order))
                .limit(5)
                .map(this::parcel)
                .toList();
        ship(parcels.getFirst());
        List<String> entries = new ArrayList<>();
        parcels.forEach(id -> entries.add("{\"id\":\"" + id + "\"}"));
        Answer answer = api.post(PARCELS + "ship", CIPHER, "{\"packages\":[" + String.join(",", entries) + "]}");

        JsonNode errors = answer.json().path("data").path("errors");
        assertThat(answer.code()).isZero();
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("detail").path("package_id").asText()).isEqualTo(parcels.getFirst());
    }

    @Test
    void makesTheLabelForAWhile_whenAParcelWasShipped() {
        String parcel = parcel(find(OrderState.AWAITING_SHIPMENT, label(true)));
        assertThat(label(parcel).code()).isEqualTo(Refusal.NOT_SHIPPED.code());
        ship(parcel);
        assertThat(label(parcel).code()).isEqualTo(11_034_037);
        shopTime.forward(Duration.ofMinutes(4));
        JsonNode data = label(parcel).json().path("data");
        assertThat(data.path("tracking_number").asText()).isNotEmpty();
    }

    @Test
    void showsTheLabel_toWhoeverHasItsAddress_forADay() throws Exception {
        ScriptedOrder order = find(OrderState.AWAITING_SHIPMENT, label(true));
        ship(parcel(order));
        shopTime.forward(Duration.ofMinutes(4));
        JsonNode data = label(parcel(order)).json().path("data");
        URI address = URI.create(data.path("doc_url").asText());

        System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
        HttpResponse<byte[]> document = read(address);
        assertThat(document.headers().firstValue("Content-Type")).contains("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(document.body())) {
            String text = new PDFTextStripper().getText(pdf);
            Buyer buyer = OddBuyer.of(PLAN, order).buyer();
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(text)
                    .contains(buyer.name(), buyer.phone(), buyer.street(), order.id())
                    .contains(data.path("tracking_number").asText());
        }
        assertThat(read(URI.create(address.toString().replace("sign=", "sign=0")))
                        .statusCode())
                .isEqualTo(403);
        shopTime.forward(Duration.ofHours(24));
        assertThat(read(address).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<byte[]> read(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void cancels_whenTheSellerGrantsIt() {
        BuyersRequest pending = pending();
        String path = RequestCalls.BASE + "cancellations/" + pending.id();
        Map<String, String> key = new HashMap<>(CIPHER);
        key.put("idempotency_key", "k-1");

        assertThat(api.post(path + "/approve", key, "{}").code()).isZero();
        assertThat(api.post(path + "/approve", key, "{}").code()).isZero();
        assertThat(one(pending.order()).path("status").asText()).isEqualTo("CANCELLED");
        assertThat(api.post(path + "/approve", CIPHER, "{}").code()).isEqualTo(Refusal.NOTHING_AWAITED.code());
        assertThat(ship(Parcel.id(pending.order().id(), 0)).code()).isEqualTo(Refusal.CANCELLED.code());
    }

    @Test
    void staysAndShips_whenTheSellerRefusesACancellation() {
        BuyersRequest pending = pending();
        String path = RequestCalls.BASE + "cancellations/" + pending.id() + "/reject";

        assertThat(api.post(path, CIPHER, "{}").message()).contains("reject_reason");
        assertThat(api.post(path, CIPHER, "{\"reject_reason\":\"seller_reject_apply_package_shipped\"}")
                        .code())
                .isZero();
        shopTime.forward(Duration.ofHours(25));
        assertThat(one(pending.order()).path("status").asText()).isEqualTo("AWAITING_SHIPMENT");
        assertThat(one(pending.order()).path("is_buyer_request_cancel").asBoolean())
                .isFalse();
    }

    @Test
    void grantsByItself_whenNobodyAnswers() {
        BuyersRequest pending = pending();
        JsonNode found = api.post(
                        RequestCalls.BASE + "cancellations/search",
                        query("shop_cipher", PLAN.shop().cipher(), "page_size", "50"),
                        "{\"order_ids\":[\"" + pending.order().id() + "\"]}")
                .json()
                .path("data")
                .path("cancellations")
                .path(0);
        long deadline = found.path("seller_next_action_response")
                .path(0)
                .path("deadline")
                .asLong();

        shopTime.set(Instant.ofEpochSecond(deadline));
        assertThat(one(pending.order()).path("status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void takesGoodsBack_whenAReturnIsGranted() {
        List<String> parcels = shipAll();
        assertThat(parcels).hasSizeGreaterThan(200);
        shopTime.set(PLAN.over().minusSeconds(3_600));
        List<BuyersRequest> asked = BuyersRequest.of(ledger, true, shopTime.instant()).stream()
                .filter(one -> one.awaits().equals("SELLER_RESPOND_RETURN"))
                .toList();
        assertThat(asked).isNotEmpty();
        String path = RequestCalls.BASE + "returns/" + asked.getFirst().id();
        assertThat(api.post(path + "/approve", CIPHER, "{\"decision\":\"APPROVE_RETURN\"}")
                        .code())
                .isZero();
        shopTime.forward(Duration.ofHours(6));
        assertThat(BuyersRequest.of(ledger, true, shopTime.instant()))
                .filteredOn(one -> one.id().equals(asked.getFirst().id()))
                .singleElement()
                .satisfies(one -> assertThat(one.status()).isEqualTo("BUYER_SHIPPED_ITEM"))
                .satisfies(one -> assertThat(one.awaits()).isEqualTo("SELLER_RESPOND_RECEIVE_PACKAGE"));
    }

    @Test
    void tellsEachMoveOnce_whenTimeGoesOn() {
        List<Push> told = new ArrayList<>();
        for (Instant now = PLAN.start(); !now.isAfter(PLAN.over()); now = now.plusSeconds(1_800)) {
            shopTime.set(now);
            if (now.getEpochSecond() % 14_400 == 0) {
                shipAll();
            }
            told.addAll(ledger.due(now));
        }
        assertThat(ledger.isTold()).isTrue();
        assertThat(told.stream().map(Push::number).distinct()).hasSameSizeAs(told);
        assertThat(told.stream().map(Push::type).distinct()).contains(1, 3, 4, 11, 12);
        for (ScriptedOrder order : ledger.orders()) {
            List<String> states = told.stream()
                    .filter(push -> push.subject().equals(order.id()) && push.type() == Push.ORDER_STATUS)
                    .map(Push::detail)
                    .toList();
            assertThat(states).doesNotHaveDuplicates().isNotEmpty();
        }
    }

    @Test
    void knowsWhoWasLateAndWhoWasOdd_whenTheBooksAreOpened() {
        shipAll();
        DeskBooks books = DeskBooks.of(ledger, PLAN.closed());
        Map<String, Set<String>> holds = new HashMap<>();
        books.entries().stream()
                .filter(entry -> entry.truth().equals("PHONE_INVALID"))
                .forEach(entry -> holds.put(entry.order(), Set.of("PHONE_INVALID")));

        assertThat(books.entries()).anyMatch(DeskBooks.Entry::needsAPerson);
        assertThat(books.late(PLAN.closed()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.isLate(PLAN.closed())).isTrue());
        assertThat(books.judge(holds).get("phone")).isEqualTo(new DeskBooks.Held(holds.size(), 0, 0));
        assertThat(books.judge(holds))
                .extractingByKey("message")
                .satisfies(held -> assertThat(held.recall()).isZero());
        assertThat(books.csv()).startsWith("order,truth");
    }

    @Test
    void marksAsShippedInParts_whenTheMarketWantsItSo() throws IOException {
        EveningPlan plan = EveningPlan.twoDays(
                        SimulatedShop.numbered(3, Market.DE), java.time.LocalDate.of(2026, 10, 23))
                .withOrders(200);
        MovableClock clock = new MovableClock(plan.closed());
        try (SimulatedPlatform other = SimulatedPlatform.start(new PlatformOptions(
                        List.of(EveningScript.of(plan)), TestApi.APP, clock, realTime, ApiFaults.NONE, 0));
                TestApi calls = TestApi.connected(other, plan.shop(), realTime.instant())) {
            ScriptedOrder order = other.ledger(plan.shop()).orders().stream()
                    .filter(candidate -> candidate.units().size() > 1 && !candidate.byPlatform())
                    .filter(candidate -> OrderView.at(candidate, clock.instant()).orElseThrow().units().stream()
                            .allMatch(OrderState.AWAITING_SHIPMENT::equals))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> cipher = query("shop_cipher", plan.shop().cipher());
            String path = "/fulfillment/202309/orders/" + order.id() + "/packages";
            String carrier = ",\"tracking_number\":\"DE1\",\"shipping_provider_id\":\"6841743441349706242\"}";
            Answer first = calls.post(
                    path,
                    cipher,
                    "{\"order_line_item_ids\":[\"" + order.units().getFirst().id() + "\"]" + carrier);
            Answer again = calls.post(
                    path,
                    cipher,
                    "{\"order_line_item_ids\":[\"" + order.units().getFirst().id() + "\"]" + carrier);
            Answer rest = calls.post(path, cipher, "{\"order_line_item_ids\":[]" + carrier);

            assertThat(first.code()).isZero();
            assertThat(again.code()).isEqualTo(Refusal.SHIPPED_ALREADY.code());
            assertThat(rest.code()).isZero();
            assertThat(first.json().path("data").path("package_id"))
                    .isNotEqualTo(rest.json().path("data").path("package_id"));
            assertThat(OrderView.at(other.ledger(plan.shop()).order(order.id()).orElseThrow(), clock.instant())
                            .orElseThrow()
                            .state())
                    .isEqualTo(OrderState.AWAITING_COLLECTION);
        }
    }

    private List<String> shipAll() {
        List<String> shipped = new ArrayList<>();
        for (ScriptedOrder order : ledger.orders()) {
            boolean waits = !order.boughtAt().isAfter(shopTime.instant())
                    && !order.byPlatform()
                    && state(order) == OrderState.AWAITING_SHIPMENT;
            if (waits) {
                assertThat(ship(parcel(order), own("EX" + order.number(), "6841743441349706242"))
                                .code())
                        .isZero();
                shipped.add(parcel(order));
            }
        }
        return shipped;
    }

    private BuyersRequest pending() {
        for (Instant now = PLAN.start(); now.isBefore(PLAN.closed()); now = now.plusSeconds(900)) {
            Optional<BuyersRequest> found = BuyersRequest.of(ledger, false, now).stream()
                    .filter(one -> !one.awaits().isEmpty())
                    .filter(one -> one.order().moves().stream().noneMatch(move -> move.step() == Step.CANCEL_WITHDRAWN))
                    .filter(one -> one.order().moves().getLast().step() == Step.CANCELLED_BY_BUYER)
                    .findFirst();
            if (found.isPresent()) {
                shopTime.set(now);
                return found.get();
            }
        }
        throw new IllegalStateException("nobody asked");
    }

    private ScriptedOrder find(OrderState state, Predicate<ScriptedOrder> such) {
        return ledger.orders().stream()
                .filter(order -> !order.boughtAt().isAfter(shopTime.instant()) && !order.byPlatform())
                .filter(order -> state(order) == state && such.test(order))
                .findFirst()
                .orElseThrow();
    }

    private OrderState state(ScriptedOrder order) {
        return OrderView.at(order, shopTime.instant()).orElseThrow().state();
    }

    private static Predicate<ScriptedOrder> label(boolean platforms) {
        return order -> Shipping.byLabel(PLAN, order) == platforms;
    }

    private String parcel(ScriptedOrder order) {
        return Parcel.id(order.id(), 0);
    }

    private static String own(String number, String provider) {
        return "{\"self_shipment\":{\"tracking_number\":\"" + number + "\",\"shipping_provider_id\":\"" + provider
                + "\"}}";
    }

    private Answer ship(String parcel) {
        return ship(parcel, "{}");
    }

    private Answer ship(String parcel, String body) {
        return api.post(PARCELS + parcel + "/ship", CIPHER, body);
    }

    private Answer label(String parcel) {
        return api.get(
                PARCELS + parcel + "/shipping_documents",
                query("shop_cipher", PLAN.shop().cipher(), "document_type", "SHIPPING_LABEL"));
    }

    private JsonNode one(ScriptedOrder order) {
        return api.get("/order/202507/orders", query("shop_cipher", PLAN.shop().cipher(), "ids", order.id()))
                .json()
                .path("data")
                .path("orders")
                .path(0);
    }
}
