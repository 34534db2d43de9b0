package dev.backroom.console.orders;

import dev.backroom.console.orders.Backlog.Waits;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One order of a list as a template shows it: how urgent, which, what is in it, why it waits, and what can be done.
 *
 * @param pick what a form says of it when it is picked, with {@code index} in its name
 * @param shop empty text where there is only one
 * @param lane where it stands
 */
public record OrderRow(
        String mark,
        String pick,
        int index,
        String id,
        Due.Shown due,
        Link link,
        String shop,
        String items,
        String amount,
        String lane,
        String laneStyle,
        List<Why> holds,
        String advice,
        Optional<Link> wave,
        Optional<CaseAnswers> request,
        Optional<OrderActions> actions) {
    private static final int ITEMS = 3;

    /** Why it waits, with what shows it. */
    public record Why(String name, String evidence) {}

    static OrderRow of(PageContext c, Waits waits, int index, boolean acts, Optional<CaseAnswers> request) {
        Order order = waits.order();
        Due due = Due.of(order, waits.shop(), c.now());
        int units = order.lines().stream().mapToInt(OrderLine::units).sum();
        return new OrderRow(
                due.mark(),
                order.key() + " " + order.deskMark(),
                index,
                order.key().order(),
                due.shown(c),
                c.links().order(order.key().order()),
                c.severalShops() ? waits.shop().name() : "",
                items(order.lines()),
                (units == 1 ? c.t().get("deskOneUnit") : c.t().get("deskUnitsOf", Numbers.count(units)))
                        + " \u00b7 " + PageContext.money(order.total())
                        + (order.cashOnDelivery() ? " \u00b7 " + c.t().get("deskCash") : ""),
                order.lane().map(lane -> c.t().of("lane", lane)).orElse(""),
                order.lane().map(OrderRow::style).orElse(""),
                holds(c, order, waits.shop()),
                order.holds().stream()
                        .map(hold -> c.t().of("advice", hold.code()))
                        .distinct()
                        .collect(Collectors.joining(" ")),
                order.lane().equals(Optional.of(Lane.RELEASED)) ? wave(c, order) : Optional.empty(),
                request,
                acts ? Optional.of(OrderActions.row(c, order)) : Optional.empty());
    }

    static List<Why> holds(PageContext c, Order order, Shop shop) {
        Evidence evidence = Evidence.on(c, shop.zone());
        return order.holds().stream()
                .map(hold -> new Why(c.t().of("hold", hold.code()), evidence.of(hold)))
                .toList();
    }

    /** Names of holds, for a line of text. */
    public static String names(PageContext c, Order order) {
        return order.holds().stream().map(hold -> c.t().of("hold", hold.code())).collect(Collectors.joining(", "));
    }

    static Optional<Link> wave(PageContext c, Order order) {
        return order.wave()
                .map(wave -> c.links()
                        .to(Page.WAVES, Map.of("shop", order.key().shop().value(), "wave", wave), wave, "id"));
    }

    /** The class of a lane's word. */
    static String style(Lane lane) {
        return lane == Lane.HELD ? "warn" : "fine";
    }

    /** The first few, and how many more. */
    public static String items(List<OrderLine> lines) {
        String first = lines.stream()
                .limit(ITEMS)
                .map(line -> line.sku().code() + (line.units() > 1 ? "\u00d7" + line.units() : ""))
                .collect(Collectors.joining(", "));
        return lines.size() > ITEMS ? first + " +" + (lines.size() - ITEMS) : first;
    }
}
