package dev.backroom.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a person asked to be done. It comes as an object inside the event: the parameters of an address are texts,
 * so that no link can ask for it.
 */
sealed interface Action {
    /** A text that is longer is none of ours. */
    int LONGEST = 200;

    /** The seller answered a review. */
    record Replied(String shop, String review) implements Action {}

    /** A parked message is to be sent again. */
    record Replay(String id) implements Action {}

    /** An order's holds that a person may release are to go. */
    record Release(String shop, String order) implements Action {}

    /** An order is to be stopped. */
    record Stop(String shop, String order) implements Action {}

    /** An order is to be cancelled, for a reason as people type it. */
    record Cancel(String shop, String order, String reason) implements Action {}

    /** A case after the sale is to be answered. */
    record Answer(String shop, String order, Map<String, String> facts) implements Action {
        public Answer {
            facts = Map.copyOf(facts);
        }
    }

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
            case "answer" -> Optional.of(new Answer(text(asked, "shop"), text(asked, "order"), texts(asked)));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> texts(Map<?, ?> asked) {
        Map<String, String> texts = new HashMap<>();
        asked.forEach((name, value) -> {
            if (name instanceof String key && value instanceof String text && text.length() <= LONGEST) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    private static String text(Map<?, ?> asked, String name) {
        return asked.get(name) instanceof String text ? text : "";
    }
}
