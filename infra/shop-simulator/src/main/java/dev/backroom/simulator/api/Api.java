package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.simulator.auth.Gate;
import dev.backroom.simulator.auth.TokenDesk;
import dev.backroom.simulator.http.AnswerData;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The calls that the platform serves, from a request that was read to the bytes of the answer. */
public final class Api {
    public static final String TOKEN_GET = "/api/v2/token/get";
    static final String TOKEN_REFRESH = "/api/v2/token/refresh";
    private static final String SHOPS = "/authorization/202309/shops";
    private static final Set<String> ORDERS = Set.of("/order/202309/orders", "/order/202507/orders");
    private static final String SEARCH = "/order/202309/orders/search";
    private static final int MOST_IDS = 50;
    private static final JsonFactory JSON = new JsonFactory();

    private final PlatformOptions options;
    private final TokenDesk tokens;
    private final Gate gate;
    private final LabelOffice labels;
    private final ReviewCalls reviews;
    private final Map<SimulatedShop, StockCalls> stock;
    private final Map<SimulatedShop, ShopLedger> ledgers;
    private final Map<SimulatedShop, DeskCalls> desks;
    private final AtomicLong ordersRead = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    /** @param labels gives out the addresses of documents */
    public Api(PlatformOptions options, TokenDesk tokens, LabelOffice labels) {
        this.options = options;
        this.labels = labels;
        this.tokens = tokens;
        this.gate = new Gate(options.app(), tokens, options.evenings(), options.realTime());
        this.reviews = new ReviewCalls(options.troubles());
        this.stock = options.evenings().stream()
                .collect(Collectors.toMap(
                        evening -> evening.plan().shop(),
                        evening -> new StockCalls(evening, options.troubles(), options.shopTime())));
        this.ledgers = options.evenings().stream()
                .collect(Collectors.toMap(evening -> evening.plan().shop(), ShopLedger::of));
        this.desks = ledgers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new DeskCalls(entry.getValue(), labels)));
    }

    /** What became of one shop's orders. */
    public ShopLedger ledger(SimulatedShop shop) {
        return Objects.requireNonNull(ledgers.get(shop), "no shop of this platform");
    }

    /** What one shop's stock is asked and told. */
    public StockCalls stock(SimulatedShop shop) {
        return Objects.requireNonNull(stock.get(shop), "no shop of this platform");
    }

    public FigureTally figures() {
        return stock.values().stream().map(StockCalls::tally).reduce(new FigureTally(0, 0, 0), FigureTally::plus);
    }

    public long ordersRead() {
        return ordersRead.get();
    }

    /** What stands behind the address of a document, which needs no token. */
    public Optional<byte[]> document(ApiCall call) {
        Instant now = options.shopTime().instant();
        return labels.opened(call, now)
                .flatMap(parcel -> desks.values().stream()
                        .flatMap(desk -> desk.label(parcel, now).stream())
                        .findFirst());
    }

    public byte[] answer(ApiCall call) throws RefusedCall {
        return switch (call.path()) {
            case TOKEN_GET -> tokenGet(call);
            case TOKEN_REFRESH -> tokenRefresh(call);
            case SHOPS -> shops(call);
            case SEARCH -> search(call);
            case ReviewCalls.SEARCH ->
                ok(reviews.search(call, posted(call), options.shopTime().instant()));
            case StockCalls.FIGURES -> ok(stock(posted(call).plan().shop()).figures(call));
            case StockCalls.PRODUCTS -> ok(stock(posted(call).plan().shop()).products(call));
            default -> {
                Optional<String> product = StockCalls.updated(call.path());
                if (product.isPresent()) {
                    yield ok(stock(posted(call).plan().shop()).update(call, product.get()));
                }
                if (DeskCalls.serves(call.path())) {
                    yield ok(desk(call));
                }
                if (!ORDERS.contains(call.path())) {
                    throw new RefusedCall(Refusal.NO_SUCH_PATH);
                }
                yield ordersById(call);
            }
        };
    }

    private AnswerData desk(ApiCall call) throws RefusedCall {
        SimulatedShop shop = shop(call).plan().shop();
        return Objects.requireNonNull(desks.get(shop))
                .answer(call, options.shopTime().instant());
    }

    private EveningScript posted(ApiCall call) throws RefusedCall {
        method(call, "POST");
        return shop(call);
    }

    /** The shop of a call; one that is out of order answers nothing. */
    private EveningScript shop(ApiCall call) throws RefusedCall {
        EveningScript evening = gate.shop(call, gate.seller(call));
        if (options.troubles()
                .isDown(evening.plan().shop().id(), options.shopTime().instant())) {
            throw new RefusedCall(Refusal.INTERNAL);
        }
        return evening;
    }

    /** The envelope of a refusal. */
    public byte[] refused(Refusal refusal) {
        return envelope(refusal.code(), refusal.message(), json -> {});
    }

    private byte[] tokenGet(ApiCall call) throws RefusedCall {
        method(call, "GET");
        checkApp(call, "authorized_code");
        return pair(tokens.exchange(call.required("auth_code"))
                .orElseThrow(() -> new RefusedCall(Refusal.of("auth_code is invalid, used or expired"))));
    }

    private byte[] tokenRefresh(ApiCall call) throws RefusedCall {
        method(call, "GET");
        checkApp(call, "refresh_token");
        return pair(tokens.refresh(call.required("refresh_token"))
                .orElseThrow(() -> new RefusedCall(Refusal.of("refresh_token is invalid, used or expired"))));
    }

    private void checkApp(ApiCall call, String grant) throws RefusedCall {
        boolean known = call.required("app_key").equals(options.app().key())
                && call.required("app_secret").equals(options.app().secret());
        if (!known) {
            throw new RefusedCall(Refusal.of("app_key or app_secret is invalid"));
        }
        if (!call.required("grant_type").equals(grant)) {
            throw new RefusedCall(Refusal.of("grant_type is invalid"));
        }
    }

    private byte[] pair(TokenDesk.Given given) {
        SimulatedShop shop = options.evenings().stream()
                .map(evening -> evening.plan().shop())
                .filter(candidate -> candidate.seller().equals(given.seller()))
                .findFirst()
                .orElseThrow();
        return ok(json -> {
            json.writeStringField("access_token", given.access());
            json.writeNumberField(
                    "access_token_expire_in", given.accessExpires().getEpochSecond());
            json.writeStringField("refresh_token", given.refresh());
            json.writeNumberField(
                    "refresh_token_expire_in", given.refreshExpires().getEpochSecond());
            json.writeStringField("open_id", given.seller());
            json.writeStringField("seller_name", shop.sellerName());
            json.writeStringField("seller_base_region", shop.market().name());
            json.writeNumberField("user_type", 0);
            json.writeArrayFieldStart("granted_scopes");
            json.writeString("seller.order.info");
            json.writeString("seller.product.basic");
            json.writeString("seller.product.write");
            json.writeString("seller.authorization.info");
            json.writeEndArray();
        });
    }

    private byte[] shops(ApiCall call) throws RefusedCall {
        method(call, "GET");
        String seller = gate.seller(call);
        call.allow(Set.of());
        List<SimulatedShop> own = options.evenings().stream()
                .map(evening -> evening.plan().shop())
                .filter(shop -> shop.seller().equals(seller))
                .toList();
        return ok(json -> {
            json.writeArrayFieldStart("shops");
            for (SimulatedShop shop : own) {
                json.writeStartObject();
                json.writeStringField("id", shop.id().value());
                json.writeStringField("name", shop.name());
                json.writeStringField("region", shop.market().name());
                json.writeStringField("seller_type", "LOCAL");
                json.writeStringField("cipher", shop.cipher());
                json.writeStringField("code", "SIM" + shop.market().name() + shop.salt());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private byte[] ordersById(ApiCall call) throws RefusedCall {
        method(call, "GET");
        ShopLedger ledger = ledger(shop(call).plan().shop());
        call.allow(Set.of("shop_cipher", "ids"));
        List<String> ids = List.of(call.required("ids").split(",", -1));
        if (ids.size() > MOST_IDS) {
            throw new RefusedCall(Refusal.of("ids must not be more than " + MOST_IDS));
        }
        if (!ids.stream().allMatch(id -> id.matches("[0-9]{1,21}"))) {
            throw new RefusedCall(Refusal.of("ids are invalid"));
        }
        Instant now = options.shopTime().instant();
        List<OrderView> views = new ArrayList<>();
        for (String id : ids.stream().distinct().toList()) {
            ledger.order(id).flatMap(order -> OrderView.at(order, now)).ifPresent(views::add);
        }
        return ok(json -> orders(json, ledger, views));
    }

    private byte[] search(ApiCall call) throws RefusedCall {
        ShopLedger ledger = ledger(posted(call).plan().shop());
        OrderSearch.Page page =
                OrderSearch.of(call).over(ledger, options.shopTime().instant());
        return ok(json -> {
            orders(json, ledger, page.orders());
            json.writeStringField("next_page_token", page.nextToken());
            json.writeNumberField("total_count", page.total());
        });
    }

    private void orders(JsonGenerator json, ShopLedger ledger, List<OrderView> views) throws IOException {
        OrderJson writer = new OrderJson(ledger, json);
        json.writeArrayFieldStart("orders");
        for (OrderView view : views) {
            writer.write(view);
        }
        json.writeEndArray();
        ordersRead.addAndGet(views.size());
    }

    private static void method(ApiCall call, String method) throws RefusedCall {
        if (!call.method().equals(method)) {
            throw new RefusedCall(Refusal.WRONG_METHOD);
        }
    }

    private byte[] ok(AnswerData data) {
        return envelope(0, "Success", data);
    }

    private byte[] envelope(int code, String message, AnswerData data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("code", code);
            json.writeStringField("message", message);
            json.writeStringField("request_id", "SIM" + requests.incrementAndGet());
            json.writeObjectFieldStart("data");
            data.write(json);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
