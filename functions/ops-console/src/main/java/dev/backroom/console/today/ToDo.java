package dev.backroom.console.today;

import dev.backroom.console.orders.Backlog;
import dev.backroom.console.orders.OrderTiles;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.stock.AttentionTable.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;

/** What somebody has to do now, worst first: each a count that leads to its page. */
public final class ToDo {
    private static final int SKUS = 500;
    private static final int PARKED = 100;

    private final PageContext sheet;
    private final ConsoleTables rooms;
    private final Future<Part<Backlog>> orders;
    private final Future<Part<ReviewTable.Waiting>> reviews;
    private final Future<Part<Integer>> cases;
    private final Future<Part<Map<Reason, Integer>>> stock;
    private final Future<Part<Integer>> dead;
    private final Future<Part<Integer>> parked;

    public ToDo(PageContext sheet, ConsoleTables rooms, Reading reading) {
        this.sheet = sheet;
        this.rooms = rooms;
        orders = reading.part("orders", () -> Backlog.read(rooms.orders(), sheet.shops(), sheet.now(), reading));
        reviews = reading.part("reviews", () -> reviews(reading));
        cases = reading.part(
                "cases",
                () -> reading.each(sheet.shops(), shop -> rooms.aftersales().countWaiting(shop.id())).stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        stock = reading.part("stock", () -> stock(reading));
        dead = reading.part("queues", () -> rooms.queues().dead(reading));
        parked = reading.part(
                "parked messages", () -> rooms.parked().list(PARKED).size());
    }

    public void write() {
        sheet.html().start("div", "class", "tiles");
        OrderTiles tiles = new OrderTiles(sheet);
        sheet.part(orders, open -> {
            tiles.urgent(open);
            tiles.lists(open);
        });
        sheet.part(cases, n -> tile(Word.CASES_WAITING, n, "warn", Page.AFTERSALES, Map.of()));
        sheet.part(reviews, waiting -> {
            tile(Word.REPLY_OVERDUE, waiting.overdue(), "bad", Page.REVIEWS, Map.of());
            tile(Word.REPLY_WAITS, waiting.open(), "warn", Page.REVIEWS, Map.of());
        });
        sheet.part(stock, skus -> {
            tile(Word.SOLD_OUT_SKUS, skus.getOrDefault(Reason.SOLD_OUT, 0), "bad", Page.STOCK, Map.of());
            tile(Word.NOT_PUBLISHED_SKUS, skus.getOrDefault(Reason.NOT_PUBLISHED, 0), "bad", Page.STOCK, Map.of());
            tile(Word.LOW_SKUS, skus.getOrDefault(Reason.LOW, 0), "warn", Page.STOCK, Map.of());
        });
        sheet.part(dead, n -> tile(Word.DEAD_LETTERS, n, "bad", Page.SYSTEM, Map.of()));
        sheet.part(parked, n -> tile(Word.PARKED, n, "warn", Page.SYSTEM, Map.of()));
        int cut = (int) sheet.shops().stream()
                .filter(shop -> shop.state() != Shop.State.CONNECTED)
                .count();
        tile(Word.DISCONNECTED_SHOPS, cut, "bad", Page.SYSTEM, Map.of());
        sheet.html().end();
    }

    /** What is not there at all is not worth a place. */
    private void tile(Phrase word, int count, String style, Page page, Map<String, String> more) {
        if (count > 0) {
            sheet.tile(word, Numbers.count(count), style, page, more);
        }
    }

    private ReviewTable.Waiting reviews(Reading reading) {
        return reading.each(sheet.shops(), shop -> rooms.reviews().countAwaiting(shop.id())).stream()
                .reduce(
                        new ReviewTable.Waiting(0, 0),
                        (one, other) ->
                                new ReviewTable.Waiting(one.overdue() + other.overdue(), one.open() + other.open()));
    }

    private Map<Reason, Integer> stock(Reading reading) {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        TreeSet<String> owners = new TreeSet<>();
        sheet.shops().forEach(shop -> owners.add(shop.owner()));
        reading.each(List.copyOf(owners), owner -> rooms.attention().worst(owner, SKUS))
                .forEach(found -> found.entries().forEach(entry -> counts.merge(entry.reason(), 1, Integer::sum)));
        return counts;
    }
}
