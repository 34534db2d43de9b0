package dev.backroom.stockcheck;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import dev.backroom.stockcheck.channel.Channel;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.inventory.ChannelStock;
import dev.backroom.tiktok.inventory.FigureRefused;
import dev.backroom.tiktok.inventory.InventoryAnswer;
import dev.backroom.tiktok.inventory.ListedProduct;
import dev.backroom.tiktok.inventory.ProductPage;
import dev.backroom.tiktok.inventory.Refusal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A platform that shows figures, takes them, and does so badly when it is told to. */
public final class FakeChannel implements Channel {
    public enum Fault {
        NONE,
        /** Answers success and keeps the old figure. */
        FORGET,
        /** Takes the figure, and the answer never arrives. */
        LOSE_ANSWER,
        DOWN,
        REFUSE,
        UNAUTHORISED,
        /** The calling process dies before the call. */
        CRASH,
        /** The calling process dies after the call. */
        CRASH_AFTER
    }

    /** The process is gone; nothing catches this but the test. */
    public static final class Crash extends Error {
        Crash() {
            super("crashed", null, false, false);
        }
    }

    /** One update as it arrived. */
    public record Update(ShopId shop, String product, Map<String, SortedMap<String, Integer>> figures) {}

    private record Entry(String product, Sku sku, SortedMap<String, Integer> figures) {}

    public final List<Update> updates = new ArrayList<>();
    public final List<Optional<Instant>> searches = new ArrayList<>();
    public final Deque<Fault> faults = new ArrayDeque<>();
    public final Set<ShopId> closed = new HashSet<>();
    public FigureRefused refusal = new FigureRefused(Refusal.PROMOTION, 12052393);
    public boolean ended;
    public boolean garbled;
    int unreadable;
    public int asked;
    public long committed;
    public Runnable meanwhile = () -> {};

    private final Map<ShopId, Map<String, Entry>> shops = new HashMap<>();

    public void list(Shop shop, String product, String platformSku, String sku, Map<String, Integer> figures) {
        shops.computeIfAbsent(shop.id(), id -> new LinkedHashMap<>())
                .put(platformSku, new Entry(product, new Sku(sku), new TreeMap<>(figures)));
    }

    public void unlist(Shop shop, String platformSku) {
        listed(shop).remove(platformSku);
    }

    public SortedMap<String, Integer> figures(Shop shop, String platformSku) {
        return entry(shop, platformSku).figures();
    }

    public void edit(Shop shop, String platformSku, Map<String, Integer> figures) {
        Entry entry = entry(shop, platformSku);
        list(shop, entry.product(), platformSku, entry.sku().code(), figures);
    }

    private Entry entry(Shop shop, String platformSku) {
        return Objects.requireNonNull(listed(shop).get(platformSku));
    }

    private Map<String, Entry> listed(Shop shop) {
        return Objects.requireNonNull(shops.get(shop.id()));
    }

    @Override
    public Map<String, FigureRefused> update(
            Shop shop, String product, Map<String, SortedMap<String, Integer>> figures) {
        open(shop);
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        if (fault == Fault.CRASH) {
            throw new Crash();
        }
        if (fault == Fault.DOWN) {
            throw down();
        }
        if (fault == Fault.UNAUTHORISED) {
            throw new TikTokFailure.Unauthorised(105002, "the token was refused");
        }
        meanwhile.run();
        updates.add(new Update(shop.id(), product, figures));
        if (fault == Fault.REFUSE) {
            Map<String, FigureRefused> refused = new HashMap<>();
            figures.keySet().forEach(sku -> refused.put(sku, refusal));
            return refused;
        }
        if (fault != Fault.FORGET) {
            figures.forEach((sku, units) -> edit(shop, sku, units));
        }
        if (fault == Fault.CRASH_AFTER) {
            throw new Crash();
        }
        if (fault == Fault.LOSE_ANSWER) {
            throw down();
        }
        return Map.of();
    }

    @Override
    public InventoryAnswer search(Shop shop, Collection<String> platformSkus) {
        open(shop);
        asked++;
        Map<String, ChannelStock> found = new HashMap<>();
        for (String platformSku : platformSkus) {
            Entry entry = shops.getOrDefault(shop.id(), Map.of()).get(platformSku);
            if (entry != null) {
                found.put(platformSku, new ChannelStock(entry.product(), platformSku, entry.figures(), committed));
            }
        }
        return new InventoryAnswer(found, !garbled);
    }

    @Override
    public ProductPage products(Shop shop, Optional<Instant> updatedFrom, String pageToken) {
        open(shop);
        searches.add(updatedFrom);
        List<ListedProduct> all = new ArrayList<>();
        shops.getOrDefault(shop.id(), Map.of())
                .forEach((platformSku, entry) -> all.add(new ListedProduct(
                        entry.product(),
                        !ended,
                        List.of(new ListedProduct.Variant(platformSku, entry.sku(), warehouses(entry))))));
        int at = pageToken.isEmpty() ? 0 : Integer.parseInt(pageToken);
        return at + 1 < all.size()
                ? new ProductPage(all.subList(at, at + 1), 0, Integer.toString(at + 1))
                : new ProductPage(all.subList(Math.min(at, all.size()), all.size()), unreadable, "");
    }

    private static List<String> warehouses(Entry entry) {
        return entry.figures().keySet().stream()
                .filter(id -> !id.equals(Listing.UNNAMED))
                .toList();
    }

    private void open(Shop shop) {
        if (closed.contains(shop.id())) {
            throw down();
        }
    }

    private static TikTokFailure down() {
        return new TikTokFailure.Transient("POST /product: the platform failed", Optional.empty());
    }
}
