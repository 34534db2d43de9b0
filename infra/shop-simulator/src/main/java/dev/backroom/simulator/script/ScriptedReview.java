package dev.backroom.simulator.script;

import dev.backroom.simulator.shop.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a buyer wrote of a purchase.
 *
 * @param id the platform's review id
 * @param order empty where it was bought before the script begins
 * @param author the name that the platform shows; nobody needs to store it
 * @param shownAt from when on the platform's search gives it; not before its creation
 * @param editions in order of time; the first is the creation
 */
public record ScriptedReview(
        String id, Optional<String> order, Listing listing, String author, Instant shownAt, List<Edition> editions) {
    /** Reviews of so many stars or fewer want an answer. */
    public static final int NEGATIVE_STARS = 2;

    /**
     * The review as it stood for a while.
     *
     * @param at whole seconds
     * @param stars 1 to 5
     */
    public record Edition(Instant at, int stars, String title, String text, boolean media) {
        public boolean isNegative() {
            return stars <= NEGATIVE_STARS;
        }
    }

    public ScriptedReview {
        editions = List.copyOf(editions);
    }

    public Instant created() {
        return editions.getFirst().at();
    }

    /** As it stands at an instant that is not before its creation. */
    public Edition at(Instant now) {
        Edition found = editions.getFirst();
        for (Edition edition : editions) {
            if (!edition.at().isAfter(now)) {
                found = edition;
            }
        }
        return found;
    }

    public boolean isShown(Instant now) {
        return !now.isBefore(shownAt);
    }
}
