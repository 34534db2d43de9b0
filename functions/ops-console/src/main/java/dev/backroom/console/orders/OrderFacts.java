package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.Shop;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an order is: its deadlines, as the platform gave them, and what is in it. */
public record OrderFacts(
        List<Line> lines, String sum, String taken, String missing, Due.Shown due, List<Deadline> deadlines) {
    public record Line(String sku, String title, String units, String price, String state) {}

    public record Deadline(String what, String at, String left) {}

    static OrderFacts of(PageContext c, Shop shop, Order order, Part<Map<Sku, String>> titles) {
        Map<Sku, String> known = titles.read().orElse(Map.of());
        List<Deadline> deadlines = new ArrayList<>();
        var due = order.deadlines();
        var met = order.milestones();
        add(deadlines, c, shop, order, "deskToArrange", due.ready(), met.ready());
        add(deadlines, c, shop, order, "deskToCollect", due.collected(), met.collected());
        add(deadlines, c, shop, order, "deskToCancel", due.autoCancel(), met.collected());
        add(deadlines, c, shop, order, "deskToDeliver", due.delivered(), met.delivered());
        return new OrderFacts(
                order.lines().stream().map(line -> line(c, order, line, known)).toList(),
                c.t().get("total") + " " + PageContext.money(order.total())
                        + (order.cashOnDelivery() ? " \u00b7 " + c.t().get("deskCash") : "")
                        + (order.fulfilledBy() == FulfilledBy.PLATFORM
                                ? " \u00b7 " + c.t().get("deskPlatformShips")
                                : ""),
                slots(c, "deskTaken", order.reservation().reserved()),
                slots(c, "deskMissing", order.reservation().missing()),
                Due.of(order, shop, c.now()).shown(c),
                deadlines);
    }

    /** @param met when what was due happened */
    private static void add(
            List<Deadline> to,
            PageContext c,
            Shop shop,
            Order order,
            String what,
            Optional<Instant> due,
            Optional<Instant> met) {
        due.ifPresent(at -> to.add(new Deadline(
                c.t().get(what),
                c.minute(at, shop.zone()),
                met.map(when -> c.t().get("done") + " " + c.minute(when, shop.zone()))
                        .orElseGet(() -> order.status().isClosed() ? "" : c.t().left(Duration.between(c.now(), at))))));
    }

    private static Line line(PageContext c, Order order, OrderLine line, Map<Sku, String> titles) {
        return new Line(
                line.sku().code(),
                titles.getOrDefault(line.sku(), "") + (line.gift() ? " \u00b7 " + c.t().get("deskGift") : ""),
                Numbers.count(line.units()),
                Numbers.money(line.price(), order.total().currency()),
                c.t().of("line", line.state()));
    }

    private static String slots(PageContext c, String word, Map<Slot, Integer> units) {
        return units.isEmpty()
                ? ""
                : c.t().get(
                                word,
                                new TreeMap<>(units)
                                        .entrySet().stream()
                                                .map(slot -> slot.getKey() + " \u00d7" + slot.getValue())
                                                .collect(Collectors.joining(", ")));
    }
}
