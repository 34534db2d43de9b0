package dev.backroom.tiktok.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.Shop;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.http.Platform;
import dev.backroom.tiktok.http.PlatformCall;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Products of the shops that sellers connected, and the stock that they show. One object serves a whole process: it keeps
 * the connections, and the brake that the calls of a shop share. Every method may throw {@link TikTokFailure}.
 */
public final class ShopInventory {
    /** The platform's limit for one product. */
    public static final int SKUS_PER_UPDATE = 100;

    private final TikTokEndpoints endpoints;
    private final AccessTokens tokens;
    private final Platform platform;

    public ShopInventory(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {
        this(endpoints, app, tokens, Clock.systemUTC(), Pause.REAL);
    }

    /**
     * For tests.
     *
     * @param clock what signatures and waits go by; real time, not a shop's business time
     */
    public ShopInventory(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens, Clock clock, Pause pause) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.platform = new Platform(
                app,
                clock,
                pause,
                TimeoutPolicy.DEFAULT,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * Sets what buyers can order of a product's SKUs; nothing is added or taken off. Where the platform refuses the call
     * as a whole and one of its SKUs may be why, each SKU is sent alone.
     *
     * @param figures units by platform SKU id and by the platform's warehouse id, every warehouse of each SKU; at most
     *     {@link #SKUS_PER_UPDATE} SKUs
     * @return the SKUs whose figures were not taken
     */
    public Map<String, FigureRefused> update(
            Shop shop, String product, Map<String, SortedMap<String, Integer>> figures) {
        try {
            JsonNode data = call(
                    shop,
                    "/product/202309/products/" + product + "/inventory/update",
                    Map.of(),
                    InventoryUpdates.body(new TreeMap<>(figures)));
            return InventoryUpdates.refused(data, figures.keySet());
        } catch (TikTokFailure.Permanent refused) {
            if (!refused.unexplained()) {
                throw refused;
            }
            Map<String, FigureRefused> each = new HashMap<>();
            if (figures.size() == 1) {
                figures.keySet().forEach(sku -> each.put(sku, FigureRefused.of(refused.code())));
            } else {
                figures.forEach((sku, one) -> each.putAll(update(shop, product, Map.of(sku, one))));
            }
            return each;
        }
    }

    /**
     * The figures that the platform shows, {@value InventorySearch#SKUS_PER_CALL} SKUs a call.
     *
     * @param platformSkus any number, repeats allowed
     */
    public InventoryAnswer search(Shop shop, Collection<String> platformSkus) {
        List<String> all = List.copyOf(new TreeSet<>(platformSkus));
        Map<String, ChannelStock> found = new HashMap<>();
        boolean whole = true;
        for (int from = 0; from < all.size(); from += InventorySearch.SKUS_PER_CALL) {
            List<String> some = all.subList(from, Math.min(all.size(), from + InventorySearch.SKUS_PER_CALL));
            InventoryAnswer answer = InventorySearch.decode(
                    call(shop, "/product/202309/inventory/search", Map.of(), InventorySearch.body(some)));
            found.putAll(answer.stock());
            whole &= answer.whole();
        }
        return new InventoryAnswer(found, whole);
    }

    /**
     * One page of the shop's products.
     *
     * @param updatedFrom included, cut to whole seconds; absent for all products
     * @param pageToken empty text for the first page, else what the page before gave
     */
    public ProductPage products(Shop shop, Optional<Instant> updatedFrom, String pageToken) {
        Map<String, String> query = new HashMap<>();
        query.put("page_size", Integer.toString(ProductSearch.PRODUCTS_PER_PAGE));
        if (!pageToken.isEmpty()) {
            query.put("page_token", pageToken);
        }
        return ProductSearch.decode(
                call(shop, "/product/202502/products/search", query, ProductSearch.body(updatedFrom)));
    }

    private JsonNode call(Shop shop, String path, Map<String, String> query, String body) {
        Map<String, String> all = new HashMap<>(query);
        all.put("shop_cipher", shop.cipher());
        PlatformCall call = PlatformCall.post(endpoints.api(), path, shop.id().value(), all, body);
        return platform.signed(call, tokens.current(shop.seller()), refused -> tokens.renewed(shop.seller(), refused));
    }
}
