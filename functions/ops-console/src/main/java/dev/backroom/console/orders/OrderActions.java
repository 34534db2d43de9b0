package dev.backroom.console.orders;

import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.CancelWord;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Phrase;
import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.Decision;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.Remark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody may do about an order, as forms. Each carries the mark of what is shown, so that an order which changed
 * meanwhile is shown again and not decided about.
 */
public final class OrderActions {
    private final PageContext sheet;

    public OrderActions(PageContext sheet) {
        this.sheet = sheet;
    }

    /** In a row of a work list. */
    public void row(Order order) {
        release(order, DeskWord.RELEASE, "");
        if (order.lane().equals(Optional.of(Lane.READY))) {
            stop(order);
        }
        if (order.lane().equals(Optional.of(Lane.HELD))) {
            switch (sheet.ask().setting()) {
                case Setting.OwnPage own -> {
                    sheet.html().start("details").element("summary", sheet.word(DeskWord.NOTE));
                    note(order);
                    sheet.html().end();
                }
                // All fields of a widget share one set of names.
                case Setting.Widget widget ->
                    sheet.links().to(Page.ORDER, Map.of("order", order.key().order()), sheet.word(DeskWord.NOTE), "");
            }
            sheet.html().text(" ");
            cancel(order, CancelWord.CANCEL);
        }
    }

    /** On the order's own page; its holds stand elsewhere, each with its own button. */
    public void page(Order order) {
        if (order.holds().size() != 1) {
            release(order, DeskWord.RELEASE, "");
        }
        stop(order);
        note(order);
        cancel(order, CancelWord.CANCEL_THIS);
    }

    /** Beside one hold. */
    public void release(Order order, Hold hold) {
        if (hold.code().actions().contains(HoldCode.Action.RELEASE)) {
            release(order, DeskWord.RELEASE_THIS, hold.fingerprint(order.recipientMark()));
        }
    }

    /** After something was done. */
    public void undo(Order order) {
        release(order, DeskWord.RELEASE, "");
        if (order.lane().equals(Optional.of(Lane.READY))) {
            stop(order);
        }
    }

    private void release(Order order, Phrase word, String hold) {
        if (isAllowed(order, new Decision.Release(Optional.empty()))) {
            Map<String, String> action = about(order);
            action.put("name", "release");
            if (!hold.isEmpty()) {
                action.put("hold", hold);
            }
            sheet.links().button(sheet.word(word), action, sheet.word(DeskWord.REALLY_RELEASE));
        }
    }

    private void stop(Order order) {
        if (isAllowed(order, new Decision.Hold())) {
            Map<String, String> action = about(order);
            action.put("name", "stop");
            sheet.links().button(sheet.word(DeskWord.STOP), action, sheet.word(DeskWord.REALLY_STOP));
        }
    }

    /** Enter in the field writes it down; nothing else stands in its form. */
    private void note(Order order) {
        Map<String, String> action = about(order);
        action.put("name", "note");
        sheet.links()
                .form(
                        action,
                        () -> note(sheet, "action.note", DeskWord.NOTE_HINT, ""),
                        List.of(new Links.Submit(sheet.word(DeskWord.WRITE_NOTE), "", "")));
    }

    /** Leads to where a reason is chosen. */
    private void cancel(Order order, Phrase word) {
        if (sheet.links().acts() && isAllowed(order, new Decision.Cancel(CancelReason.OUT_OF_STOCK))) {
            sheet.links().to(Page.CANCEL, Map.of("order", order.key().order()), sheet.word(word), "");
        }
    }

    /** A field for one line. */
    public static void note(PageContext sheet, String name, Phrase hint, String value) {
        sheet.html()
                .leaf(
                        "input",
                        "type",
                        "text",
                        "name",
                        name,
                        "value",
                        value,
                        "maxlength",
                        Integer.toString(Remark.LONGEST),
                        "aria-label",
                        sheet.word(DeskWord.NOTE),
                        "placeholder",
                        sheet.word(hint),
                        "class",
                        "note");
    }

    private boolean isAllowed(Order order, Decision decision) {
        return !(decision.about(order, sheet.now()) instanceof Decision.Verdict.Refused);
    }

    /** The order and the mark of what is shown of it. */
    public static Map<String, String> about(Order order) {
        Map<String, String> action = new LinkedHashMap<>();
        action.put("shop", order.key().shop().value());
        action.put("id", order.key().order());
        action.put("seen", order.deskMark());
        return action;
    }
}
