package dev.backroom.kpi;

import dev.backroom.kpi.CountingRun.News;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.ShopCounters;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.model.kpi.Tally;
import dev.backroom.store.dynamo.TablePages;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiImages;
import dev.backroom.store.kpi.KpiImages.Source;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.shop.ShopTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts every stored order and review again, into counters of their own, and compares. The walk through the tables is
 * counted as strictly as the streams are, so it can be stopped anywhere and goes on under the same run name.
 */
public final class Recount {
    private static final int PAGE = 500;
    private static final String DONE = "DONE";
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** The counters of a run, by its name, to count into and to read. */
    interface Spaces {
        KpiCounting counting(String run);

        KpiTable table(String run);
    }

    /**
     * What the recount says of a shop.
     *
     * @param missing what the counters lack to be what the tables say; nothing if they agree to the last digit
     * @param batches how often had been counted on when the difference was taken
     */
    public record Found(ShopId shop, Facts missing, long batches) {
        public boolean agrees() {
            return missing.isNone();
        }

        /**
         * Whether the difference is the counters' own and not news on its way to them: an earlier walk found the same.
         * News that came in between would have changed it, unless counting stands still.
         */
        public boolean stoodSince(Found earlier) {
            return shop.equals(earlier.shop) && missing.equals(earlier.missing);
        }
    }

    /** What became of the differences of a shop. */
    public enum Correction {
        NONE_NEEDED,
        CORRECTED,
        /** The difference did not stand between two walks, or counters moved while it was written: look again. */
        MOVED
    }

    private final ShopTable shops;
    private final Map<Source, TablePages> pages;
    private final Spaces spaces;
    private final KpiCounting counting;
    private final KpiTable kpis;

    Recount(ShopTable shops, Map<Source, TablePages> pages, Spaces spaces, KpiCounting counting, KpiTable kpis) {
        this.shops = shops;
        this.pages = pages;
        this.spaces = spaces;
        this.counting = counting;
        this.kpis = kpis;
    }

    /**
     * Walks through the tables, or on from where the run was stopped, and compares every shop.
     *
     * @param run names the run: letters, digits and dashes
     */
    public List<Found> run(String run) {
        pages.forEach((source, table) -> walk(source, table, spaces.counting(run)));
        return shops.all().stream().map(shop -> compare(run, shop.id())).toList();
    }

    /** Walks one page of one table; for whoever must stop in between. Answers whether there is more to walk. */
    boolean step(String run, Source source) {
        TablePages table = pages.get(source);
        return table != null && page(source, table, spaces.counting(run));
    }

    /**
     * Adds what the counters lack, and lets the days that are touched be made again by the next rollup.
     *
     * @param earlier what another walk found long enough before for a stream's news to arrive
     */
    public Correction correct(Found found, Optional<Found> earlier) {
        Shop shop = shops.find(found.shop()).orElseThrow();
        if (!found.agrees()) {
            if (earlier.filter(found::stoodSince).isEmpty()) {
                return Correction.MOVED;
            }
            long batches = found.batches();
            for (Facts piece : pieces(found.missing())) {
                if (counting.correct(found.shop(), piece, batches) != KpiCounting.Outcome.COUNTED) {
                    return Correction.MOVED;
                }
                batches++;
            }
        }
        boolean reopened = reopen(shop);
        return found.agrees() && !reopened ? Correction.NONE_NEEDED : Correction.CORRECTED;
    }

    /** Removes the run's own counters. */
    public void forget(String run) {
        shops.all().forEach(shop -> spaces.table(run).clear(shop.id()));
        pages.keySet().forEach(source -> spaces.counting(run).forget(source.name()));
    }

    private static void walk(Source source, TablePages table, KpiCounting into) {
        boolean more = true;
        while (more) {
            more = page(source, table, into);
        }
    }

    private static boolean page(Source source, TablePages table, KpiCounting into) {
        Optional<String> at = into.checkpoint(source.name());
        if (at.equals(Optional.of(DONE))) {
            return false;
        }
        TablePages.Page page = table.after(at, PAGE);
        List<News> news = new ArrayList<>(page.items().stream()
                .map(item -> new News(TablePages.place(item), facts(source, item)))
                .toList());
        if (page.last()) {
            news.add(new News(DONE, Facts.NONE));
        }
        // What the counters cannot hold was parked when it came by the stream.
        if (!new CountingRun(into, source.name(), news, (place, reason) -> {}).all(at)) {
            throw new IllegalStateException("two recounts run under one name");
        }
        return !page.last();
    }

    private static Facts facts(Source source, Map<String, AttributeValue> item) {
        try {
            return KpiImages.facts(source, item);
        } catch (UnreadableItem | IllegalArgumentException | ArithmeticException e) {
            return Facts.NONE;
        }
    }

    private Found compare(String run, ShopId shop) {
        KpiTable.All counted = kpis.all(shop);
        Facts recounted = spaces.table(run).all(shop).facts();
        return new Found(shop, recounted.minus(counted.facts()), counted.batches());
    }

    private static List<Facts> pieces(Facts facts) {
        List<Facts> pieces = new ArrayList<>();
        Facts sum = Facts.NONE;
        for (Map.Entry<Bucket, Tally> entry : facts.tallies().entrySet()) {
            Facts more = sum.plus(entry.getKey(), entry.getValue());
            if (!KpiCounting.fits(more) && !sum.isNone()) {
                pieces.add(sum);
                more = Facts.of(entry.getKey(), entry.getValue());
            }
            sum = more;
        }
        pieces.add(sum);
        return pieces;
    }

    private boolean reopen(Shop shop) {
        List<DayFigures> made = kpis.days(shop.id(), FIRST, LAST);
        if (made.isEmpty()) {
            return false;
        }
        ShopCounters counters =
                kpis.counters(shop.id(), new ShopDay(made.getFirst().day(), shop.zone()).start());
        boolean any = false;
        for (DayFigures day : made) {
            if (!counters.of(new ShopDay(day.day(), shop.zone())).equals(day.counts())) {
                kpis.reopen(shop.id(), day.day());
                kpis.touch(shop.id(), day.day(), "recount");
                any = true;
            }
        }
        return any;
    }
}
