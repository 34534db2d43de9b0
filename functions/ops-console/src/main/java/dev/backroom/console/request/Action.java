package dev.backroom.console.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that a person asked to be done. It comes as an object inside the event: the parameters of an address are texts,
 * so that no link can ask for it.
 */
public sealed interface Action {
    /** A text that is longer is none of ours. */
    public int LONGEST = 400;

    /** The names of the fields that pick an order of a list. */
    public Pattern PICK = Pattern.compile("pick[0-9]{1,3}");

    /** The seller answered a review. */
    public record Replied(String shop, String review) implements Action {}

    /** A parked message is to be sent again. */
    public record Replay(String id) implements Action {}

    /**
     * Something is decided about an order.
     *
     * @param seen the mark of the order as it was shown; empty text where it was not
     * @param note one line for whoever asks later
     */
    public record Decide(String shop, String order, String seen, What what, String note) implements Action {
        /** What is decided. */
        public sealed interface What {
            /** @param hold fingerprint of the only hold that goes; empty text for all that may */
            record Release(String hold) implements What {}

            record Stop() implements What {}

            record Note() implements What {}

            /** @param reason as people type it */
            record Cancel(String reason) implements What {}
        }
    }

    /** A package's label is to be printed, again perhaps. */
    public record PrintLabel(String shop, String order, String parcel) implements Action {}

    /** What a cancellation would do is to be shown; nothing is done. */
    public record Confirm(String reason, String note) implements Action {}

    /**
     * What a decision about many orders would do is to be shown; nothing is done.
     *
     * @param what as the form names it: {@code release}, {@code hold}, {@code note}, or {@code cancel} with a reason
     * @param everything all orders that the page's filter takes; otherwise those picked
     * @param picked each {@code shop#order}, a blank, and the mark of the order as it was shown
     */
    public record Plan(String what, String note, boolean everything, List<String> picked) implements Action {
        public Plan {
            picked = List.copyOf(picked);
        }
    }

    /** Something is to be done with a bulk job. */
    public record Job(String id, Step step) implements Action {
        /** What. */
        public enum Step {
            START,
            STOP,
            RESUME
        }
    }

    /** A case after the sale is to be answered. */
    public record Answer(String shop, String order, Map<String, String> facts) implements Action {
        public Answer {
            facts = Map.copyOf(facts);
        }
    }

    /** The action of an event; empty where it asks for none, or for one that does not exist. */
    public static Optional<Action> of(Map<String, Object> event) {
        if (!(event.get("action") instanceof Map<?, ?> asked)) {
            return Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        FormFields.in(event).forEach((name, value) -> {
            if (name.startsWith("action.")) {
                given.put(name.substring("action.".length()), value);
            }
        });
        given.putAll(texts(asked));
        Fields fields = new Fields(given);
        return switch (fields.of("name")) {
            case "replied" -> Optional.of(new Replied(fields.of("shop"), fields.of("id")));
            case "replay" -> Optional.of(new Replay(fields.of("id")));
            case "release" -> Optional.of(fields.decide(new Decide.What.Release(fields.of("hold"))));
            case "stop" -> Optional.of(fields.decide(new Decide.What.Stop()));
            case "note" -> Optional.of(fields.decide(new Decide.What.Note()));
            case "cancel" -> Optional.of(fields.decide(new Decide.What.Cancel(fields.of("reason"))));
            case "label" -> Optional.of(new PrintLabel(fields.of("shop"), fields.of("order"), fields.of("parcel")));
            case "confirm" -> Optional.of(new Confirm(fields.of("reason"), fields.of("word")));
            case "planall" -> Optional.of(fields.plan(true));
            case "plan" -> Optional.of(fields.plan(false));
            case "start" -> Optional.of(new Job(fields.of("job"), Job.Step.START));
            case "halt" -> Optional.of(new Job(fields.of("job"), Job.Step.STOP));
            case "resume" -> Optional.of(new Job(fields.of("job"), Job.Step.RESUME));
            case "answer" -> Optional.of(new Answer(fields.of("shop"), fields.of("order"), given));
            default -> Optional.empty();
        };
    }

    /** The fields that came with an action. */
    public record Fields(Map<String, String> all) {
        public Fields {
            all = Map.copyOf(all);
        }

        public String of(String name) {
            return all.getOrDefault(name, "");
        }

        public Plan plan(boolean everything) {
            return new Plan(
                    of("what"),
                    of("word"),
                    everything,
                    all.entrySet().stream()
                            .filter(field -> PICK.matcher(field.getKey()).matches())
                            .map(Map.Entry::getValue)
                            .toList());
        }

        public Decide decide(Decide.What what) {
            return new Decide(of("shop"), of("id"), of("seen"), what, of("note"));
        }
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
}
