package dev.backroom.console.orders;

import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Fact;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Action;
import dev.backroom.console.request.Page;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.StoredOrders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads to the cancellation of one order in two steps: a reason that somebody chooses, then what will happen, with the button
 * that does it. No field that somebody types into stands in a form with that button, so no key reaches it by accident.
 */
public final class CancelPage implements ConsolePage {
    private final OrderTable orders;

    public CancelPage(OrderTable orders) {
        this.orders = orders;
    }

    public record Shown(String failure, String nothing, List<One> orders) {}

    /**
     * One step.
     *
     * @param not why nothing was done; empty text before anything was asked for
     * @param choose asks for the reason
     * @param confirm does it
     */
    public record One(
            String not,
            String title,
            List<Fact> facts,
            Optional<Form> choose,
            List<Reason> reasons,
            String note,
            Optional<Form> confirm,
            Link back) {}

    public record Reason(String value, String text, boolean selected) {}

    @Override
    public View show(PageContext c, Reading reading) {
        String id = c.request().order();
        List<OrderKey> keys = new ArrayList<>();
        try {
            c.all().forEach(shop -> keys.add(new OrderKey(shop.id(), id)));
        } catch (IllegalArgumentException e) {
            return new View("cancel", new Shown("", c.t().get("deskNotAnId"), List.of()));
        }
        Part<StoredOrders> found = Waiting.of(reading.part("an order", () -> orders.read(keys, true)));
        return new View(
                "cancel",
                new Shown(
                        found.failure(),
                        found.read().filter(read -> read.orders().isEmpty()).isPresent()
                                ? c.t().get("deskNoOrder", id)
                                : "",
                        found.read().stream()
                                .flatMap(read -> read.orders().values().stream())
                                .map(order -> one(c, order))
                                .toList()),
                c.t().get("cancelTitle", id));
    }

    private static One one(PageContext c, Order order) {
        if (new Decision.Cancel(CancelReason.OUT_OF_STOCK).about(order, c.now()) instanceof Decision.Verdict.Refused) {
            return new One(
                    c.t().get("cancelCannot"),
                    "",
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    "",
                    Optional.empty(),
                    back(c, order));
        }
        if (!(c.request().action().orElse(null) instanceof Action.Confirm asked)) {
            return choose(c, order, "", suggested(order), "");
        }
        Optional<CancelReason> reason = CancelReason.of(asked.reason());
        if (reason.isEmpty()) {
            return choose(c, order, "cancelNoReason", reason, asked.note());
        }
        return isRemark(asked.note())
                ? confirm(c, order, reason.get(), asked.note())
                : choose(c, order, "deskNoteRefused", reason, "");
    }

    private static One choose(PageContext c, Order order, String not, Optional<CancelReason> chosen, String note) {
        return new One(
                not.isEmpty() ? "" : c.t().get(not),
                c.t().get("cancelTitle", order.key().order()),
                facts(c, order),
                c.links()
                        .form(
                                OrderActions.about(order, "confirm"),
                                new Links.Submit(c.t().get("cancelGoOn"), "", "", "")),
                Arrays.stream(CancelReason.values())
                        .map(reason -> new Reason(
                                reason.text(), c.t().of("reason", reason), chosen.equals(Optional.of(reason))))
                        .toList(),
                note,
                Optional.empty(),
                back(c, order));
    }

    private static One confirm(PageContext c, Order order, CancelReason reason, String note) {
        String id = order.key().order();
        List<Fact> facts = facts(c, order);
        facts.add(new Fact(
                c.t().get("cancelBuyerSees"),
                c.t().get(
                                order.status() == OrderStatus.UNPAID ? "cancelSeesUnpaid" : "cancelSeesPaid",
                                c.t().of("reason", reason))));
        facts.add(new Fact(c.t().get("cancelForTheShop"), counts(c, reason)));
        facts.add(new Fact(c.t().get("cancelThen"), c.t().get("cancelStoppedThen")));
        if (!note.isBlank()) {
            facts.add(new Fact(c.t().get("deskNote"), note));
        }
        Map<String, String> action = OrderActions.about(order, "cancel");
        action.put("reason", reason.text());
        action.put("note", note);
        return new One(
                "",
                c.t().get("cancelReally", id),
                facts,
                Optional.empty(),
                List.of(),
                "",
                c.links().button(c.t().get("cancelYes", id), action, "danger", ""),
                back(c, order));
    }

    static String counts(PageContext c, CancelReason reason) {
        return c.t().get(reason == CancelReason.BUYER_ASKED ? "cancelCountsNot" : "cancelCounts");
    }

    /** What it is about, one fact a line. */
    private static List<Fact> facts(PageContext c, Order order) {
        List<Fact> facts = new ArrayList<>();
        c.shop(order.key().shop()).ifPresent(shop -> facts.add(new Fact(c.t().get("shop"), shop.name())));
        facts.add(new Fact(c.t().get("state"), c.t().of("status", order.status())));
        facts.add(new Fact(c.t().get("items"), OrderRow.items(order.lines())));
        facts.add(new Fact(c.t().get("cancelAmount"), PageContext.money(order.total())));
        if (!order.holds().isEmpty()) {
            facts.add(new Fact(c.t().get("why"), OrderRow.names(c, order)));
        }
        return facts;
    }

    /** None is chosen beforehand, but for the one that the buyer gave. */
    private static Optional<CancelReason> suggested(Order order) {
        return order.holds().stream()
                        .anyMatch(hold -> hold.code() == HoldCode.BUYER_WISHES_CANCEL
                                || hold.code() == HoldCode.BUYER_ASKS_CANCEL)
                ? Optional.of(CancelReason.BUYER_ASKED)
                : Optional.empty();
    }

    private static Link back(PageContext c, Order order) {
        return c.links().to(Page.ORDER, Map.of("order", order.key().order()), c.t().get("cancelNo"), "");
    }

    private static boolean isRemark(String note) {
        try {
            return new Remark(note).text().length() <= Remark.LONGEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
