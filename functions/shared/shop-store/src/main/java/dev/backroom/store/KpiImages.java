package dev.backroom.store;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.KpiFacts;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a stored item counts for, read as strictly as everywhere else. */
public final class KpiImages {
    /** A table whose items are counted. */
    public enum Source {
        ORDERS,
        REVIEWS
    }

    private KpiImages() {}

    /** @throws UnreadableItem if the item cannot be read; it counts for nothing then */
    public static Facts facts(Source source, Map<String, AttributeValue> image) {
        return switch (source) {
            case ORDERS -> KpiFacts.of(OrderItem.decode(image));
            case REVIEWS -> review(new StoredItem("a review", image));
        };
    }

    private static Facts review(StoredItem item) {
        ShopId shop = item.one("pk", pk -> new ShopId(pk.substring(0, Math.max(0, pk.indexOf('#')))));
        return item.parsed(
                "stars",
                item.units("stars"),
                stars -> KpiFacts.review(shop, item.second("created"), stars, item.number("version")));
    }
}
