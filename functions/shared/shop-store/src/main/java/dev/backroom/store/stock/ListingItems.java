package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Listings as items of the stock table: once beside the SKU's levels, once in the list of their shop. */
final class ListingItems {
    static final String LISTING = "LISTING#";
    /** Sorts behind every listing and before everything that grows with time. */
    static final String AFTER_LISTINGS = "LISTING$";

    private static final String CHANNEL = "CHANNEL#";

    private ListingItems() {}

    static Map<String, AttributeValue> key(String owner, Sku sku, Listing listing) {
        return Fields.key(StockItems.partition(owner, sku), LISTING + listing.shop() + "#" + listing.platformSku());
    }

    static String channel(ShopId shop) {
        return CHANNEL + shop;
    }

    static Map<String, AttributeValue> knownKey(ShopId shop, String platformSku) {
        return Fields.key(channel(shop), platformSku);
    }

    static Map<String, AttributeValue> encode(KnownListing known) {
        Listing listing = known.listing();
        Map<String, AttributeValue> item = new HashMap<>(knownKey(listing.shop(), listing.platformSku()));
        item.put("owner", text(known.owner()));
        item.put("sku", text(known.sku().code()));
        item.put("product", text(listing.product()));
        item.put("live", AttributeValue.fromBool(listing.live()));
        item.put("warehouses", warehouses(listing));
        return item;
    }

    static AttributeValue warehouses(Listing listing) {
        return AttributeValue.fromL(
                listing.warehouses().stream().map(Fields::text).toList());
    }

    static KnownListing known(Map<String, AttributeValue> stored) {
        StoredItem item = new StoredItem("a known listing", stored);
        return new KnownListing(
                item.text("owner"),
                item.one("sku", Sku::new),
                listing(item, item.one("pk", pk -> new ShopId(pk.substring(CHANNEL.length()))), item.text("sk")));
    }

    static Listed listed(Sku sku, Map<String, AttributeValue> stored) {
        StoredItem item = new StoredItem("listing of " + sku, stored);
        String[] key = item.text("sk").substring(LISTING.length()).split("#", 2);
        if (key.length < 2) {
            throw item.wrongKind("sk");
        }
        return new Listed(
                sku,
                listing(item, item.parsed("sk", key[0], ShopId::new), key[1]),
                published(item),
                failing(item),
                drift(item),
                item.flag("stale"),
                item.numberIf("busyUntil").map(Instant::ofEpochMilli),
                item.numberIf("wanted").orElse(0L));
    }

    static AttributeValue figures(Map<String, Integer> figures) {
        Map<String, AttributeValue> entries = new HashMap<>();
        figures.forEach((warehouse, units) -> entries.put(warehouse, number(units)));
        return AttributeValue.fromM(entries);
    }

    private static Listing listing(StoredItem item, ShopId shop, String platformSku) {
        List<String> warehouses =
                item.list("warehouses").stream().map(AttributeValue::s).toList();
        return new Listing(shop, item.text("product"), platformSku, item.flag("live"), warehouses);
    }

    private static Optional<Listed.Published> published(StoredItem item) {
        return item.numberIf("publishedVersion").map(version -> {
            StoredItem stored = new StoredItem(item.name() + " figures", item.map("figures"));
            SortedMap<String, Integer> figures = new TreeMap<>();
            stored.attributes().keySet().forEach(warehouse -> figures.put(warehouse, stored.units(warehouse)));
            return new Listed.Published(
                    figures, version, item.text("publishedBasis"), Instant.ofEpochMilli(item.number("publishedAt")));
        });
    }

    private static Optional<Listed.Failing> failing(StoredItem item) {
        return item.textIf("failure")
                .map(reason -> new Listed.Failing(
                        reason,
                        Instant.ofEpochMilli(item.number("failingSince")),
                        Instant.ofEpochMilli(item.number("retryAt")),
                        item.flag("failurePasses"),
                        item.flag("failureTold")));
    }

    private static Drift drift(StoredItem item) {
        return item.textIf("drift")
                .map(phase -> new Drift(
                        item.parsed("drift", phase, Drift.Phase::valueOf),
                        item.number("driftVersion"),
                        Instant.ofEpochMilli(item.number("driftSince")),
                        item.number("driftShown"),
                        item.flag("driftByHand")))
                .orElse(Drift.NONE);
    }
}
