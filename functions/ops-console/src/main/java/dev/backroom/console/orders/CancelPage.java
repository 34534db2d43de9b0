package dev.backroom.console.orders;

import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Action;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.CancelWord;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.States;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.Decision;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Remark;
import dev.backroom.store.order.StoredOrders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Leads to the cancellation of one order in two steps: a reason that somebody chooses, then what will happen, with the button
 * that does it. No field that somebody types into stands in a form with that button, so no key reaches it by accident.
 */
public final class CancelPage {
    private final PageContext sheet;
    private final ConsoleTables rooms;
    private final List<Shop> all;

    /** @param all the shops that the order is looked for in */
    public CancelPage(PageContext sheet, ConsoleTables rooms, List<Shop> all) {
        this.sheet = sheet;
        this.rooms = rooms;
        this.all = all;
    }

    public void write(Reading reading) {
        String id = sheet.ask().order();
        List<OrderKey> keys = new ArrayList<>();
        try {
            all.forEach(shop -> keys.add(new OrderKey(shop.id(), id)));
        } catch (IllegalArgumentException e) {
            sheet.note(sheet.word(DeskWord.NOT_AN_ID));
            return;
        }
        Future<Part<StoredOrders>> found =
                reading.part("an order", () -> rooms.orders().read(keys, true));
        sheet.part(found, read -> {
            if (read.orders().isEmpty()) {
                sheet.note(DeskWord.NO_ORDER.in(sheet.language(), id));
            }
            read.orders().values().forEach(this::write);
        });
    }

    private void write(Order order) {
        if (new Decision.Cancel(CancelReason.OUT_OF_STOCK).about(order, sheet.now())
                instanceof Decision.Verdict.Refused) {
            sheet.note(sheet.word(CancelWord.CANNOT));
            back(order);
            return;
        }
        if (!(sheet.ask().action().orElse(null) instanceof Action.Confirm asked)) {
            choose(order, suggested(order), "");
            return;
        }
        Optional<CancelReason> reason = CancelReason.of(asked.reason());
        if (reason.isEmpty()) {
            not(CancelWord.NO_REASON);
            choose(order, reason, asked.note());
        } else if (!isRemark(asked.note())) {
            not(DeskWord.NOTE_REFUSED);
            choose(order, reason, "");
        } else {
            confirm(order, reason.get(), asked.note());
        }
    }

    private void choose(Order order, Optional<CancelReason> chosen, String note) {
        title(CancelWord.TITLE, order);
        facts(order, List.of());
        Map<String, String> action = OrderActions.about(order);
        action.put("name", "confirm");
        sheet.links()
                .form(
                        action,
                        () -> {
                            reasons(chosen);
                            OrderActions.note(sheet, "action.word", CancelWord.WORD_FOR_US, note);
                        },
                        List.of(new Links.Submit(sheet.word(CancelWord.GO_ON), "", "")));
        back(order);
    }

    private void confirm(Order order, CancelReason reason, String note) {
        title(CancelWord.REALLY, order);
        String why = sheet.word(Holds.cancel(reason));
        CancelWord sees = order.status() == OrderStatus.UNPAID ? CancelWord.SEES_UNPAID : CancelWord.SEES_PAID;
        List<Map.Entry<Phrase, String>> more = new ArrayList<>(List.of(
                Map.entry(CancelWord.BUYER_SEES, sees.in(sheet.language(), why)),
                Map.entry(CancelWord.FOR_THE_SHOP, sheet.word(counts(reason))),
                Map.entry(CancelWord.THEN, sheet.word(CancelWord.STOPPED_THEN))));
        if (!note.isBlank()) {
            more.add(Map.entry(DeskWord.NOTE, note));
        }
        facts(order, more);
        Map<String, String> action = OrderActions.about(order);
        action.put("name", "cancel");
        action.put("reason", reason.text());
        action.put("note", note);
        back(order);
        sheet.html().start("div", "class", "acts");
        String id = order.key().order();
        sheet.links()
                .form(action, () -> {}, List.of(new Links.Submit(CancelWord.YES.in(sheet.language(), id), "", "")));
        sheet.html().end();
    }

    public static Phrase counts(CancelReason reason) {
        return reason == CancelReason.BUYER_ASKED ? CancelWord.COUNTS_NOT : CancelWord.COUNTS;
    }

    private void title(CancelWord word, Order order) {
        sheet.html().element("h2", word.in(sheet.language(), order.key().order()));
    }

    /** What it is about, one fact a line. */
    private void facts(Order order, List<Map.Entry<Phrase, String>> more) {
        Map<Phrase, String> lines = new LinkedHashMap<>();
        all.stream()
                .filter(shop -> shop.id().equals(order.key().shop()))
                .findFirst()
                .ifPresent(shop -> lines.put(Word.SHOP, shop.name()));
        lines.put(Word.STATE, sheet.word(States.of(order.status())));
        lines.put(Word.ITEMS, OrderList.items(order.lines()));
        lines.put(
                CancelWord.AMOUNT,
                Numbers.money(order.total().amount(), order.total().currency()));
        if (!order.holds().isEmpty()) {
            lines.put(Word.WHY, OrderPage.names(sheet, order.holds()));
        }
        more.forEach(line -> lines.put(line.getKey(), line.getValue()));
        sheet.facts(lines);
    }

    /** None is chosen beforehand, but for the one that the buyer gave. */
    private static Optional<CancelReason> suggested(Order order) {
        return order.holds().stream()
                        .anyMatch(hold -> hold.code() == HoldCode.BUYER_WISHES_CANCEL
                                || hold.code() == HoldCode.BUYER_ASKS_CANCEL)
                ? Optional.of(CancelReason.BUYER_ASKED)
                : Optional.empty();
    }

    private void reasons(Optional<CancelReason> chosen) {
        sheet.html()
                .start("select", "name", "action.reason", "required", "required", "aria-label", sheet.word(Word.WHY))
                .element("option", sheet.word(CancelWord.CHOOSE), "value", "");
        for (CancelReason reason : CancelReason.values()) {
            String text = sheet.word(Holds.cancel(reason));
            if (chosen.filter(reason::equals).isPresent()) {
                sheet.html().element("option", text, "value", reason.text(), "selected", "selected");
            } else {
                sheet.html().element("option", text, "value", reason.text());
            }
        }
        sheet.html().end();
    }

    private void back(Order order) {
        sheet.html().start("p");
        sheet.links().to(Page.ORDER, Map.of("order", order.key().order()), sheet.word(CancelWord.NO), "");
        sheet.html().end();
    }

    private void not(Phrase said) {
        sheet.html().element("p", sheet.word(said), "class", "done not", "role", "status");
    }

    private static boolean isRemark(String note) {
        try {
            return new Remark(note).text().length() <= Remark.LONGEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
