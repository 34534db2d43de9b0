package dev.backroom.console.action;

import dev.backroom.model.order.Order;
import java.util.Collection;
import java.util.List;

/**
 * What became of something that a person asked for.
 *
 * @param said the name of the text that says it
 * @param well it was done; otherwise nothing was
 * @param about the order as it stands now, where it was about one
 */
public record Done(String said, boolean well, Collection<Order> about) {
    public Done {
        about = List.copyOf(about);
    }

    static Done of(String said) {
        return new Done(said, true, List.of());
    }

    static Done not(String said) {
        return new Done(said, false, List.of());
    }
}
