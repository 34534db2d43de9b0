package dev.backroom.store.kpi;

import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.KpiFacts;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.review.ReviewImages;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a stored item counts for, read as strictly as everywhere else. */
public final class KpiImages {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2199-12-31T00:00:00Z");

    /** A table whose items are counted. */
    public enum Source {
        ORDERS,
        REVIEWS
    }

    private KpiImages() {}

    /** @throws UnreadableItem if the item cannot be read; it counts for nothing then */
    public static Facts facts(Source source, Map<String, AttributeValue> image) {
        Facts facts = switch (source) {
            case ORDERS -> KpiFacts.of(OrderItem.decode(image));
            case REVIEWS -> ReviewImages.review(image).map(KpiFacts::of).orElse(Facts.NONE);
        };
        boolean dated = facts.tallies().keySet().stream()
                .filter(bucket -> bucket.kind() != Bucket.Kind.NOW)
                .allMatch(bucket ->
                        bucket.start().isAfter(FIRST) && bucket.start().isBefore(LAST));
        if (!dated) {
            throw new UnreadableItem("an item of " + source, "one of its times is no time of a shop");
        }
        return facts;
    }
}
