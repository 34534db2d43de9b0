package dev.backroom.store.review;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Edition;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.Posting;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.ReplyState;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewMatch;
import dev.backroom.model.review.ReviewReading;
import dev.backroom.model.review.Wording;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Attribute;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.ItemWriter;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A review as an item: its attributes and its place. */
public final class ReviewItem {
    static final String REPLIES_INDEX = "replies";
    static final Attribute<String> REPLY_LANE = Attribute.text("replyLane");
    static final Attribute<String> REPLY_SORT = Attribute.text("replySort");

    private static final Attribute<Long> VERSION = Attribute.number("version");
    private static final Attribute<Integer> STARS = Attribute.units("stars", Review::requireStars);
    private static final Attribute<Integer> FIRST_STARS = Attribute.units("firstStars", Review::requireStars);
    private static final Attribute<String> TITLE = Attribute.text("title").unless("");
    private static final Attribute<String> TEXT = Attribute.text("text").unless("");
    private static final Attribute<Boolean> MEDIA = Attribute.flag("media");
    private static final Attribute<String> LANG = Attribute.text("lang");
    private static final Attribute<LocalDate> DAY = Attribute.text("day", LocalDate::toString, ReviewItem::day);
    private static final Attribute<Instant> READ_AT = Attribute.milli("readAt");
    private static final Attribute<String> ORDER = Attribute.text("order");
    private static final Attribute<Boolean> ORDER_KNOWN = Attribute.flag("orderKnown");
    private static final Attribute<Sku> SKU = Attribute.text("sku", Sku::code, Sku::new);
    private static final Attribute<Instant> CLOCK_SINCE = Attribute.second("clockSince");
    private static final Attribute<ReplyClock.Stage> CLOCK_TOLD = Attribute.one("clockTold", ReplyClock.Stage.class);
    private static final Attribute<Instant> REPLIED = Attribute.second("replied");
    private static final Attribute<List<Mention>> MENTIONS =
            Attribute.items("mentions", ReviewItem::encode, ReviewItem::mention);
    private static final Attribute<List<Edition>> EARLIER =
            Attribute.items("earlier", ReviewItem::encode, ReviewItem::edition);

    private static final Attribute<Aspect> ASPECT = Attribute.text("aspect", Aspect::code, ReviewItem::aspect);
    private static final Attribute<Polarity> POLARITY = Attribute.one("polarity", Polarity.class);
    private static final Attribute<String> PHRASE = Attribute.text("phrase");
    private static final Attribute<Instant> UNTIL = Attribute.second("until");

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

    static String epoch(Instant at) {
        return "%010d".formatted(Math.max(0, at.getEpochSecond()));
    }

    public static Map<String, AttributeValue> encode(Review review) {
        ShopId shop = review.key().shop();
        ItemWriter item = new ItemWriter(key(review))
                .put(VERSION, review.version())
                .put(STARS, review.stars())
                .put(FIRST_STARS, review.firstStars())
                .put(TITLE, review.title())
                .put(TEXT, review.text())
                .put(MEDIA, review.media())
                .put(LANG, review.lang())
                .put(DAY, review.day())
                .put(READ_AT, review.readAt())
                .put(ORDER, review.order())
                .put(ORDER_KNOWN, review.orderKnown())
                .put(SKU, review.sku())
                .put(CLOCK_SINCE, review.clock().map(ReplyClock::since))
                .put(CLOCK_TOLD, review.clock().map(ReplyClock::told))
                .put(REPLIED, review.replied())
                .put(MENTIONS, review.mentions())
                .put(EARLIER, review.earlier());
        review.clock().filter(clock -> review.awaitsReply()).ifPresent(clock -> {
            Optional<Instant> next = clock.next();
            item.put(REPLY_LANE, replyLane(shop, next.isPresent() ? OPEN : OVERDUE))
                    .put(
                            REPLY_SORT,
                            epoch(next.orElse(clock.due())) + "#" + review.key().review());
        });
        return item.item();
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
        return new Review(
                item.one("sk", sk -> new ReviewKey(shop, after(sk))),
                VERSION.in(item),
                new Posting(
                        item.one("pk", ReviewItem::after),
                        item.one("sk", sk -> Instant.ofEpochSecond(Long.parseLong(before(sk)))),
                        DAY.in(item),
                        FIRST_STARS.in(item)),
                new Wording(STARS.in(item), TITLE.in(item), MEDIA.in(item), TEXT.in(item)),
                new ReviewReading(LANG.in(item), MENTIONS.in(item)),
                READ_AT.in(item),
                ORDER.ifIn(item),
                new ReviewMatch(ORDER_KNOWN.in(item), SKU.ifIn(item)),
                new ReplyState(
                        CLOCK_SINCE.ifIn(item).map(since -> new ReplyClock(since, CLOCK_TOLD.in(item))),
                        REPLIED.ifIn(item)),
                EARLIER.in(item));
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

    private static Map<String, AttributeValue> encode(Mention mention) {
        return new ItemWriter(Map.of())
                .put(ASPECT, mention.aspect())
                .put(POLARITY, mention.polarity())
                .put(PHRASE, mention.phrase())
                .item();
    }

    private static Mention mention(StoredItem item) {
        return new Mention(ASPECT.in(item), POLARITY.in(item), PHRASE.in(item));
    }

    private static Map<String, AttributeValue> encode(Edition edition) {
        return new ItemWriter(Map.of())
                .put(STARS, edition.stars())
                .put(TITLE, edition.title())
                .put(TEXT, edition.text())
                .put(UNTIL, edition.until())
                .item();
    }

    private static Edition edition(StoredItem item) {
        return new Edition(STARS.in(item), TITLE.in(item), TEXT.in(item), UNTIL.in(item));
    }

    /** Earlier versions wrote the shop's id and a '#' before the day. */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(after(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a day", e);
        }
    }

    private static Aspect aspect(String code) {
        return Aspect.of(code).orElseThrow(() -> new IllegalArgumentException("no such aspect"));
    }

    private static String before(String text) {
        int mark = text.indexOf('#');
        return mark < 0 ? text : text.substring(0, mark);
    }

    private static String after(String text) {
        return text.substring(text.indexOf('#') + 1);
    }
}
