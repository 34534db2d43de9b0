package dev.backroom.console.orders;

import dev.backroom.console.html.Html;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Above a list: what to do with many of its orders. Its buttons lead to a page that says what would happen, so Enter in its field
 * does no harm. What picks an order stands in the order's row and names this form.
 */
public final class BulkForm {
    private static final String FORM = "bulk";
    private static final String CANCEL = "cancel ";

    private final PageContext sheet;

    public BulkForm(PageContext sheet) {
        this.sheet = sheet;
    }

    /** Whether single orders can be picked: a widget has one set of fields for all its rows. */
    public boolean picks() {
        return sheet.links().acts() && sheet.ask().setting() instanceof Setting.OwnPage;
    }

    /** @param count how many orders the filter takes, on all pages */
    public void write(Filter filter, int count) {
        if (!sheet.links().acts() || count == 0) {
            return;
        }
        List<Links.Submit> submits = new ArrayList<>();
        if (picks()) {
            submits.add(new Links.Submit(sheet.word(BulkWord.PICKED), "plan", ""));
        }
        submits.add(new Links.Submit(BulkWord.ALL.in(sheet.language(), Numbers.count(count)), "planall", ""));
        sheet.html().start("div", "class", "bulk screen");
        sheet.links()
                .form(
                        FORM,
                        Map.of(),
                        sheet.ask().here(),
                        () -> {
                            what(filter);
                            OrderActions.note(sheet, "action.word", BulkWord.WORD, "");
                        },
                        submits);
        if (picks()) {
            boolean picked = sheet.ask().pick();
            sheet.links()
                    .again(
                            Map.of("pick", picked ? "" : "all"),
                            sheet.word(picked ? BulkWord.PICK_NONE : BulkWord.PICK_PAGE));
        }
        sheet.html().end();
    }

    /** @param row where the order stands on the page, from 0 */
    public void pick(Order order, int row) {
        List<String> box = new ArrayList<>(List.of(
                "type",
                "checkbox",
                "form",
                FORM,
                "name",
                "action.pick" + row,
                "value",
                order.key() + " " + order.deskMark(),
                "aria-label",
                BulkWord.PICK_ONE.in(sheet.language(), order.key().order())));
        if (sheet.ask().pick()) {
            box.addAll(List.of("checked", "checked"));
        }
        sheet.html().leaf("input", box.toArray(String[]::new));
    }

    /** What a form asked for; empty where it names nothing. */
    public static Optional<BulkAction> action(String what, Filter filter) {
        if (what.startsWith(CANCEL)) {
            return CancelReason.of(what.substring(CANCEL.length()))
                    .map(reason -> new BulkAction(BulkAction.What.CANCEL, Optional.of(reason), Optional.empty()));
        }
        return switch (what) {
            case "release" -> Optional.of(new BulkAction(BulkAction.What.RELEASE, Optional.empty(), filter.why()));
            case "hold" -> Optional.of(new BulkAction(BulkAction.What.HOLD, Optional.empty(), Optional.empty()));
            case "note" -> Optional.of(new BulkAction(BulkAction.What.NOTE, Optional.empty(), Optional.empty()));
            default -> Optional.empty();
        };
    }

    private void what(Filter filter) {
        Html html = sheet.html();
        html.start("select", "name", "action.what", "required", "required", "aria-label", sheet.word(BulkWord.WHAT));
        html.element("option", sheet.word(BulkWord.CHOOSE), "value", "");
        html.element(
                "option",
                sheet.word(filter.why().isPresent() ? BulkWord.RELEASE_ONLY : BulkWord.RELEASE),
                "value",
                "release");
        html.element("option", sheet.word(BulkWord.HOLD), "value", "hold");
        html.element("option", sheet.word(BulkWord.NOTE), "value", "note");
        html.start("optgroup", "label", sheet.word(BulkWord.CANCEL));
        for (CancelReason reason : CancelReason.values()) {
            html.element("option", sheet.word(Holds.cancel(reason)), "value", CANCEL + reason.text());
        }
        html.end().end();
    }
}
