package dev.backroom.notices;

import dev.backroom.model.ShopId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that somebody should know. It carries ids, counts and times, and never personal data.
 *
 * @param id business key, 1 to {@link #LONGEST_ID} characters: the same fact gives the same id, and is told once
 * @param shop absent for what concerns the whole installation
 * @param subject the id of what it is about: a SKU, an order, a review
 * @param at when it became true, in the shop's time
 * @param facts what its texts show, by name; times are ISO-8601 instants. Only those that its type names: what nobody shows
 *     nobody sends, so that nothing about a buyer can travel beside it
 */
public record Notice(
        String id,
        NoticeType type,
        Severity severity,
        Optional<ShopId> shop,
        String subject,
        Instant at,
        Map<String, String> facts) {
    public static final int LONGEST_ID = 512;

    public Notice {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a notice's id has 1 to " + LONGEST_ID + " characters");
        }
        facts = Map.copyOf(facts);
        if (!type.facts().containsAll(facts.keySet())) {
            throw new IllegalArgumentException("a fact that " + type + " does not name");
        }
    }

    /** A notice about one shop, of its type's usual severity. */
    public static Notice of(
            String id, NoticeType type, ShopId shop, String subject, Instant at, Map<String, String> facts) {
        return new Notice(id, type, type.severity(), Optional.of(shop), subject, at, facts);
    }
}
