package dev.backroom.console.orders;

import dev.backroom.console.orders.Backlog.Waits;
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
import dev.backroom.console.text.Numbers;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkPlan;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.BulkTable;
import dev.backroom.store.order.OrderTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a decision about many orders would do: how many they are, what they are worth, what follows, which are left out and why.
 * The list is fixed and kept here; the button starts just that.
 */
public final class BulkConfirm implements ConsolePage {
    private static final String WHO = "console";
    private static final int ROWS = 50;
    private static final int NAMED = 20;

    private final OrderTable orders;
    private final BulkTable bulk;

    public BulkConfirm(OrderTable orders, BulkTable bulk) {
        this.orders = orders;
        this.bulk = bulk;
    }

    /** @param not why nothing is to be done; empty text where something is */
    public record Shown(
            String failure,
            String not,
            String title,
            List<Fact> facts,
            Optional<Form> start,
            Link back,
            String listed,
            List<Row> rows) {}

    public record Row(String mark, Due.Shown due, Link order, String shop, String items, String total, String why) {}

    @Override
    public View show(PageContext c, Reading reading) {
        Action.Plan asked = (Action.Plan) c.request().action().orElseThrow();
        Filter filter = Filter.of(c.request());
        Optional<BulkAction> action = BulkForm.action(asked.what(), filter);
        Optional<Remark> note = note(asked.note());
        if (action.isEmpty()) {
            return not(c, "bulkNoAction", List.of());
        }
        if (note.isEmpty()) {
            return not(c, "deskNoteRefused", List.of());
        }
        if (note.get().text().isEmpty() && action.get().what() != BulkAction.What.CANCEL) {
            return not(c, "bulkNoWord", List.of());
        }
        if (!asked.everything() && asked.picked().isEmpty()) {
            return not(c, "bulkNoOrders", List.of());
        }
        Part<BulkChoice> choice = Waiting.of(reading.part(
                "orders",
                () -> asked.everything()
                        ? BulkChoice.everything(filter, orders, c, reading)
                        : BulkChoice.picked(asked.picked(), orders, c.all(), reading)));
        return choice.failed()
                ? view(c, new Shown(choice.failure(), "", "", List.of(), Optional.empty(), back(c), "", List.of()))
                : confirm(c, action.get(), note.get(), choice.value());
    }

    private static Optional<Remark> note(String text) {
        try {
            return Optional.of(new Remark(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private View confirm(PageContext c, BulkAction action, Remark note, BulkChoice choice) {
        BulkPlan plan =
                BulkPlan.of(action, choice.orders().stream().map(Waits::order).toList(), c.now());
        List<Fact> left = leftOut(c, plan, choice);
        if (plan.chosen().isEmpty()) {
            return not(c, "bulkNoneCan", left);
        }
        BulkJob job = new BulkJob(
                UUID.randomUUID().toString(),
                action,
                note.text(),
                WHO,
                c.now(),
                plan.chosen().size(),
                BulkJob.State.SHOWN);
        bulk.put(job, plan.chosen().stream().map(BulkOrder::of).toList());
        String count = Numbers.count(job.size());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(c.t().get("bulkOrders"), count));
        facts.add(new Fact(
                c.t().get("bulkAmount"),
                plan.amounts().entrySet().stream()
                        .map(each -> Numbers.money(each.getValue(), each.getKey()))
                        .collect(Collectors.joining(" + "))));
        facts.add(new Fact(c.t().get("bulkThen"), then(c, action, plan)));
        action.reason().ifPresent(reason -> {
            facts.add(new Fact(c.t().get("cancelBuyerSees"), c.t().get("cancelSeesPaid", c.t().of("reason", reason))));
            facts.add(new Fact(c.t().get("cancelForTheShop"), CancelPage.counts(c, reason)));
        });
        if (!note.text().isEmpty()) {
            facts.add(new Fact(c.t().get("bulkWhy"), note.text()));
        }
        facts.addAll(left);
        Set<OrderKey> shown = plan.chosen().stream().limit(ROWS).map(Order::key).collect(Collectors.toSet());
        boolean whole = shown.size() == plan.chosen().size();
        return view(
                c,
                new Shown(
                        "",
                        "",
                        c.t().get("bulkQuestion." + action.what(), count),
                        facts,
                        start(c, job, count),
                        back(c),
                        whole ? c.t().get("bulkAllOrders") : c.t().get("bulkFirst", Numbers.count(shown.size())),
                        choice.orders().stream()
                                .filter(waits -> shown.contains(waits.order().key()))
                                .map(waits -> row(c, waits))
                                .toList()));
    }

    private static String then(PageContext c, BulkAction action, BulkPlan plan) {
        List<String> parts = new ArrayList<>(List.of(c.t().of("bulkThen", action.what())));
        action.only().ifPresent(code -> parts.add(c.t().get("bulkOnly", c.t().of("hold", code))));
        if (action.what() == BulkAction.What.RELEASE && plan.stayHeld() > 0) {
            parts.add(c.t().get("bulkStayHeld", Numbers.count(plan.stayHeld())));
        }
        return String.join(" ", parts);
    }

    private static List<Fact> leftOut(PageContext c, BulkPlan plan, BulkChoice choice) {
        List<String> parts = new ArrayList<>();
        plan.not().forEach((why, count) -> parts.add(Numbers.count(count) + ": " + c.t().of("result", why)));
        if (!choice.changed().isEmpty()) {
            parts.add(
                    c.t().get("bulkChangedSince", Numbers.count(choice.changed().size()))
                            + choice.changed().stream().limit(NAMED).collect(Collectors.joining(", ")));
        }
        if (choice.unreadable() > 0) {
            parts.add(c.t().get("bulkNotFound", Numbers.count(choice.unreadable())));
        }
        if (choice.more()) {
            parts.add(c.t().get("bulkMany", Numbers.count(BulkChoice.MOST)));
        }
        return parts.isEmpty() ? List.of() : List.of(new Fact(c.t().get("bulkLeftOut"), String.join("; ", parts)));
    }

    private static Optional<Form> start(PageContext c, BulkJob job, String count) {
        Map<String, String> there = new LinkedHashMap<>();
        there.put("page", Page.BULK.code());
        there.put("job", job.id());
        there.put("shop", c.request().shop());
        there.put("lang", c.request().here().getOrDefault("lang", ""));
        BulkAction.What what = job.action().what();
        return c.links()
                .form(
                        "",
                        Map.of("name", "start", "job", job.id()),
                        there,
                        List.of(new Links.Submit(
                                c.t().get("bulkYes." + what, count),
                                "",
                                what == BulkAction.What.CANCEL ? "danger" : "primary",
                                "")));
    }

    private static Row row(PageContext c, Waits waits) {
        Order order = waits.order();
        Due due = Due.of(order, waits.shop(), c.now());
        return new Row(
                due.mark(),
                due.shown(c),
                c.links().order(order.key().order()),
                waits.shop().name(),
                OrderRow.items(order.lines()),
                PageContext.money(order.total()),
                OrderRow.names(c, order));
    }

    private static View not(PageContext c, String said, List<Fact> facts) {
        return view(c, new Shown("", c.t().get(said), "", facts, Optional.empty(), back(c), "", List.of()));
    }

    private static View view(PageContext c, Shown shown) {
        return new View("bulk-confirm", shown, c.t().get("bulkTitle"));
    }

    private static Link back(PageContext c) {
        return c.links().again(Map.of(), c.t().get("bulkNo"));
    }
}
