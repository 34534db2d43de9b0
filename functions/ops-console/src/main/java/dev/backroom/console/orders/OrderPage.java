package dev.backroom.console.orders;

import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Fact;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Page;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.StoredOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One order: how it stands, why it waits and what to do, what is in it, and everything that ever happened to it. */
public final class OrderPage implements ConsolePage {
    private final OrderTables tables;

    public OrderPage(OrderTables tables) {
        this.tables = tables;
    }

    /**
     * What the page shows.
     *
     * @param nothing why there is no order to show; empty text where there is one
     * @param stock where a SKU of that name would be; none where there is an order
     */
    public record Shown(
            String failure, String nothing, Optional<Link> stock, List<String> unreadable, List<One> orders) {}

    public record One(
            String id,
            String status,
            String lane,
            String laneStyle,
            String where,
            Optional<Link> wave,
            Link allHeld,
            Part<Optional<Link>> next,
            List<Held> holds,
            Part<String> wish,
            Part<List<Fact>> buyer,
            OrderActions actions,
            OrderFacts facts,
            OrderHistory history) {}

    /** Why it waits, what to do, and the buttons beside it. */
    public record Held(
            String name, String evidence, String advice, Optional<Form> release, Optional<CaseAnswers> request) {}

    @Override
    public View show(PageContext c, Reading reading) {
        String id = c.request().order();
        List<OrderKey> keys = new ArrayList<>();
        try {
            c.all().forEach(shop -> keys.add(new OrderKey(shop.id(), id)));
        } catch (IllegalArgumentException e) {
            return new View("order", new Shown("", c.t().get("deskNotAnId"), Optional.empty(), List.of(), List.of()));
        }
        Part<StoredOrders> found =
                Waiting.of(reading.part("an order", () -> tables.orders().read(keys, true)));
        if (found.failed()) {
            return new View("order", new Shown(found.failure(), "", Optional.empty(), List.of(), List.of()));
        }
        StoredOrders read = found.value();
        boolean none = read.orders().isEmpty() && read.unreadable().isEmpty();
        return new View(
                "order",
                new Shown(
                        "",
                        none ? c.t().get("deskNoOrder", id) : "",
                        none
                                ? Optional.of(
                                        c.links().to(Page.STOCK, Map.of("sku", id), c.t().get("deskStockFrom", id), ""))
                                : Optional.empty(),
                        read.unreadable().values().stream()
                                .map(why -> c.t().get("deskOrderUnreadable", why))
                                .toList(),
                        read.orders().values().stream()
                                .map(order -> one(c, order, reading))
                                .toList()),
                none ? "" : c.t().get("deskOrderOf", id));
    }

    private One one(PageContext c, Order order, Reading reading) {
        Shop shop = c.shop(order.key().shop()).orElseThrow();
        OrderFile file = OrderFile.read(tables, shop, order, reading);
        Part<List<Aftersale>> cases = Waiting.of(file.cases());
        Evidence evidence = Evidence.on(c, shop.zone());
        return new One(
                order.key().order(),
                c.t().of("status", order.status()),
                order.lane().map(lane -> c.t().of("lane", lane)).orElse(""),
                order.lane().map(OrderRow::style).orElse(""),
                shop.name() + " \u00b7 " + order.warehouse(),
                OrderRow.wave(c, order),
                c.links().to(Page.ORDERS, Map.of("lane", "HELD"), c.t().get("deskAllHeld"), ""),
                Waiting.of(file.next())
                        .map(next -> next.map(key ->
                                c.links().to(Page.ORDER, Map.of("order", key.order()), c.t().get("deskNextHeld"), ""))),
                order.holds().stream()
                        .map(hold -> new Held(
                                c.t().of("hold", hold.code()),
                                evidence.of(hold),
                                c.t().of("advice", hold.code()),
                                OrderActions.release(c, order, hold),
                                CancelRequests.isOne(hold)
                                        ? Optional.of(CancelRequests.answers(c, shop, cases))
                                        : Optional.empty()))
                        .toList(),
                Waiting.of(file.wish())
                        .map(wish -> wish.map(one -> c.t().get("deskWished", c.t().of("reason", one.reason())))
                                .orElse("")),
                Waiting.of(file.recipient())
                        .map(to ->
                                to.map(one -> BuyerEvidence.of(c, order, one)).orElse(List.of())),
                OrderActions.page(c, order),
                OrderFacts.of(c, shop, order, Waiting.of(file.titles())),
                OrderHistory.of(c, shop, order, file, cases));
    }
}
