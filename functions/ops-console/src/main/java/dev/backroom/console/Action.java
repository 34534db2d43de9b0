package dev.backroom.console;

import dev.backroom.model.order.CancelReason;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a person asked to be done. It comes as an object inside the event: the parameters of an address are texts,
 * so that no link can ask for it.
 */
sealed interface Action {
    /** The seller answered a review. */
    record Replied(String shop, String review) implements Action {}

    /** A parked message is to be sent again. */
    record Replay(String id) implements Action {}

    /** An order's holds that a person may release are to go. */
    record Release(String shop, String order) implements Action {}

    /** An order is to be stopped. */
    record Stop(String shop, String order) implements Action {}

    /** An order is to be cancelled. @param reason as {@link CancelReason#text} */
    /** An order is to be cancelled, for a reason as people type it. */
    record Cancel(String shop, String order, String reason) implements Action {}

    /** The action of an event; empty where it asks for none, or for one that does not exist. */
    static Optional<Action> of(Map<String, Object> event) {
        if (!(event.get("action") instanceof Map<?, ?> asked)) {
            return Optional.empty();
        }
        return switch (text(asked, "name")) {
            case "replied" -> Optional.of(new Replied(text(asked, "shop"), text(asked, "id")));
            case "replay" -> Optional.of(new Replay(text(asked, "id")));
            case "release" -> Optional.of(new Release(text(asked, "shop"), text(asked, "id")));
            case "stop" -> Optional.of(new Stop(text(asked, "shop"), text(asked, "id")));
            case "cancel" -> Optional.of(new Cancel(text(asked, "shop"), text(asked, "id"), text(asked, "reason")));
            default -> Optional.empty();
        };
    }

    private static String text(Map<?, ?> asked, String name) {
        return asked.get(name) instanceof String text ? text : "";
    }
}
