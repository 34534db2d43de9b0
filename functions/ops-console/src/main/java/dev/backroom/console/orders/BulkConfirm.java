package dev.backroom.console.orders;

import dev.backroom.console.html.Table;
import dev.backroom.console.orders.Backlog.Waits;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Action;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.CancelWord;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkPlan;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * What a decision about many orders would do: how many they are, what they are worth, what follows, which are left out and why.
 * The list is fixed and kept here; the button starts just that.
 */
public final class BulkConfirm {
    private static final String WHO = "console";
    private static final int ROWS = 50;
    private static final int NAMED = 20;

    private final PageContext sheet;
    private final ConsoleTables rooms;
    private final List<Shop> all;

    /** @param all the shops that a picked order may belong to */
    public BulkConfirm(PageContext sheet, ConsoleTables rooms, List<Shop> all) {
        this.sheet = sheet;
        this.rooms = rooms;
        this.all = all;
    }

    public void write(Action.Plan asked, Reading reading) {
        Filter filter = Filter.of(sheet.ask());
        Optional<BulkAction> action = BulkForm.action(asked.what(), filter);
        Optional<Remark> note = note(asked.note());
        if (action.isEmpty()) {
            not(BulkWord.NO_ACTION);
        } else if (note.isEmpty()) {
            not(DeskWord.NOTE_REFUSED);
        } else if (note.get().text().isEmpty() && action.get().what() != BulkAction.What.CANCEL) {
            not(BulkWord.NO_WORD);
        } else if (!asked.everything() && asked.picked().isEmpty()) {
            not(BulkWord.NO_ORDERS);
        } else {
            Future<Part<BulkChoice>> choice = reading.part(
                    "orders",
                    () -> asked.everything()
                            ? BulkChoice.everything(filter, rooms, sheet, reading)
                            : BulkChoice.picked(asked.picked(), rooms, all, reading));
            sheet.part(choice, read -> write(action.get(), note.get(), read));
        }
    }

    private static Optional<Remark> note(String text) {
        try {
            return Optional.of(new Remark(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void write(BulkAction action, Remark note, BulkChoice choice) {
        BulkPlan plan =
                BulkPlan.of(action, choice.orders().stream().map(Waits::order).toList(), sheet.now());
        Map<Phrase, String> lines = new LinkedHashMap<>();
        if (plan.chosen().isEmpty()) {
            leftOut(lines, plan, choice);
            not(BulkWord.NONE_CAN);
            sheet.facts(lines);
            return;
        }
        BulkJob job = new BulkJob(
                UUID.randomUUID().toString(),
                action,
                note.text(),
                WHO,
                sheet.now(),
                plan.chosen().size(),
                BulkJob.State.SHOWN);
        rooms.bulk().put(job, plan.chosen().stream().map(BulkOrder::of).toList());
        String count = Numbers.count(job.size());
        sheet.html().element("h2", Bulks.question(action.what()).in(sheet.language(), count));
        lines.put(BulkWord.ORDERS, count);
        lines.put(
                BulkWord.AMOUNT,
                plan.amounts().entrySet().stream()
                        .map(each -> Numbers.money(each.getValue(), each.getKey()))
                        .collect(Collectors.joining(" + ")));
        lines.put(BulkWord.THEN, then(action, plan));
        action.reason().ifPresent(reason -> {
            String why = sheet.word(Holds.cancel(reason));
            lines.put(CancelWord.BUYER_SEES, CancelWord.SEES_PAID.in(sheet.language(), why));
            lines.put(CancelWord.FOR_THE_SHOP, sheet.word(CancelPage.counts(reason)));
        });
        if (!note.text().isEmpty()) {
            lines.put(BulkWord.WHY, note.text());
        }
        leftOut(lines, plan, choice);
        sheet.facts(lines);
        back();
        start(job, Bulks.yes(action.what()).in(sheet.language(), count));
        rows(plan, choice);
    }

    private String then(BulkAction action, BulkPlan plan) {
        List<String> parts = new ArrayList<>(List.of(sheet.word(Bulks.then(action.what()))));
        action.only().ifPresent(code -> parts.add(BulkWord.ONLY.in(sheet.language(), sheet.word(Holds.name(code)))));
        if (action.what() == BulkAction.What.RELEASE && plan.stayHeld() > 0) {
            parts.add(BulkWord.STAY_HELD.in(sheet.language(), Numbers.count(plan.stayHeld())));
        }
        return String.join(" ", parts);
    }

    private void leftOut(Map<Phrase, String> lines, BulkPlan plan, BulkChoice choice) {
        List<String> parts = new ArrayList<>();
        plan.not().forEach((why, count) -> parts.add(Numbers.count(count) + ": " + sheet.word(Bulks.of(why))));
        if (!choice.changed().isEmpty()) {
            parts.add(BulkWord.CHANGED_SINCE.in(
                            sheet.language(), Numbers.count(choice.changed().size()))
                    + choice.changed().stream().limit(NAMED).collect(Collectors.joining(", ")));
        }
        if (choice.unreadable() > 0) {
            parts.add(BulkWord.NOT_FOUND.in(sheet.language(), Numbers.count(choice.unreadable())));
        }
        if (choice.more()) {
            parts.add(BulkWord.MANY.in(sheet.language(), Numbers.count(BulkChoice.MOST)));
        }
        if (!parts.isEmpty()) {
            lines.put(BulkWord.LEFT_OUT, String.join("; ", parts));
        }
    }

    private void start(BulkJob job, String yes) {
        Map<String, String> there = new LinkedHashMap<>();
        there.put("page", Page.BULK.code());
        there.put("job", job.id());
        there.put("shop", sheet.ask().shop());
        there.put("lang", sheet.ask().here().getOrDefault("lang", ""));
        sheet.html().start("div", "class", "acts");
        sheet.links()
                .form(
                        "",
                        Map.of("name", "start", "job", job.id()),
                        there,
                        () -> {},
                        List.of(new Links.Submit(yes, "", "")));
        sheet.html().end();
    }

    private void rows(BulkPlan plan, BulkChoice choice) {
        Set<OrderKey> shown = plan.chosen().stream().limit(ROWS).map(Order::key).collect(Collectors.toSet());
        boolean whole = shown.size() == plan.chosen().size();
        sheet.html()
                .element(
                        "h3",
                        whole
                                ? sheet.word(BulkWord.ALL_ORDERS)
                                : BulkWord.FIRST.in(sheet.language(), Numbers.count(shown.size())));
        Table table = sheet.table(
                List.of(DeskWord.DUE, Word.ORDER, Word.SHOP, Word.ITEMS, Word.TOTAL, Word.WHY), List.of(Word.TOTAL));
        choice.orders().stream()
                .filter(waits -> shown.contains(waits.order().key()))
                .forEach(waits -> row(table, waits));
        table.done();
    }

    private void row(Table table, Waits waits) {
        Order order = waits.order();
        Due due = Due.of(order, waits.shop(), sheet.now());
        table.row(due.mark())
                .cell(() -> due.write(sheet), "due")
                .cell(() -> sheet.links().order(order.key().order()), "")
                .cell(waits.shop().name())
                .cell(OrderList.items(order.lines()), "id")
                .cell(Numbers.money(order.total().amount(), order.total().currency()), "num")
                .cell(OrderPage.names(sheet, order.holds()), "why")
                .endRow();
    }

    private void not(Phrase said) {
        sheet.html().element("p", sheet.word(said), "class", "done not", "role", "status");
        back();
    }

    private void back() {
        sheet.html().start("p");
        sheet.links().again(Map.of(), sheet.word(BulkWord.NO));
        sheet.html().end();
    }
}
