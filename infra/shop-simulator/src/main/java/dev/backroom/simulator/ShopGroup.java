package dev.backroom.simulator;

import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.books.BooksFolder;
import dev.backroom.simulator.books.StockLevels;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Night;
import dev.backroom.simulator.plan.Pace;
import dev.backroom.simulator.script.AdSpend;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ShelfMove;
import dev.backroom.simulator.shop.Market;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** One or more shops in one run, which sell the same items from one shelf: what a seller brings in, and the books of all. */
public final class ShopGroup {
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(20);
    private static final int DUSK_PERCENT = 40;

    private final List<EveningScript> scripts;

    private ShopGroup(List<EveningScript> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /**
     * A group of shops.
     *
     * @param plans of different shops; where there are several, none may move units on the shelf, because the plan of one
     *     does not know what the others sell
     */
    public static ShopGroup of(List<EveningPlan> plans) {
        long shops = plans.stream().map(plan -> plan.shop().id()).distinct().count();
        if (plans.isEmpty() || shops < plans.size()) {
            throw new IllegalArgumentException("a group has one or more shops, and each once");
        }
        boolean moves = plans.stream()
                .anyMatch(plan -> plan.night().filter(Night::shelfMoves).isPresent());
        if (plans.size() > 1 && moves) {
            throw new IllegalArgumentException("shops that sell from one shelf cannot plan what is moved on it");
        }
        return new ShopGroup(plans.stream().map(EveningScript::of).toList());
    }

    /**
     * Three shops in three time zones and two currencies, in the night in which the clocks of two of them go back an hour:
     * Manila, Berlin and Dublin, each from 18:00 of its own on 24 October 2026, with many buyers in the night.
     *
     * @param orders of each shop
     */
    public static ShopGroup overTheClockChange(int orders, long seed) {
        LocalDateTime evening = LocalDateTime.parse("2026-10-24T18:00");
        Night night = Night.USUAL.withoutShelfMoves().withBuyers(0.2);
        List<EveningPlan> plans = new ArrayList<>();
        for (Market market : List.of(Market.PH, Market.DE, Market.IE)) {
            plans.add(EveningPlan.usual()
                    .withShop(SimulatedShop.numbered(plans.size() + 1, market))
                    .withSeed(seed + plans.size())
                    .withOrders(orders)
                    .startingAt(evening.atZone(market.zone()).toInstant())
                    .withNight(night));
        }
        return of(plans);
    }

    public List<EveningScript> scripts() {
        return scripts;
    }

    /** When the shops are connected and their shelf counted, if all goes by the script. */
    public Instant opened() {
        return scripts.stream()
                .map(script -> script.plan().opened())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the first shop's evening begins. */
    public Instant start() {
        return scripts.stream()
                .map(script -> script.plan().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the last shop's evening ends; from then on a clock may run faster. */
    public Instant end() {
        return scripts.stream()
                .map(script -> script.plan().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the last shop's script ends. */
    public Instant over() {
        return scripts.stream()
                .map(script -> script.plan().over())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * How fast a clock that runs the evening at one rate may run afterwards, so that the night takes so much real time:
     * until the day has changed for everybody no more than a few times as fast, because much of the evening is still on its
     * way then; faster until the morning; as in the evening once everything is over, so that whoever waits for the last
     * queues does not see days pass.
     *
     * @return in order of time; empty where no night follows
     */
    public List<Pace> paces(int rate, Duration night) {
        if (!over().isAfter(end())) {
            return List.of();
        }
        Instant dayChanged = scripts.stream()
                .map(script -> script.plan().midnight().plus(AFTER_MIDNIGHT))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long dusk = night.toMillis() * DUSK_PERCENT / 100;
        return List.of(
                new Pace(end(), rate(Duration.between(end(), dayChanged), dusk, rate)),
                new Pace(dayChanged, rate(Duration.between(dayChanged, over()), night.toMillis() - dusk, rate)),
                new Pace(over(), rate));
    }

    private static int rate(Duration stretch, long realMillis, int least) {
        return (int) Math.max(least, Math.ceilDiv(stretch.toMillis(), Math.max(1, realMillis)));
    }

    /** The seller's item list: {@code sku,title,parts,safety_stock}. */
    public String itemsCsv() {
        return scripts.getFirst().itemsCsv();
    }

    /** What was counted before the evening: {@code sku,warehouse,counted}. */
    public String stockCountCsv() {
        TreeMap<String, Integer> counted = new TreeMap<>();
        scripts.forEach(script -> script.counted().forEach((sku, units) -> counted.merge(sku, units, Integer::sum)));
        StringBuilder csv = new StringBuilder("sku,warehouse,counted\n");
        counted.forEach(
                (sku, units) -> csv.append(sku).append(",main,").append(units).append('\n'));
        return csv.toString();
    }

    /** What people move on the shelf, earliest first; to be booked at these times. */
    public List<ShelfMove> shelfMoves() {
        return scripts.stream().flatMap(script -> script.shelfMoves().stream()).toList();
    }

    /** What ads cost, {@code shop,day,campaign,amount,currency}; known from {@link AdSpend#reportedAt} on. */
    public String adSpendCsv() {
        return adSpendCsv(scripts);
    }

    /** The same of some shops. */
    public static String adSpendCsv(List<EveningScript> scripts) {
        StringBuilder csv = new StringBuilder(AdSpend.HEADER);
        scripts.forEach(script -> script.adSpend()
                .forEach(spend -> csv.append(spend.csv(script.plan().shop()))));
        return csv.toString();
    }

    /** The books of all shops together, when everything is over. */
    public Books books() {
        return Books.of(scripts);
    }

    public StockLevels levels() {
        return StockLevels.of(scripts);
    }

    /**
     * Every notice that the facts call for.
     *
     * @param from when somebody began to look at the shops
     */
    public List<CalledNotice> called(Instant from) {
        List<CalledNotice> called = new ArrayList<>(levels().called());
        scripts.forEach(script -> called.addAll(script.called(from)));
        return called;
    }

    /** Writes the raw facts into a folder, see {@link BooksFolder}. */
    public void writeBooks(Path folder) throws IOException {
        BooksFolder.write(folder, scripts);
    }
}
