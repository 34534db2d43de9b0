package dev.backroom.console;

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
final class OrderActions {
    private final Sheet sheet;

    OrderActions(Sheet sheet) {
        this.sheet = sheet;
    }

    /** In a row of a work list. */
    void row(Order order) {
        release(order, DeskWord.RELEASE, "");
        if (order.lane().equals(Optional.of(Lane.READY))) {
            stop(order);
        }
        if (order.lane().equals(Optional.of(Lane.HELD))) {
            switch (sheet.ask().setting()) {
                case Setting.OwnPage own -> {
                    sheet.html().start("details").element("summary", sheet.word(DeskWord.CANCEL_OR_NOTE));
                    words(order);
                    sheet.html().end();
                }
                // All fields of a widget share one set of names.
                case Setting.Widget widget ->
                    sheet.links()
                            .to(
                                    Page.ORDER,
                                    Map.of("order", order.key().order()),
                                    sheet.word(DeskWord.CANCEL_OR_NOTE),
                                    "");
            }
        }
    }

    /** On the order's own page; its holds stand elsewhere, each with its own button. */
    void page(Order order) {
        if (order.holds().size() != 1) {
            release(order, DeskWord.RELEASE, "");
        }
        stop(order);
        words(order);
    }

    /** Beside one hold. */
    void release(Order order, Hold hold) {
        if (hold.code().actions().contains(HoldCode.Action.RELEASE)) {
            release(order, DeskWord.RELEASE_THIS, hold.fingerprint(order.recipientMark()));
        }
    }

    /** After something was done. */
    void undo(Order order) {
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

    /** What takes a word of why: cancelling and writing something down. */
    private void words(Order order) {
        CancelReason usual = order.holds().stream()
                .flatMap(hold -> Holds.cancelled(hold.code()).stream())
                .findFirst()
                .orElse(CancelReason.OUT_OF_STOCK);
        boolean cancels = isAllowed(order, new Decision.Cancel(usual));
        List<Links.Submit> submits = cancels
                ? List.of(
                        new Links.Submit(
                                sheet.word(DeskWord.CANCEL_ORDER), "cancel", sheet.word(DeskWord.REALLY_CANCEL)),
                        new Links.Submit(sheet.word(DeskWord.WRITE_NOTE), "note", ""))
                : List.of(new Links.Submit(sheet.word(DeskWord.WRITE_NOTE), "note", ""));
        sheet.links()
                .form(
                        about(order),
                        () -> {
                            if (cancels) {
                                reasons(usual);
                            }
                            note();
                        },
                        submits);
        if (cancels) {
            sheet.html().element("p", sheet.word(DeskWord.SURE), "class", "dim");
        }
    }

    private void reasons(CancelReason usual) {
        sheet.html().start("select", "name", "action.reason", "aria-label", sheet.word(Word.WHY));
        for (CancelReason reason : CancelReason.values()) {
            String text = sheet.word(Holds.cancel(reason));
            if (reason == usual) {
                sheet.html().element("option", text, "value", reason.text(), "selected", "selected");
            } else {
                sheet.html().element("option", text, "value", reason.text());
            }
        }
        sheet.html().end();
    }

    private void note() {
        sheet.html()
                .leaf(
                        "input",
                        "type",
                        "text",
                        "name",
                        "action.note",
                        "maxlength",
                        Integer.toString(Remark.LONGEST),
                        "aria-label",
                        sheet.word(DeskWord.NOTE),
                        "placeholder",
                        sheet.word(DeskWord.NOTE_HINT),
                        "class",
                        "note");
    }

    private boolean isAllowed(Order order, Decision decision) {
        return !(decision.about(order, sheet.now()) instanceof Decision.Verdict.Refused);
    }

    private static Map<String, String> about(Order order) {
        Map<String, String> action = new LinkedHashMap<>();
        action.put("shop", order.key().shop().value());
        action.put("id", order.key().order());
        action.put("seen", order.deskMark());
        return action;
    }
}
