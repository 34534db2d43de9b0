package dev.backroom.tiktok.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.Shop;
import dev.backroom.model.ship.ShippableOrder;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.http.Platform;
import dev.backroom.tiktok.http.PlatformCall;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import dev.backroom.tiktok.order.OrderDecoder;
import dev.backroom.tiktok.order.TikTokShop;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Packages, labels and carriers of the shops that sellers connected. One object serves a whole process: it keeps the
 * connections, and the brake that the calls of a shop share. Every method may throw {@link TikTokFailure}.
 */
public final class ShopParcels {
    /** The most packages in one call. */
    public static final int PACKAGES_PER_CALL = 50;

    /** Where the seller says by order, not by package, that it shipped with a carrier of its own. */
    private static final Set<String> MARKED_BY_ORDER = Set.of("US", "GB", "UK", "ES", "IE", "IT", "DE", "FR", "JP");

    private static final long LABEL_BEING_MADE = 11034037;
    private static final String PACKAGES = "/fulfillment/202309/packages/";
    private static final String ORDERS = "/fulfillment/202309/orders/";

    private final TikTokEndpoints endpoints;
    private final AccessTokens tokens;
    private final Platform platform;
    /** For what must not be repeated blindly: after a call without an answer the caller looks before it calls again. */
    private final Platform once;

    public ShopParcels(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {
        this(endpoints, app, tokens, Clock.systemUTC(), Pause.REAL);
    }

    /**
     * For tests.
     *
     * @param clock what signatures and waits go by; real time, not a shop's business time
     */
    public ShopParcels(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens, Clock clock, Pause pause) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.platform = platform(app, clock, pause, TimeoutPolicy.DEFAULT);
        this.once = platform(app, clock, pause, TimeoutPolicy.ONCE);
    }

    private static Platform platform(AppCredentials app, Clock clock, Pause pause, TimeoutPolicy patience) {
        return new Platform(
                app, clock, pause, patience, () -> ThreadLocalRandom.current().nextLong());
    }

    /** Whether the shop's market takes {@link #markShipped}; elsewhere a package is shipped with the own carrier in it. */
    public static boolean marksByOrder(Shop shop) {
        return MARKED_BY_ORDER.contains(shop.region());
    }

    /**
     * Reads orders with their packages.
     *
     * @param ids at most {@link TikTokShop#IDS_PER_CALL}, at least one
     */
    public ShippablesRead orders(Shop shop, Collection<String> ids) {
        Map<String, ShippableOrder> orders = new HashMap<>();
        Map<String, String> unreadable = new HashMap<>();
        readInto(orders, unreadable, shop, List.copyOf(new TreeSet<>(ids)));
        return new ShippablesRead(orders, unreadable);
    }

    /** One id that the platform does not take must not hide the others: they are asked for in halves. */
    private void readInto(
            Map<String, ShippableOrder> orders, Map<String, String> unreadable, Shop shop, List<String> ids) {
        JsonNode data;
        try {
            data = get(shop, "/order/202507/orders", Map.of("ids", String.join(",", ids)));
        } catch (TikTokFailure.Permanent refused) {
            if (!refused.unexplained()) {
                throw refused;
            }
            if (ids.size() == 1) {
                unreadable.put(ids.getFirst(), String.valueOf(refused.getMessage()));
            } else {
                readInto(orders, unreadable, shop, ids.subList(0, ids.size() / 2));
                readInto(orders, unreadable, shop, ids.subList(ids.size() / 2, ids.size()));
            }
            return;
        }
        Instant readAt = platform.clock().instant();
        for (JsonNode order : data.path("orders")) {
            switch (OrderDecoder.decode(shop.id(), order, readAt)) {
                case OrderDecoder.Decoded.Order(var snapshot) -> {
                    String id = snapshot.key().order();
                    try {
                        orders.put(id, ShippableDecoder.decode(snapshot, order));
                    } catch (UnreadableJson e) {
                        unreadable.put(id, String.valueOf(e.getMessage()));
                    }
                }
                case OrderDecoder.Decoded.Refused(String id, String reason) -> unreadable.put(id, reason);
            }
        }
    }

    /** One package, with all orders in it. */
    public ShopPackage parcel(Shop shop, String id) {
        return ParcelJson.parcel(id, get(shop, PACKAGES + id, Map.of()));
    }

    /**
     * Arranges the shipment of packages.
     *
     * @param requests at most {@link #PACKAGES_PER_CALL}, at least one, each package once
     * @return the packages that the platform did not take; also where it answered success for the call
     */
    public Map<String, ShipRefused> ship(Shop shop, List<ShipRequest> requests) {
        List<String> ids = requests.stream().map(ShipRequest::parcel).toList();
        try {
            JsonNode data = ids.size() == 1
                    ? post(shop, PACKAGES + ids.getFirst() + "/ship", ParcelJson.ship(requests.getFirst()))
                    : post(shop, "/fulfillment/202309/packages/ship", ParcelJson.ship(requests));
            return ParcelJson.refused(data, ids);
        } catch (TikTokFailure.Permanent refused) {
            if (!refused.unexplained()) {
                throw refused;
            }
            Map<String, ShipRefused> each = new TreeMap<>();
            if (ids.size() == 1) {
                each.put(ids.getFirst(), new ShipRefused(refused.code()));
            } else {
                requests.forEach(request -> each.putAll(ship(shop, List.of(request))));
            }
            return each;
        }
    }

    /** A package's label, once its shipment was arranged. The platform's carriers only. */
    public PackageLabel label(Shop shop, String parcel) {
        JsonNode data;
        try {
            data = get(
                    shop,
                    PACKAGES + parcel + "/shipping_documents",
                    Map.of("document_type", "SHIPPING_LABEL", "document_size", "A6"));
        } catch (TikTokFailure.Permanent refused) {
            if (refused.code() == LABEL_BEING_MADE) {
                return new PackageLabel.BeingMade();
            }
            throw refused;
        }
        String document = JsonFields.text(data, "doc_url");
        if (document.isBlank()) {
            return new PackageLabel.BeingMade();
        }
        try {
            return new PackageLabel.Ready(URI.create(document), JsonFields.text(data, "tracking_number"));
        } catch (IllegalArgumentException e) {
            throw new TikTokFailure.Permanent(0, "the label's address is none");
        }
    }

    /**
     * Says that units left with the seller's own carrier; in the markets of {@link #marksByOrder} alone.
     *
     * @return the package that the platform made of them; empty text where it named none
     */
    public String markShipped(Shop shop, String order, Collection<String> lineItems, ShipRequest.OwnCarrier own) {
        JsonNode data = post(shop, ORDERS + order + "/packages", ParcelJson.marked(lineItems, own));
        try {
            return JsonFields.id(data.get("package_id"), "package_id").orElse("");
        } catch (UnreadableJson e) {
            return "";
        }
    }

    /** When the carrier can come for a package. */
    public HandoverSlots slots(Shop shop, String parcel) {
        return ParcelJson.slots(get(shop, PACKAGES + parcel + "/handover_time_slots", Map.of()));
    }

    /** The carriers that the platform knows for a way of delivery: ids and names. */
    public Map<String, String> providers(Shop shop, String deliveryOption) {
        return ParcelJson.providers(
                get(shop, "/logistics/202309/delivery_options/" + deliveryOption + "/shipping_providers", Map.of()));
    }

    /** What the carrier said about an order, oldest first. */
    public List<TrackingEvent> tracking(Shop shop, String order) {
        return ParcelJson.tracking(get(shop, ORDERS + order + "/tracking", Map.of()));
    }

    private JsonNode get(Shop shop, String path, Map<String, String> query) {
        return call(
                platform,
                shop,
                PlatformCall.get(endpoints.api(), path, shop.id().value(), withCipher(shop, query)));
    }

    private JsonNode post(Shop shop, String path, String body) {
        return call(
                once,
                shop,
                PlatformCall.post(endpoints.api(), path, shop.id().value(), withCipher(shop, Map.of()), body));
    }

    private static Map<String, String> withCipher(Shop shop, Map<String, String> query) {
        Map<String, String> all = new HashMap<>(query);
        all.put("shop_cipher", shop.cipher());
        return all;
    }

    private JsonNode call(Platform by, Shop shop, PlatformCall call) {
        return by.signed(call, tokens.current(shop.seller()), refused -> tokens.renewed(shop.seller(), refused));
    }
}
