package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;

import dev.backroom.model.Shop;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.Review;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.notices.NoticeType;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.NoticeLog;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.AttentionTable.Entry;
import dev.backroom.store.stock.AttentionTable.Reason;
import dev.backroom.store.stock.ListingTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An evening of a shop with 3,000 open orders, 10,000 reviews and 2,000 SKUs; the same at every run. */
final class LargeShop {
    private static final int SKUS = 2_000;
    private static final int REVIEWS = 10_000;
    private static final int WAITING = 60;
    private static final List<Mention> COMPLAINTS = List.of(
            new Mention(Aspect.DAMAGED, Polarity.BAD, "broken"),
            new Mention(Aspect.SHIPPING_SLOW, Polarity.BAD, "two weeks"),
            new Mention(Aspect.APPEARANCE_DIFFERS, Polarity.BAD, "not as pictured"),
            new Mention(Aspect.DAMAGED, Polarity.BAD, "\u538b\u574f"));
    private static final List<String> TEXTS = List.of(
            "The lid was cracked when it came, and the box looked fine from outside.",
            "Took two weeks. I had given up on it.",
            "The shade is nothing like the picture, much darker.",
            "\u5305\u88c5\u88ab\u538b\u574f\u4e86\uff0c\u74f6\u53e3\u6f0f\u6db2\u3002");

    private final FilledShop into;
    private final Shop shop;

    LargeShop(FilledShop into) {
        this.into = into;
        this.shop = into.shop("7495540735365777507", "Maple & Moon");
    }

    /**
     * What the months before would have left: orders that are closed, waves, decisions, cases.
     *
     * @param count of each
     */
    void history(int count) {
        LargeDesk desk = new LargeDesk(into, shop);
        desk.history(count);
        new LargeCases(into, shop).history(count);
        into.flush();
    }

    void fill() {
        items();
        new LargeDesk(into, shop).fill();
        into.write(reviews());
        into.flush();
        into.learn(shipped());
        into.count();
        days();
        rest();
    }

    private void items() {
        for (int i = 0; i < SKUS; i++) {
            into.item(sku(i), "Glow serum " + (i % 40 + 10) + " ml, shade " + i, onHand(i));
            if (i < 60 || onHand(i) < 20) {
                into.listed(shop, sku(i), onHand(i) + (i == 122 ? 8 : 0), Duration.ofMinutes(3 + i % 50));
            }
        }
        Set<Entry> worst = new HashSet<>();
        IntStream.range(0, SKUS)
                .filter(i -> onHand(i) < 20)
                .forEach(i -> worst.add(new Entry(onHand(i) == 0 ? Reason.SOLD_OUT : Reason.LOW, new Sku(sku(i)))));
        new AttentionTable(into.cloud.dynamoDb(), into.table("Stock"))
                .settle(Shop.DEFAULT_OWNER, worst, NOW.minus(Duration.ofMinutes(9)));
    }

    private static int onHand(int i) {
        return i % 97 == 0 ? 0 : i % 61 == 0 ? 1 + i % 19 : 400;
    }

    static String sku(int i) {
        return "GLOW-%04d".formatted(i);
    }

    private List<Review> reviews() {
        List<Review> all = new ArrayList<>();
        for (int i = 0; i < REVIEWS; i++) {
            boolean waits = i < WAITING;
            int stars = waits ? 1 + i % 2 : i % 11 == 0 ? 1 : i % 7 == 0 ? 3 : 5;
            boolean bad = stars < 3;
            all.add(into.review(
                    shop,
                    "83000000000%05d".formatted(i),
                    "17290000000%03d".formatted(i * 7 % 200),
                    stars,
                    "",
                    bad ? TEXTS.get(i % TEXTS.size()) : "Love it",
                    waits ? Duration.ofMinutes(30 + i * 26L) : Duration.ofMinutes(40 + i * 4L),
                    !waits,
                    bad ? List.of(COMPLAINTS.get(i % TEXTS.size())) : List.of()));
        }
        return all;
    }

    /** Orders of the days before, which left in time but for a few, as they were counted. */
    private List<Facts> shipped() {
        List<Facts> all = new ArrayList<>();
        for (int hours = 20; hours < 140; hours++) {
            Instant hour = NOW.minus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.HOURS);
            int ofDay = hour.atZone(shop.zone()).getHour();
            long orders = 60 + (ofDay > 17 && ofDay < 23 ? 280 : ofDay * 6L) + hours % 7;
            all.add(Facts.of(
                    Bucket.hour(shop.id(), hour),
                    Tally.of(Count.ORDERS, orders)
                            .plus(Tally.of(Count.UNITS, orders * 2))
                            .plus(Tally.of(Count.ENTERED, orders))
                            .plus(Tally.of(Count.LEFT, orders))
                            .plus(Tally.of(Count.CANCELLED, hours % 3))
                            .plus(Tally.of(Count.SHIP_DUE, orders))
                            .plus(Tally.of(Count.SHIPPED_IN_TIME, orders * (92 + hours % 6) / 100))
                            .plus(Tally.gmv("USD", BigDecimal.valueOf(orders * 26)))));
        }
        return all;
    }

    private void days() {
        KpiTable kpis = new KpiTable(into.cloud.dynamoDb(), into.table("Kpis"));
        LocalDate today = LocalDate.ofInstant(NOW, shop.zone());
        for (int i = 1; i <= 33; i++) {
            long orders = 3_200 + (i * 37 % 11) * 90;
            kpis.put(new DayFigures(
                    shop.id(),
                    today.minusDays(i),
                    DayFigures.State.CLOSED,
                    Tally.of(Count.ORDERS, orders)
                            .plus(Tally.of(Count.UNITS, orders * 2))
                            .plus(Tally.of(Count.CANCELLED, 11 + i % 7))
                            .plus(Tally.of(Count.GOOD_REVIEWS, 80 + i % 9))
                            .plus(Tally.of(Count.BAD_REVIEWS, 4 + i % 5))
                            .plus(Tally.gmv("USD", BigDecimal.valueOf(orders * 26))),
                    orders,
                    orders * (93 + i % 5) / 100,
                    orders / 3,
                    OptionalLong.of(700_000 - i * 900L),
                    orders * 2,
                    new TreeMap<>(Map.of("USD", BigDecimal.valueOf(orders * 3)))));
        }
    }

    private void rest() {
        NoticeLog log = new NoticeLog(into.cloud.dynamoDb(), into.table("Shops"));
        tell(log, NoticeType.STOCK_OUT, "GLOW-0097", 20, Map.of("sku", "GLOW-0097", "title", "Glow serum"));
        tell(
                log,
                NoticeType.STOCK_LOW,
                "GLOW-0061",
                35,
                Map.of("sku", "GLOW-0061", "available", "5", "safetyStock", "20"));
        tell(
                log,
                NoticeType.MORNING_DIGEST,
                "2026-11-19",
                270,
                Map.of(
                        "day",
                        "2026-11-19",
                        "orders",
                        "1,320 (+120)",
                        "units",
                        "2,640",
                        "gmv",
                        "34,320.00 USD (+10.0 %)"));
        ParkedMessages parked = new ParkedMessages(into.cloud.dynamoDb(), into.table("Shops"));
        parked.park(
                new Parked("3f2c9a", "OrderEvents", "unknown shop 7495540735365779999", "{}", NOW.minusSeconds(4_000)));
        parked.park(new Parked(
                "9a1b77", "ShopEvents", "a signed webhook of 17 bytes cannot be read", "", NOW.minusSeconds(400)));
        into.shops.watermark(shop.id(), NOW.minusSeconds(240));
        new ListingTable(into.cloud.dynamoDb(), into.table("Stock"))
                .searched(shop.id(), new ListingTable.Searched(NOW.minusSeconds(540), NOW.minusSeconds(540)));
        ReviewCheckpoints marks = new ReviewCheckpoints(into.cloud.dynamoDb(), into.table("Shops"));
        marks.move(shop.id(), ReviewCheckpoints.Mark.PULLED, NOW.minusSeconds(600));
        marks.move(shop.id(), ReviewCheckpoints.Mark.REVISITED, NOW.minusSeconds(18_000));
    }

    private void tell(NoticeLog log, NoticeType type, String subject, int minutesAgo, Map<String, String> facts) {
        Notice notice = Notice.of(
                type + "#" + subject, type, shop.id(), subject, NOW.minus(Duration.ofMinutes(minutesAgo)), facts);
        log.begin(notice.id(), notice.shop(), notice.at(), NoticeCodec.write(notice), NOW, NOW.plusSeconds(60));
    }
}
