package dev.backroom.simulator.api;

import dev.backroom.simulator.http.AnswerData;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.ledger.ShopLedger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of an order desk by path: parcels here, what buyers want undone with {@link RequestCalls}. */
final class DeskCalls {
    private static final String SHIP_MANY = "/fulfillment/202309/packages/ship";
    private static final String SEARCH = "/fulfillment/202309/packages/search";
    private static final Pattern PARCEL = Pattern.compile(
            "/fulfillment/202309/packages/([0-9]{1,25})(/ship|/shipping_documents|/handover_time_slots|)");
    private static final Pattern ORDER =
            Pattern.compile("/fulfillment/202309/orders/([0-9]{1,21})/(packages|tracking)");
    private static final Pattern PROVIDERS =
            Pattern.compile("/logistics/202309/delivery_options/[0-9]{1,21}/shipping_providers");
    private static final Set<String> DOCUMENT_QUERY =
            Set.of("shop_cipher", "document_type", "document_size", "document_format");

    private final ShipCalls ship;
    private final PackageCalls packages;
    private final RequestCalls requests;

    DeskCalls(ShopLedger ledger, LabelOffice labels) {
        this.ship = new ShipCalls(ledger);
        this.packages = new PackageCalls(ledger, labels);
        this.requests = new RequestCalls(ledger);
    }

    /** Whether a path is one of these. */
    static boolean serves(String path) {
        return path.startsWith("/fulfillment/") || path.startsWith(RequestCalls.BASE) || path.startsWith("/logistics/");
    }

    /** A parcel's label; empty where none of this shop's parcels has that id. */
    Optional<byte[]> label(String parcel, Instant now) {
        return packages.label(parcel, now);
    }

    AnswerData answer(ApiCall call, Instant now) throws RefusedCall {
        if (call.path().startsWith(RequestCalls.BASE)) {
            return requests.answer(call, now);
        }
        boolean post = call.method().equals("POST");
        Matcher parcel = PARCEL.matcher(call.path());
        Matcher order = ORDER.matcher(call.path());
        if (call.path().equals(SHIP_MANY)) {
            require(post);
            return ship.many(call.body(), now);
        }
        if (call.path().equals(SEARCH)) {
            require(post);
            return packages.search(call, now);
        }
        if (parcel.matches()) {
            String id = parcel.group(1);
            String what = parcel.group(2);
            require(post == what.equals("/ship"));
            call.allow(DOCUMENT_QUERY);
            return switch (what) {
                case "/ship" -> ship.one(id, call.body(), now);
                case "/shipping_documents" -> packages.document(id, call, now);
                case "/handover_time_slots" -> packages.slots(id, now);
                default -> packages.detail(id, now);
            };
        }
        if (order.matches()) {
            boolean mark = order.group(2).equals("packages");
            require(post == mark);
            return mark ? ship.mark(order.group(1), call.body(), now) : packages.tracking(order.group(1), now);
        }
        if (PROVIDERS.matcher(call.path()).matches()) {
            require(!post);
            return packages.providers();
        }
        throw new RefusedCall(Refusal.NO_SUCH_PATH);
    }

    private static void require(boolean right) throws RefusedCall {
        if (!right) {
            throw new RefusedCall(Refusal.WRONG_METHOD);
        }
    }
}
