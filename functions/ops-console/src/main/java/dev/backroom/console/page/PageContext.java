package dev.backroom.console.page;

import dev.backroom.console.request.Page;
import dev.backroom.console.request.PageRequest;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Texts;
import dev.backroom.console.text.Times;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every page is written with.
 *
 * @param all the shops that an id is looked for in, whichever of them the pages show
 * @param shops those that are shown
 * @param now the shop's time
 */
public record PageContext(PageRequest request, Texts t, Links links, List<Shop> all, List<Shop> shops, Instant now) {
    private static final int LONG_ID = 24;

    public PageContext {
        all = List.copyOf(all);
        shops = List.copyOf(shops);
    }

    public boolean acts() {
        return links.acts();
    }

    public boolean own() {
        return links.own();
    }

    /** Whether a page has to say which shop something is of. */
    public boolean severalShops() {
        return shops.size() > 1;
    }

    public Optional<Shop> shop(ShopId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Times of no particular shop are in the first shop's zone. */
    public ZoneId zone() {
        return shops.stream().map(Shop::zone).findFirst().orElse(ZoneOffset.UTC);
    }

    /** The zones of the shops that are shown, each once. */
    public List<ZoneId> zones() {
        return shops.isEmpty()
                ? List.of(ZoneOffset.UTC)
                : shops.stream().map(Shop::zone).distinct().toList();
    }

    /** A time of a shop in its own zone, with the zone's name unless the top of the page names no other. */
    public String minute(Instant at, ZoneId zone) {
        return Times.minute(at, zone) + (zones().equals(List.of(zone)) ? "" : " " + zone.getId());
    }

    public String minute(Instant at) {
        return minute(at, zone());
    }

    /** As {@link #minute(Instant, ZoneId)}, of a shop that may not be shown. */
    public String minute(Instant at, ShopId shop) {
        return minute(
                at,
                shops.stream()
                        .filter(one -> one.id().equals(shop))
                        .map(Shop::zone)
                        .findFirst()
                        .orElseGet(this::zone));
    }

    public String minute(Optional<Instant> at, ZoneId zone, String none) {
        return at.map(one -> minute(one, zone)).orElse(none);
    }

    /** How long ago it was. */
    public String ago(Instant at) {
        return t.span(Duration.between(at, now));
    }

    public String count(Number n) {
        return Numbers.count(n.longValue());
    }

    public static String money(Money money) {
        return Numbers.money(money.amount(), money.currency());
    }

    /** The class of an id: long ones break anywhere, short ones nowhere. */
    public String idStyle(String id) {
        return id.length() > LONG_ID ? "id any" : "id";
    }

    public Tile tile(String word, long count, String style, Page page, Map<String, String> more) {
        return new Tile(Numbers.count(count), count > 0 ? style : "", links.to(page, more, t.get(word), ""));
    }
}
