package dev.backroom.console.orders;

import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Texts;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.decision.CancelReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks what is to be done with many orders of a list: those that are picked, or all that the list's filter takes. What picks an
 * order stands in the order's row and names this form. The first button only shows what would happen, so Enter in the field
 * does no harm.
 *
 * @param choices what can be done
 * @param pickAll picks all of the page, or none
 */
public record BulkForm(Form form, List<Choice> choices, List<Choice> cancel, Optional<Link> pickAll) {
    private static final String FORM = "bulk";
    private static final String CANCEL = "cancel ";

    public BulkForm {
        choices = List.copyOf(choices);
        cancel = List.copyOf(cancel);
    }

    /** One thing that can be chosen. */
    public record Choice(String value, String text) {}

    /** @param count how many orders the filter takes, on all pages */
    static Optional<BulkForm> of(PageContext c, Filter filter, int count) {
        if (count == 0) {
            return Optional.empty();
        }
        Texts t = c.t();
        List<Links.Submit> submits = new ArrayList<>();
        // A widget has one set of fields for all its rows.
        if (c.own()) {
            submits.add(new Links.Submit(t.get("bulkPicked"), "plan", "primary", ""));
        }
        submits.add(new Links.Submit(t.get("bulkAll", Numbers.count(count)), "planall", "", ""));
        boolean picked = c.request().pick();
        return c.links()
                .form(FORM, Map.of(), c.request().here(), submits)
                .map(form -> new BulkForm(
                        form,
                        List.of(
                                new Choice(
                                        "release",
                                        filter.why().isPresent()
                                                ? t.get("bulkReleaseOnly")
                                                : t.of("bulk", BulkAction.What.RELEASE)),
                                new Choice("hold", t.of("bulk", BulkAction.What.HOLD)),
                                new Choice("note", t.of("bulk", BulkAction.What.NOTE))),
                        Arrays.stream(CancelReason.values())
                                .map(reason -> new Choice(CANCEL + reason.text(), t.of("reason", reason)))
                                .toList(),
                        c.own()
                                ? Optional.of(c.links()
                                        .again(
                                                Map.of("pick", picked ? "" : "all"),
                                                t.get(picked ? "bulkPickNone" : "bulkPickPage")))
                                : Optional.empty()));
    }

    /** What a form asked for; empty where it names nothing. */
    static Optional<BulkAction> action(String what, Filter filter) {
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
}
