package dev.backroom.console.orders;

import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Page;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody may do about an order, as forms. Each carries the mark of what is shown, so that an order which changed
 * meanwhile is shown again and not decided about.
 *
 * @param buttons forms without a field
 * @param note a form with one field: Enter in it adds the note, and nothing else stands in it
 * @param notePage where the note is added instead: all fields of a widget share one set of names
 * @param cancel leads to where a reason is chosen
 */
public record OrderActions(List<Form> buttons, Optional<Form> note, Optional<Link> notePage, Optional<Link> cancel) {
    public OrderActions {
        buttons = List.copyOf(buttons);
    }

    /** In a row of a work list. */
    public static OrderActions row(PageContext c, Order order) {
        boolean held = order.lane().equals(Optional.of(Lane.HELD));
        Optional<Link> notePage = held && !c.own()
                ? Optional.of(
                        c.links().to(Page.ORDER, Map.of("order", order.key().order()), c.t().get("deskNote"), ""))
                : Optional.empty();
        return new OrderActions(
                undo(c, order),
                held && c.own() ? note(c, order) : Optional.empty(),
                notePage,
                held ? cancel(c, order, "cancelCancel") : Optional.empty());
    }

    /** On the order's own page; its holds stand elsewhere, each with its own button. */
    public static OrderActions page(PageContext c, Order order) {
        List<Form> buttons = new ArrayList<>();
        if (order.holds().size() != 1) {
            release(c, order, "deskRelease", "").ifPresent(buttons::add);
        }
        stop(c, order).ifPresent(buttons::add);
        return new OrderActions(buttons, note(c, order), Optional.empty(), cancel(c, order, "cancelCancelThis"));
    }

    /** Beside one hold. */
    public static Optional<Form> release(PageContext c, Order order, Hold hold) {
        return hold.code().actions().contains(HoldCode.Action.RELEASE)
                ? release(c, order, "deskReleaseThis", hold.fingerprint(order.recipientMark()))
                : Optional.empty();
    }

    /** After something was done. */
    public static List<Form> undo(PageContext c, Order order) {
        List<Form> buttons = new ArrayList<>();
        release(c, order, "deskRelease", "").ifPresent(buttons::add);
        if (order.lane().equals(Optional.of(Lane.READY))) {
            stop(c, order).ifPresent(buttons::add);
        }
        return buttons;
    }

    private static Optional<Form> release(PageContext c, Order order, String word, String hold) {
        if (!isAllowed(c, order, new Decision.Release(Optional.empty()))) {
            return Optional.empty();
        }
        Map<String, String> action = about(order, "release");
        if (!hold.isEmpty()) {
            action.put("hold", hold);
        }
        return c.links().button(c.t().get(word), action, "primary", c.t().get("deskReallyRelease"));
    }

    private static Optional<Form> stop(PageContext c, Order order) {
        return isAllowed(c, order, new Decision.Hold())
                ? c.links().button(c.t().get("deskStop"), about(order, "stop"), "", c.t().get("deskReallyStop"))
                : Optional.empty();
    }

    private static Optional<Form> note(PageContext c, Order order) {
        return c.links().form(about(order, "note"), new Links.Submit(c.t().get("deskWriteNote"), "", "", ""));
    }

    private static Optional<Link> cancel(PageContext c, Order order, String word) {
        return c.acts() && isAllowed(c, order, new Decision.Cancel(CancelReason.OUT_OF_STOCK))
                ? Optional.of(
                        c.links().to(Page.CANCEL, Map.of("order", order.key().order()), c.t().get(word), ""))
                : Optional.empty();
    }

    private static boolean isAllowed(PageContext c, Order order, Decision decision) {
        return !(decision.about(order, c.now()) instanceof Decision.Verdict.Refused);
    }

    /** The order, the mark of what is shown of it, and what is done. */
    static Map<String, String> about(Order order, String name) {
        Map<String, String> action = new LinkedHashMap<>();
        action.put("shop", order.key().shop().value());
        action.put("id", order.key().order());
        action.put("seen", order.deskMark());
        action.put("name", name);
        return action;
    }
}
