package dev.backroom.store.review;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Edition;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A review as an item. Times are epoch seconds but {@code readAt}, which is milliseconds; absent is left out. */
public final class ReviewItem {
    static final String REPLIES_INDEX = "replies";
    static final String REPLY_LANE = "replyLane";
    static final String REPLY_SORT = "replySort";
    static final String DAY = "day";

    /** Something is still to be told, and the sort key says when. */
    static final String OPEN = "OPEN";
    /** Everything was told; the sort key says when it was due. */
    static final String OVERDUE = "OVERDUE";

    private ReviewItem() {}

    static Map<String, AttributeValue> key(Review review) {
        return Fields.key(pk(review.key().shop(), review.product()), sk(review));
    }

    static String pk(ShopId shop, String product) {
        return shop.value() + "#" + product;
    }

    static String sk(Review review) {
        return epoch(review.created()) + "#" + review.key().review();
    }

    static String replyLane(ShopId shop, String lane) {
        return shop.value() + "#" + lane;
    }

    static String day(ShopId shop, LocalDate day) {
        return shop.value() + "#" + day;
    }

    static String epoch(Instant at) {
        return "%010d".formatted(Math.max(0, at.getEpochSecond()));
    }

    public static Map<String, AttributeValue> encode(Review review) {
        Map<String, AttributeValue> item = new HashMap<>(key(review));
        item.put("version", number(review.version()));
        item.put("stars", number(review.stars()));
        item.put("firstStars", number(review.firstStars()));
        putText(item, "title", review.title());
        putText(item, "text", review.text());
        putFlag(item, "media", review.media());
        item.put("lang", text(review.lang()));
        item.put(DAY, text(day(review.key().shop(), review.day())));
        item.put("readAt", number(review.readAt().toEpochMilli()));
        review.order().ifPresent(order -> item.put("order", text(order)));
        putFlag(item, "orderKnown", review.orderKnown());
        review.sku().ifPresent(sku -> item.put("sku", text(sku.code())));
        review.clock().ifPresent(clock -> {
            item.put("clockSince", number(clock.since().getEpochSecond()));
            item.put("clockTold", text(clock.told().name()));
        });
        review.replied().ifPresent(at -> item.put("replied", number(at.getEpochSecond())));
        if (!review.mentions().isEmpty()) {
            item.put(
                    "mentions",
                    AttributeValue.fromL(
                            review.mentions().stream().map(ReviewItem::encode).toList()));
        }
        if (!review.earlier().isEmpty()) {
            item.put(
                    "earlier",
                    AttributeValue.fromL(
                            review.earlier().stream().map(ReviewItem::encode).toList()));
        }
        review.clock().filter(clock -> review.awaitsReply()).ifPresent(clock -> {
            Optional<Instant> next = clock.next();
            item.put(REPLY_LANE, text(replyLane(review.key().shop(), next.isPresent() ? OPEN : OVERDUE)));
            item.put(
                    REPLY_SORT,
                    text(epoch(next.orElse(clock.due())) + "#" + review.key().review()));
        });
        return item;
    }

    /**
     * Reads a stored review.
     *
     * @throws UnreadableItem naming the attribute that is missing or wrong
     */
    static Review decode(Map<String, AttributeValue> attributes) {
        String place = new StoredItem("a review", attributes).text("sk");
        StoredItem item = new StoredItem("review " + place, attributes);
        ShopId shop = item.one("pk", pk -> new ShopId(before(pk)));
        Optional<Instant> since = item.secondIf("clockSince");
        return new Review(
                item.one("sk", sk -> new ReviewKey(shop, after(sk))),
                item.one("pk", ReviewItem::after),
                item.number("version"),
                item.parsed("stars", item.units("stars"), Review::requireStars),
                item.parsed("firstStars", item.units("firstStars"), Review::requireStars),
                item.textIf("title").orElse(""),
                item.textIf("text").orElse(""),
                item.flag("media"),
                item.text("lang"),
                item.one("sk", sk -> Instant.ofEpochSecond(Long.parseLong(before(sk)))),
                item.one(DAY, day -> date(after(day))),
                Instant.ofEpochMilli(item.number("readAt")),
                item.textIf("order"),
                item.flag("orderKnown"),
                item.textIf("sku").map(Sku::new),
                since.map(at -> new ReplyClock(at, item.one("clockTold", ReplyClock.Stage::valueOf))),
                item.secondIf("replied"),
                item.list("mentions").stream()
                        .map(mention -> mention(item.inside("mentions", mention)))
                        .toList(),
                item.list("earlier").stream()
                        .map(edition -> edition(item.inside("earlier", edition)))
                        .toList());
    }

    /** The review that a table's or index's key stands for. */
    static ReviewKey reviewKey(Map<String, AttributeValue> key) {
        return new ReviewKey(new ShopId(before(Fields.textOf(key, "pk"))), after(Fields.textOf(key, "sk")));
    }

    /** Counts, guards and reviews share the table; a review's sort key begins with its time. */
    static boolean isReview(Map<String, AttributeValue> attributes) {
        String sk = Fields.textOf(attributes, "sk");
        return !sk.isEmpty()
                && Character.isDigit(sk.charAt(0))
                && !Fields.textOf(attributes, "pk").contains("##");
    }

    private static AttributeValue encode(Mention mention) {
        return AttributeValue.fromM(Map.of(
                "aspect", text(mention.aspect().code()),
                "polarity", text(mention.polarity().name()),
                "phrase", text(mention.phrase())));
    }

    private static Mention mention(StoredItem item) {
        return new Mention(
                item.one(
                        "aspect",
                        code -> Aspect.of(code).orElseThrow(() -> new IllegalArgumentException("no such aspect"))),
                item.one("polarity", Polarity::valueOf),
                item.text("phrase"));
    }

    private static AttributeValue encode(Edition edition) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("stars", number(edition.stars()));
        putText(item, "title", edition.title());
        putText(item, "text", edition.text());
        item.put("until", number(edition.until().getEpochSecond()));
        return AttributeValue.fromM(item);
    }

    private static Edition edition(StoredItem item) {
        return new Edition(
                item.units("stars"),
                item.textIf("title").orElse(""),
                item.textIf("text").orElse(""),
                item.second("until"));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a day", e);
        }
    }

    private static String before(String text) {
        int mark = text.indexOf('#');
        return mark < 0 ? text : text.substring(0, mark);
    }

    private static String after(String text) {
        return text.substring(text.indexOf('#') + 1);
    }

    private static void putText(Map<String, AttributeValue> item, String name, String value) {
        if (!value.isEmpty()) {
            item.put(name, text(value));
        }
    }

    private static void putFlag(Map<String, AttributeValue> item, String name, boolean value) {
        if (value) {
            item.put(name, AttributeValue.fromBool(true));
        }
    }
}
