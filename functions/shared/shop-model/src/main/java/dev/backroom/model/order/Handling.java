package dev.backroom.model.order;

import dev.backroom.model.Sha256;
import java.util.Optional;

/**
 * What the warehouse should know about an order before it packs.
 *
 * @param priority the platform's {@code fulfillment_priority_level}: 100 at once to 800 cargo; lower goes first
 * @param group orders of a shop with the same group go to one person and may share a carton; empty text for none
 */
public record Handling(int priority, String group) {
    /** What an order counts as to which the platform gave no priority: standard shipping. */
    public static final int STANDARD = 600;

    public static final Handling USUAL = new Handling(STANDARD, "");

    private static final int GROUP_BYTES = 5;

    /**
     * What is known after a read. The platform's own group comes first; else it is made of the buyer and the recipient,
     * as long as both are shown. Neither can be read out of it.
     */
    public static Handling after(Optional<Order> stored, OrderSnapshot seen) {
        Handling says = seen.handling();
        if (!says.group.isEmpty()) {
            return says;
        }
        return new Handling(
                says.priority,
                seen.recipient()
                        .map(recipient -> group(seen, recipient))
                        .orElseGet(() ->
                                stored.map(order -> order.handling().group()).orElse("")));
    }

    private static String group(OrderSnapshot seen, Recipient to) {
        return seen.buyer().isEmpty() || to.address().isBlank()
                ? ""
                : Sha256.hex(
                        GROUP_BYTES,
                        seen.key().shop().value(),
                        seen.buyer(),
                        to.name(),
                        to.phone(),
                        to.address(),
                        to.postalCode(),
                        to.region());
    }
}
