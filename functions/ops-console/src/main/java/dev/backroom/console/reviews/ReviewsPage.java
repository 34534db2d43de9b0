package dev.backroom.console.reviews;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Reviews: the negative ones that wait for a reply, by the time that is left, and what is complained about, by product. */
public final class ReviewsPage {
    public static final int SHOWN = 50;
    public static final int PRODUCTS = 15;

    private static final int EARLY_IN_THE_MONTH = 7;
    private static final int LONGEST_TEXT = 400;
    private static final Duration SOON = ReplyClock.ALLOWED.dividedBy(5);

    private final PageContext sheet;
    private final ReviewTable reviews;
    private final AspectTexts aspects;

    public ReviewsPage(PageContext sheet, ReviewTable reviews) {
        this.sheet = sheet;
        this.reviews = reviews;
        this.aspects = new AspectTexts(sheet.language().ofNotices());
    }

    private record Waits(Shop shop, Review review, Instant due) {}

    private record Product(Shop shop, String id, ReviewCounts counts) {}

    public void write(Reading reading) {
        var waiting = reading.part("reviews", () -> waiting(reading));
        Future<Part<List<ReviewTable.Waiting>>> counts =
                reading.part("reviews", () -> reading.each(sheet.shops(), shop -> reviews.countAwaiting(shop.id())));
        var products = reading.part("complaints", () -> products(reading));
        sheet.heading(Word.WAIT_FOR_REPLY);
        sheet.part(counts, all -> {
            int overdue = all.stream().mapToInt(ReviewTable.Waiting::overdue).sum();
            int open = all.stream().mapToInt(ReviewTable.Waiting::open).sum();
            sheet.html().start("div", "class", "tiles");
            sheet.tile(Word.REPLY_OVERDUE, Numbers.count(overdue), overdue > 0 ? "bad" : "", Page.REVIEWS, Map.of());
            sheet.tile(Word.REPLY_WAITS, Numbers.count(open), open > 0 ? "warn" : "", Page.REVIEWS, Map.of());
            sheet.html().end();
        });
        sheet.part(waiting, this::list);
        sheet.heading(Word.COMPLAINTS);
        sheet.part(products, this::complaints);
    }

    private List<Waits> waiting(Reading reading) {
        return reading.each(sheet.shops(), this::waiting).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Waits::due))
                .limit(SHOWN)
                .toList();
    }

    private List<Waits> waiting(Shop shop) {
        List<ReviewKey> keys = reviews.awaitingReply(shop.id(), SHOWN);
        return reviews.read(keys).reviews().values().stream()
                .filter(Review::awaitsReply)
                .map(review -> new Waits(
                        shop, review, review.clock().map(ReplyClock::due).orElse(review.created())))
                .toList();
    }

    private void list(List<Waits> all) {
        if (all.isEmpty()) {
            sheet.note(sheet.word(Word.NO_REPLY_WAITS));
            return;
        }
        List<Phrase> headings = new ArrayList<>(List.of(
                Word.REPLY_BY, Word.LEFT_HEADING, Word.STARS, Word.REVIEW, Word.ABOUT, Word.PRODUCT, Word.ORDER));
        if (sheet.links().acts()) {
            headings.add(Word.TO_DO);
        }
        Table table = sheet.table(headings, List.of());
        all.forEach(waits -> row(table, waits));
        table.done();
        if (all.size() == SHOWN) {
            sheet.note(Word.MOST_URGENT_SHOWN.in(sheet.language(), SHOWN));
        }
    }

    private void row(Table table, Waits waits) {
        Review review = waits.review();
        Duration left = Duration.between(sheet.now(), waits.due());
        boolean late = left.isNegative();
        boolean soon = !late && left.compareTo(SOON) < 0;
        String span = Times.span(left, sheet.language());
        table.row(late ? "bad" : soon ? "warn" : "")
                .cell(sheet.minute(waits.due(), waits.shop().zone()), "when")
                .cell((late ? Word.LATE_BY : Word.LEFT).in(sheet.language(), span), late ? "when bad" : "when")
                .cell("\u2605".repeat(review.stars()) + "\u2606".repeat(5 - review.stars()), "when")
                .cell(() -> text(review), "long")
                .cell(review.mentions().stream()
                        .filter(mention -> mention.polarity() == Polarity.BAD)
                        .map(Mention::aspect)
                        .distinct()
                        .map(aspects::name)
                        .collect(Collectors.joining(", ")))
                .cell(review.sku().map(sku -> sku.code()).orElse(review.product()), "id")
                .cell(() -> sheet.links().order(review.order().orElse("")), "id");
        if (sheet.links().acts()) {
            table.cell(
                    () -> sheet.links()
                            .button(
                                    sheet.word(Word.MARK_REPLIED),
                                    Map.of(
                                            "name",
                                            "replied",
                                            "shop",
                                            review.key().shop().value(),
                                            "id",
                                            review.key().review()),
                                    sheet.word(Word.REALLY_REPLIED)),
                    "when");
        }
        table.endRow();
    }

    private void text(Review review) {
        if (!review.title().isEmpty()) {
            sheet.html().element("b", cut(review.title())).text(" ");
        }
        sheet.html().text(cut(review.text()));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "\u2026";
    }

    private List<Product> products(Reading reading) {
        return reading.each(sheet.shops(), this::products).stream()
                .flatMap(List::stream)
                .filter(product -> product.counts().negative() > 0)
                .sorted(Comparator.comparingLong(
                                (Product product) -> product.counts().negative())
                        .reversed()
                        .thenComparing(Product::id))
                .limit(PRODUCTS)
                .toList();
    }

    /** This month, and early in a month the last one as well. */
    private List<Product> products(Shop shop) {
        LocalDate today = LocalDate.ofInstant(sheet.now(), shop.zone());
        Map<String, ReviewCounts> counts = new TreeMap<>(reviews.products(shop.id(), YearMonth.from(today)));
        if (today.getDayOfMonth() <= EARLY_IN_THE_MONTH) {
            reviews.products(shop.id(), YearMonth.from(today).minusMonths(1))
                    .forEach((product, more) -> counts.merge(product, more, ReviewCounts::plus));
        }
        return counts.entrySet().stream()
                .map(entry -> new Product(shop, entry.getKey(), entry.getValue()))
                .toList();
    }

    private void complaints(List<Product> products) {
        if (products.isEmpty()) {
            sheet.note(sheet.word(Word.NO_COMPLAINTS));
            return;
        }
        Table table = sheet.table(
                List.of(Word.PRODUCT, Word.REVIEWS_COUNT, Word.NEGATIVE, Word.ABOUT, Word.WHO, Word.TO_DO),
                List.of(Word.REVIEWS_COUNT, Word.NEGATIVE));
        for (Product product : products) {
            List<Aspect> worst = Arrays.stream(Aspect.values())
                    .filter(aspect -> product.counts().of(aspect, Polarity.BAD) > 0)
                    .sorted(Comparator.comparingLong(
                                    (Aspect aspect) -> product.counts().of(aspect, Polarity.BAD))
                            .reversed())
                    .limit(3)
                    .toList();
            table.row("")
                    .cell(product.id(), "id")
                    .number(product.counts().reviews())
                    .number(product.counts().negative())
                    .cell(worst.stream()
                            .map(aspect -> aspects.name(aspect) + " "
                                    + product.counts().of(aspect, Polarity.BAD))
                            .collect(Collectors.joining(", ")))
                    .cell(worst.stream()
                            .limit(1)
                            .map(aspect -> aspects.owner(aspect.owner()))
                            .collect(Collectors.joining()))
                    .cell(worst.stream().limit(1).map(aspects::advice).collect(Collectors.joining()))
                    .endRow();
        }
        table.done();
    }
}
