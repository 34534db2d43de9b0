package dev.backroom.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An evening in a few sentences, for somebody who sees all of this for the first time: pure. */
final class Story {
    /** What a hold is called, and why it waits for a person. */
    private static final Map<String, String> HOLDS = Map.ofEntries(
            Map.entry("PLATFORM_HOLD", "still held by the platform"),
            Map.entry("SHORT_STOCK", "for which nothing was left on the shelf"),
            Map.entry("UNKNOWN_SKU", "of something that the item list does not have"),
            Map.entry("STOCK_MISMATCH", "that left although the figures had no units"),
            Map.entry("BUYER_ASKS_CANCEL", "that the buyer asked to cancel"),
            Map.entry("UNKNOWN_STATUS", "in a state that is not known"),
            Map.entry("BUYER_WISHES_CANCEL", "whose message asks to cancel"),
            Map.entry("BUYER_WISHES_CHANGE", "whose message asks for a change"),
            Map.entry("ADDRESS_INCOMPLETE", "with an incomplete address"),
            Map.entry("ADDRESS_IMPLAUSIBLE", "with an address that does not exist"),
            Map.entry("ADDRESS_MASKED", "with a hidden address"),
            Map.entry("PHONE_INVALID", "with a telephone number that reaches nobody"),
            Map.entry("SUSPECTED_FRAUD", "suspected of fraud"),
            Map.entry("OUTSIDE_CHECK", "that an outside check spoke against"),
            Map.entry("HELD_BY_HAND", "stopped by hand"));

    private Story() {}

    static List<String> of(Scoreboard board) {
        Scoreboard.Webhooks webhooks = board.webhooks();
        Morning morning = board.morning();
        List<String> story = new ArrayList<>();
        add(
                story,
                "%,d orders came in by %,d webhooks, four times the usual rate in the live. %,d of them came twice and %,d late or"
                        + " out of order, which changed nothing; %,d never came, and the poll found what they would have said.",
                board.orders().stored(),
                webhooks.sent(),
                webhooks.duplicated(),
                webhooks.reordered(),
                webhooks.dropped());
        add(story, "%,d forged posts were refused at the door.", webhooks.refused());
        add(
                story,
                "Kept for a person to decide: %s. All others are ready to be packed, packed or done.",
                board.holds().isEmpty()
                        ? "none"
                        : board.holds().entrySet().stream()
                                .map(hold -> String.format(
                                        Locale.ROOT,
                                        "%,d %s",
                                        hold.getValue(),
                                        HOLDS.getOrDefault(hold.getKey(), hold.getKey())))
                                .collect(Collectors.joining(", ")));
        add(
                story,
                "No unit was promised twice. %,d notices named a SKU at its safety stock, %,d a negative review and"
                        + " its reply, and %,d figures that had been edited by hand on the channel were found.",
                morning.lines().called(),
                morning.reviews().called(),
                morning.drifts().called());
        return story;
    }

    private static void add(List<String> story, String format, Object... values) {
        story.add(String.format(Locale.ROOT, format, values));
    }
}
