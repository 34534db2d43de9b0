package dev.backroom.model.review;

import dev.backroom.model.Texts;
import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.util.Optional;

/**
 * A review as one read of the platform, or one line of a sheet, showed it. Who wrote it is never read.
 *
 * @param created whole seconds
 * @param wording at most {@link #LONGEST_TITLE} and {@link #LONGEST_TEXT} characters; what is longer is cut
 * @param readAt when this read was answered: orders two reads of one review
 */
public record ReviewSnapshot(
        ReviewKey key,
        String product,
        Instant created,
        Wording wording,
        Instant readAt,
        Optional<String> order,
        Optional<Sku> sku,
        Optional<Instant> replied,
        Origin origin)
        implements WrittenReview {
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
        wording = wording.upTo(LONGEST_TITLE, LONGEST_TEXT);
    }
}
