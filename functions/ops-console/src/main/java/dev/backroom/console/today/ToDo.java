package dev.backroom.console.today;

import dev.backroom.console.orders.Backlog;
import dev.backroom.console.orders.OrderTiles;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Queues;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Tile;
import dev.backroom.console.request.Page;
import dev.backroom.model.Shop;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.AttentionTable.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** What somebody has to do now, worst first: each a count that leads to its page. */
public record ToDo(
        OrderTable orders,
        ReviewTable reviews,
        AftersaleTable cases,
        AttentionTable attention,
        Queues queues,
        ParkedMessages parked) {
    private static final int SKUS = 500;
    private static final int PARKED = 100;

    /** Each part for itself; what is not there at all is not worth a place. */
    public List<Future<Part<List<Tile>>>> read(PageContext c, Reading reading) {
        return List.of(
                reading.part("orders", () -> OrderTiles.all(c, Backlog.read(orders, c.shops(), c.now(), reading))),
                reading.part(
                        "cases",
                        () -> some(c.tile(
                                "casesWaiting",
                                reading.each(c.shops(), shop -> cases.countWaiting(shop.id())).stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                "warn",
                                Page.AFTERSALES,
                                Map.of()))),
                reading.part("reviews", () -> reviews(c, reading)),
                reading.part("stock", () -> stock(c, reading)),
                reading.part(
                        "queues",
                        () -> some(c.tile("deadLetters", queues.dead(reading), "bad", Page.SYSTEM, Map.of()))),
                reading.part(
                        "parked messages",
                        () -> some(c.tile("parked", parked.list(PARKED).size(), "warn", Page.SYSTEM, Map.of()))),
                CompletableFuture.completedFuture(Part.of(some(c.tile(
                        "disconnectedShops",
                        c.shops().stream()
                                .filter(shop -> shop.state() != Shop.State.CONNECTED)
                                .count(),
                        "bad",
                        Page.SYSTEM,
                        Map.of())))));
    }

    private static List<Tile> some(Tile... tiles) {
        return List.of(tiles).stream().filter(tile -> !tile.count().equals("0")).toList();
    }

    private List<Tile> reviews(PageContext c, Reading reading) {
        List<ReviewTable.Waiting> waiting = reading.each(c.shops(), shop -> reviews.countAwaiting(shop.id()));
        return some(
                c.tile(
                        "replyOverdue",
                        waiting.stream().mapToInt(ReviewTable.Waiting::overdue).sum(),
                        "bad",
                        Page.REVIEWS,
                        Map.of()),
                c.tile(
                        "replyWaits",
                        waiting.stream().mapToInt(ReviewTable.Waiting::open).sum(),
                        "warn",
                        Page.REVIEWS,
                        Map.of()));
    }

    private List<Tile> stock(PageContext c, Reading reading) {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        TreeSet<String> owners = new TreeSet<>();
        c.shops().forEach(shop -> owners.add(shop.owner()));
        reading.each(new ArrayList<>(owners), owner -> attention.worst(owner, SKUS))
                .forEach(found -> found.entries().forEach(entry -> counts.merge(entry.reason(), 1, Integer::sum)));
        return some(
                c.tile("soldOutSkus", counts.getOrDefault(Reason.SOLD_OUT, 0), "bad", Page.STOCK, Map.of()),
                c.tile("notPublishedSkus", counts.getOrDefault(Reason.NOT_PUBLISHED, 0), "bad", Page.STOCK, Map.of()),
                c.tile("lowSkus", counts.getOrDefault(Reason.LOW, 0), "warn", Page.STOCK, Map.of()));
    }
}
