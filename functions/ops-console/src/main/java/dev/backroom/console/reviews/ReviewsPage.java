package dev.backroom.console.reviews;

import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Tile;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Page;
import dev.backroom.model.Shop;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.notices.AspectTexts;
import dev.backroom.store.review.ReviewTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reviews: the negative ones that wait for a reply, by the time that is left, and what is complained about, by product. */
public final class ReviewsPage implements ConsolePage {
    static final int SHOWN = 50;
    static final int PRODUCTS = 15;

    private static final int EARLY_IN_THE_MONTH = 7;
    private static final int LONGEST_TEXT = 400;
    private static final int WORST = 3;
    private static final Duration SOON = ReplyClock.ALLOWED.dividedBy(5);

    private final ReviewTable reviews;

    public ReviewsPage(ReviewTable reviews) {
        this.reviews = reviews;
    }

    private record Late(Shop shop, Review review, Instant due) {}

    private record Product(String id, ReviewCounts counts) {}

    /** @param cut that there may be more; empty text where there are none */
    public record Shown(
            Part<List<Tile>> tiles, Part<List<Row>> waiting, String cut, Part<List<Complaint>> complaints) {}

    public record Row(
            String mark,
            String due,
            String left,
            String stars,
            String title,
            String text,
            String about,
            String product,
            Link order,
            Optional<Form> replied) {}

    public record Complaint(String product, long reviews, long negative, String about, String who, String advice) {}

    @Override
    public View show(PageContext c, Reading reading) {
        AspectTexts aspects = new AspectTexts(c.t().language().ofNotices());
        var waiting = reading.part("reviews", () -> waiting(c, aspects, reading));
        var tiles = reading.part("reviews", () -> tiles(c, reading));
        var complaints = reading.part("complaints", () -> complaints(c, aspects, reading));
        Part<List<Row>> rows = Waiting.of(waiting);
        boolean cut = rows.read().filter(all -> all.size() == SHOWN).isPresent();
        return new View(
                "reviews",
                new Shown(
                        Waiting.of(tiles),
                        rows,
                        cut ? c.t().get("mostUrgentShown", SHOWN) : "",
                        Waiting.of(complaints)));
    }

    private List<Tile> tiles(PageContext c, Reading reading) {
        List<ReviewTable.Waiting> counts = reading.each(c.shops(), shop -> reviews.countAwaiting(shop.id()));
        int overdue = counts.stream().mapToInt(ReviewTable.Waiting::overdue).sum();
        int open = counts.stream().mapToInt(ReviewTable.Waiting::open).sum();
        return List.of(
                c.tile("replyOverdue", overdue, "bad", Page.REVIEWS, Map.of()),
                c.tile("replyWaits", open, "warn", Page.REVIEWS, Map.of()));
    }

    private List<Row> waiting(PageContext c, AspectTexts aspects, Reading reading) {
        return reading.each(c.shops(), this::waiting).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Late::due))
                .limit(SHOWN)
                .map(waits -> row(c, aspects, waits))
                .toList();
    }

    private List<Late> waiting(Shop shop) {
        List<ReviewKey> keys = reviews.awaitingReply(shop.id(), SHOWN);
        return reviews.read(keys).reviews().values().stream()
                .filter(Review::awaitsReply)
                .map(review -> new Late(
                        shop, review, review.clock().map(ReplyClock::due).orElse(review.created())))
                .toList();
    }

    private static Row row(PageContext c, AspectTexts aspects, Late waits) {
        Review review = waits.review();
        Duration left = Duration.between(c.now(), waits.due());
        return new Row(
                left.isNegative() ? "bad" : left.compareTo(SOON) < 0 ? "warn" : "",
                c.minute(waits.due(), waits.shop().zone()),
                c.t().left(left),
                "\u2605".repeat(review.stars()) + "\u2606".repeat(5 - review.stars()),
                cut(review.title()),
                cut(review.text()),
                review.mentions().stream()
                        .filter(mention -> mention.polarity() == Polarity.BAD)
                        .map(Mention::aspect)
                        .distinct()
                        .map(aspects::name)
                        .collect(Collectors.joining(", ")),
                review.sku().map(sku -> sku.code()).orElse(review.product()),
                c.links().order(review.order().orElse("")),
                c.links()
                        .button(
                                c.t().get("markReplied"),
                                Map.of(
                                        "name",
                                        "replied",
                                        "shop",
                                        review.key().shop().value(),
                                        "id",
                                        review.key().review()),
                                "",
                                c.t().get("reallyReplied")));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "\u2026";
    }

    private List<Complaint> complaints(PageContext c, AspectTexts aspects, Reading reading) {
        return reading.each(c.shops(), shop -> products(c, shop)).stream()
                .flatMap(List::stream)
                .filter(product -> product.counts().negative() > 0)
                .sorted(Comparator.comparingLong(
                                (Product product) -> product.counts().negative())
                        .reversed()
                        .thenComparing(Product::id))
                .limit(PRODUCTS)
                .map(product -> complaint(aspects, product))
                .toList();
    }

    /** This month, and early in a month the last one as well. */
    private List<Product> products(PageContext c, Shop shop) {
        LocalDate today = LocalDate.ofInstant(c.now(), shop.zone());
        Map<String, ReviewCounts> counts = new TreeMap<>(reviews.products(shop.id(), YearMonth.from(today)));
        if (today.getDayOfMonth() <= EARLY_IN_THE_MONTH) {
            reviews.products(shop.id(), YearMonth.from(today).minusMonths(1))
                    .forEach((product, more) -> counts.merge(product, more, ReviewCounts::plus));
        }
        return counts.entrySet().stream()
                .map(entry -> new Product(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Complaint complaint(AspectTexts aspects, Product product) {
        List<Aspect> worst = Arrays.stream(Aspect.values())
                .filter(aspect -> product.counts().of(aspect, Polarity.BAD) > 0)
                .sorted(Comparator.comparingLong(
                                (Aspect aspect) -> product.counts().of(aspect, Polarity.BAD))
                        .reversed())
                .limit(WORST)
                .toList();
        return new Complaint(
                product.id(),
                product.counts().reviews(),
                product.counts().negative(),
                worst.stream()
                        .map(aspect ->
                                aspects.name(aspect) + " " + product.counts().of(aspect, Polarity.BAD))
                        .collect(Collectors.joining(", ")),
                worst.stream()
                        .limit(1)
                        .map(aspect -> aspects.owner(aspect.owner()))
                        .collect(Collectors.joining()),
                worst.stream().limit(1).map(aspects::advice).collect(Collectors.joining()));
    }
}
