package dev.backroom.model.review;

import dev.backroom.model.Texts;
import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.util.Optional;

/**
 * A review as one read of the platform, or one line of a sheet, showed it. Who wrote it is never read.
 *
 * @param text at most {@link #LONGEST_TEXT} characters; what is longer is cut
 * @param created whole seconds
 * @param readAt when this read was answered: orders two reads of one review
 */
public record ReviewSnapshot(
        ReviewKey key,
        String product,
        int stars,
        String title,
        String text,
        boolean media,
        Instant created,
        Instant readAt,
        Optional<String> order,
        Optional<Sku> sku,
        Optional<Instant> replied,
        Origin origin) {
    public static final int LONGEST_TITLE = 500;
    public static final int LONGEST_TEXT = 5_000;

    public enum Origin {
        PULLED,
        /** From a sheet: history, whose missed replies nobody is told about. */
        IMPORTED
    }

    public ReviewSnapshot {
        Texts.requireToken("product id", product);
        order.ifPresent(id -> Texts.requireToken("order id", id));
        Review.requireStars(stars);
        title = cut(title, LONGEST_TITLE);
        text = cut(text, LONGEST_TEXT);
    }

    /** Tells whether a review says something else than before. */
    public String mark() {
        return ReviewMark.of(stars, title, text, media);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
