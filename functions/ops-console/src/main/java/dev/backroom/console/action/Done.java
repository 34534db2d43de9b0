package dev.backroom.console.action;

import dev.backroom.console.orders.OrderActions;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Phrase;
import dev.backroom.model.order.Order;
import java.util.Collection;
import java.util.List;

/**
 * What became of something that a person asked for.
 *
 * @param well it was done; otherwise nothing was
 * @param about the order as it stands now, where it was about one
 */
public record Done(Phrase said, boolean well, Collection<Order> about) {
    public Done {
        about = List.copyOf(about);
    }

    public static Done of(Phrase said) {
        return new Done(said, true, List.of());
    }

    /** Above the page: what was done with what, and the button that undoes it. */
    public void write(PageContext sheet) {
        sheet.html().start("p", "class", well ? "done" : "done not", "role", "status");
        about.forEach(order -> {
            sheet.links().order(order.key().order());
            sheet.html().text(": ");
        });
        sheet.html().text(sheet.word(said) + " ");
        if (well) {
            about.forEach(order -> new OrderActions(sheet).undo(order));
        }
        sheet.html().end();
    }
}
