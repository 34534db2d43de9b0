package dev.backroom.console.stock;

import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.Shop;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sellable;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.AttentionTable.Entry;
import dev.backroom.store.stock.AttentionTable.Found;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.StockPosition;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockPositions;
import dev.backroom.store.stock.StockTable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Stock: what needs somebody, worst first, and the item list in pages. Both read the positions of the SKUs they show. */
public final class StockPage implements ConsolePage {
    static final int WORST = 60;
    static final int PAGE = 50;

    /** SKUs of the item list under those that need somebody. */
    static final int FIRST = 20;

    private static final Duration WATCH_IS_LATE = Duration.ofMinutes(40);

    private final StockTable stock;
    private final StockPositionTable positions;
    private final AttentionTable attention;
    private final ListingTable listings;

    public StockPage(StockTable stock, StockPositionTable positions, AttentionTable attention, ListingTable listings) {
        this.stock = stock;
        this.positions = positions;
        this.attention = attention;
        this.listings = listings;
    }

    public record Shown(List<OfOwner> owners, Optional<Form> search) {}

    /** @param whose names the owner where there are several */
    public record OfOwner(String whose, Optional<Part<Attention>> attention, Part<ItemList> list) {}

    /**
     * What needs somebody.
     *
     * @param nothing what is to be said where nothing does
     * @param more that there is more; empty text where there is none
     */
    public record Attention(
            List<String> coverage, String watched, String watchStyle, List<Row> rows, String nothing, String more) {}

    public record ItemList(List<Row> rows, Optional<Link> next) {}

    public record Row(
            String mark,
            String sku,
            String skuStyle,
            String title,
            String onHand,
            String quarantined,
            String reserved,
            String available,
            String safety,
            String shown,
            String published,
            String advice) {}

    @Override
    public View show(PageContext c, Reading reading) {
        record Reads(String owner, Optional<Future<Part<Attention>>> worst, Future<Part<ItemList>> list) {}
        boolean overview = c.request().after().isEmpty() && c.request().sku().isEmpty();
        List<Reads> reads = c.shops().stream()
                .map(Shop::owner)
                .distinct()
                .sorted()
                .map(owner -> new Reads(
                        owner,
                        overview ? Optional.of(reading.part("stock", () -> attention(c, owner))) : Optional.empty(),
                        reading.part("stock", () -> list(c, owner, overview ? FIRST : PAGE))))
                .toList();
        return new View(
                "stock",
                new Shown(
                        reads.stream()
                                .map(one -> new OfOwner(
                                        reads.size() > 1 ? ": " + one.owner() : "",
                                        one.worst().map(Waiting::of),
                                        Waiting.of(one.list())))
                                .toList(),
                        c.own() ? c.links().search(Page.STOCK, Map.of(), "") : Optional.empty()));
    }

    private Attention attention(PageContext c, String owner) {
        Found found = attention.worst(owner, WORST);
        List<Sku> skus =
                found.entries().stream().sorted().limit(WORST).map(Entry::sku).toList();
        CoverageLines coverage = CoverageLines.read(
                listings,
                c.shops().stream().filter(shop -> shop.owner().equals(owner)).toList());
        boolean late = found.watched()
                .filter(at -> Duration.between(at, c.now()).compareTo(WATCH_IS_LATE) > 0)
                .isPresent();
        boolean known = found.watched().isPresent() && coverage.whole();
        return new Attention(
                coverage.lines(c),
                found.watched().map(at -> c.t().get("watched", c.ago(at))).orElse(c.t().get("neverWatched")),
                late ? "warn" : "dim",
                positions(owner, skus).stream()
                        .filter(one -> one.state() != State.FINE)
                        .sorted(Comparator.comparing(Position::state)
                                .thenComparing(Position::available)
                                .thenComparing(Position::sku))
                        .map(one -> row(c, one))
                        .toList(),
                c.t().get(known ? "nothingShort" : "stockNothingKnownShort"),
                found.entries().size() >= WORST ? c.t().get("worstShown", WORST) : "");
    }

    private ItemList list(PageContext c, String owner, int limit) {
        String sku = c.request().sku();
        List<Sku> found = stock.skusAfter(owner, sku.isEmpty() ? c.request().after() : before(sku), limit + 1);
        List<Sku> skus = found.stream().limit(limit).toList();
        return new ItemList(
                positions(owner, skus).stream().map(one -> row(c, one)).toList(),
                found.size() > limit
                        ? Optional.of(c.links()
                                .to(Page.STOCK, Map.of("after", skus.getLast().code()), c.t().get("nextPage"), ""))
                        : Optional.empty());
    }

    /** A place just before the code, so that the list begins with it, or with what follows where it does not exist. */
    private static String before(String sku) {
        return sku.substring(0, sku.length() - 1) + (char) Math.max(1, sku.charAt(sku.length() - 1) - 1) + "\uffff";
    }

    /** How urgently a SKU needs somebody, worst first. */
    enum State {
        SOLD_OUT,
        NOT_PUBLISHED,
        LOW,
        UNKNOWN,
        QUARANTINED,
        FINE
    }

    private record Position(StockPosition stored, Optional<Sellable> sellable, State state) {
        int available() {
            return sellable.map(Sellable::total).orElse(0);
        }

        Sku sku() {
            return stored.sku();
        }
    }

    private List<Position> positions(String owner, List<Sku> skus) {
        StockPositions read = positions.read(owner, skus);
        return skus.stream()
                .flatMap(sku -> read.find(sku).stream())
                .map(one -> position(one, read.sellable(one.sku())))
                .toList();
    }

    private static Position position(StockPosition stored, Optional<Sellable> sellable) {
        boolean unpublished = stored.listings().stream()
                .anyMatch(listed -> listed.listing().live()
                        && (listed.failing().isPresent() || listed.drift().phase() == Drift.Phase.TOLD));
        int units = sellable.map(Sellable::total).orElse(0);
        State state = sellable.isEmpty()
                ? State.UNKNOWN
                : units <= 0
                        ? State.SOLD_OUT
                        : unpublished
                                ? State.NOT_PUBLISHED
                                : units < safety(stored)
                                        ? State.LOW
                                        : stored.quarantined() > 0 ? State.QUARANTINED : State.FINE;
        return new Position(stored, sellable, state);
    }

    private static int safety(StockPosition stored) {
        return stored.item().map(Item::safetyStock).orElse(Item.DEFAULT_SAFETY_STOCK);
    }

    private static Row row(PageContext c, Position one) {
        StockPosition stored = one.stored();
        boolean bundle = stored.item().map(Item::isBundle).orElse(false);
        int onHand = stored.levels().stream()
                .filter(level -> level.slot().isForSale())
                .mapToInt(StockLevel::onHand)
                .sum();
        int reserved = stored.levels().stream().mapToInt(StockLevel::reserved).sum();
        var live = stored.listings().stream()
                .filter(listed -> listed.listing().live())
                .toList();
        StockAdvice advice = new StockAdvice(c);
        return new Row(
                switch (one.state()) {
                    case SOLD_OUT, NOT_PUBLISHED -> "bad";
                    case LOW -> "warn";
                    case UNKNOWN, QUARANTINED, FINE -> "";
                },
                stored.sku().code(),
                c.idStyle(stored.sku().code()),
                stored.item().map(Item::title).orElse(""),
                bundle ? c.t().get("bundle") : Numbers.count(onHand),
                advice.quarantine(stored),
                bundle ? "" : Numbers.count(reserved),
                one.sellable().map(sellable -> Numbers.count(sellable.total())).orElse("?"),
                Numbers.count(safety(stored)),
                live.isEmpty() ? "\u2013" : live.stream().map(StockPage::shown).collect(Collectors.joining(", ")),
                live.isEmpty()
                        ? c.t().get("notListed")
                        : live.stream()
                                .map(listed -> published(c, listed))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                advice.of(one.state(), stored, live));
    }

    private static String shown(Listed listed) {
        return listed.drift().phase() != Drift.Phase.NONE
                ? Numbers.count(listed.drift().shown())
                : listed.published()
                        .map(published -> Numbers.count(published.figures().values().stream()
                                .mapToLong(Integer::longValue)
                                .sum()))
                        .orElse("\u2013");
    }

    private static String published(PageContext c, Listed listed) {
        return listed.published()
                .map(published -> c.minute(published.at(), listed.listing().shop())
                        + (listed.unfinished() ? " " + c.t().get("behind") : ""))
                .orElse(c.t().get("never"));
    }
}
