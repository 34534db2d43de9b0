package dev.backroom.simulator.script;

import dev.backroom.simulator.books.StockLevels;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Curve;
import dev.backroom.simulator.shop.Assortment;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.StockItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An evening from its first purchase to its last parcel: pure, and the same for the same plan. */
public final class EveningScript {
    /** Of the units that buyers still want of the scarce SKU at the end, so many lie on the shelf. */
    private static final double SCARCE_SHELF = 0.6;

    private final EveningPlan plan;
    private final Assortment assortment;
    private final List<ScriptedOrder> orders;
    private final List<Push> pushes;
    private final Map<String, ScriptedOrder> byId;
    private final Map<String, Listing> byCode;
    private final SortedMap<String, Integer> counted;
    private final Map<String, Curve> claims;
    private final List<ScriptedReview> reviews;
    private final List<ShelfMove> shelfMoves;
    private final List<HandEdit> handEdits;

    private EveningScript(
            EveningPlan plan, Assortment assortment, List<ScriptedOrder> orders, SortedMap<String, Integer> counted) {
        this.plan = plan;
        this.assortment = assortment;
        this.orders = orders;
        this.byId = orders.stream().collect(Collectors.toMap(ScriptedOrder::id, order -> order));
        this.byCode = assortment.byCode();
        this.counted = counted;
        this.claims = Claims.of(assortment, orders);
        this.reviews = Reviewing.of(plan, assortment, orders);
        ShelfMoves.Planned shelf = ShelfMoves.of(plan, counted, claims);
        this.shelfMoves = shelf.moves();
        this.handEdits = HandEdits.of(plan, claims);
        this.pushes = PushStream.of(plan, assortment, orders, handEdits, shelf.soldThrough());
    }

    public static EveningScript of(EveningPlan plan) {
        Assortment assortment = Assortment.of(plan.shop());
        List<ScriptedOrder> orders = Purchases.of(plan, assortment);
        return new EveningScript(plan, assortment, orders, shelf(plan, assortment, orders));
    }

    /** An evening of given orders and shelf, for small hand-made cases. */
    public static EveningScript of(
            EveningPlan plan, Assortment assortment, List<ScriptedOrder> orders, Map<String, Integer> shelf) {
        return new EveningScript(plan, assortment, List.copyOf(orders), new TreeMap<>(shelf));
    }

    /** The same evening with orders that went another way. */
    public EveningScript lived(List<ScriptedOrder> other) {
        return new EveningScript(plan, assortment, List.copyOf(other), counted);
    }

    /** The webhooks of one move. */
    public List<Push> told(ScriptedOrder order, int move, int firstNumber) {
        return PushStream.of(plan, assortment, order, move, firstNumber);
    }

    public EveningPlan plan() {
        return plan;
    }

    /** First bought first. */
    public List<ScriptedOrder> orders() {
        return orders;
    }

    /** What the platform means to send, earliest first. */
    public List<Push> pushes() {
        return pushes;
    }

    public Optional<ScriptedOrder> order(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What buyers wrote, oldest first. */
    public List<ScriptedReview> reviews() {
        return reviews;
    }

    /** What people moved on the shelf, earliest first; whoever plays the shop's people books it at these times. */
    public List<ShelfMove> shelfMoves() {
        return shelfMoves;
    }

    /** What people changed in the seller centre, earliest first; the platform shows it by itself. */
    public List<HandEdit> handEdits() {
        return handEdits;
    }

    /** What ads cost, by day and campaign. */
    public List<AdSpend> adSpend() {
        return AdSpend.of(plan);
    }

    /**
     * The notices about reviews and edited figures that the facts call for; those about stock are {@link StockLevels}'.
     *
     * @param from when somebody began to look at the shop
     */
    public List<CalledNotice> called(Instant from) {
        return called(from, plan.over());
    }

    /**
     * The same where somebody goes on looking after the script is over.
     *
     * @param until when nobody looked any more
     */
    public List<CalledNotice> called(Instant from, Instant until) {
        List<CalledNotice> called = new ArrayList<>();
        reviews.forEach(review -> called.addAll(ReviewClock.of(review, from, until)));
        for (HandEdit edit : handEdits) {
            called.add(new CalledNotice(
                    CalledNotice.Kind.STOCK_DRIFT,
                    edit.code(),
                    edit.at(),
                    edit.at(),
                    edit.at().isAfter(plan.midnight())));
        }
        return called;
    }

    /** The seller's item list. */
    public SortedMap<String, StockItem> items() {
        return assortment.items();
    }

    /** Units claimed by orders over time, by plain SKU. */
    public Map<String, Curve> claims() {
        return claims;
    }

    /** Everything that the shop lists, combined listings included. */
    public List<Listing> listings() {
        return assortment.all();
    }

    /**
     * What the platform shows before anybody publishes, by seller code: whatever the seller typed in one day. Of the scarce
     * SKU that is far more than there is.
     */
    public SortedMap<String, Integer> shownAtFirst() {
        TreeMap<String, Integer> shown = new TreeMap<>();
        for (Listing listing : assortment.all()) {
            if (listing.combined().isEmpty()) {
                int whole = assortment.partsOf(listing).entrySet().stream()
                        .mapToInt(part -> counted.getOrDefault(part.getKey(), 0) / part.getValue())
                        .min()
                        .orElse(0);
                shown.put(listing.code(), listing.equals(assortment.scarce()) ? 3 * whole : whole);
            }
        }
        return shown;
    }

    /** The code of the SKU that the live is about. */
    public String hotSku() {
        return assortment.hot().code();
    }

    /** The code of the SKU of which more is sold than there is. */
    public String scarceSku() {
        return assortment.scarce().code();
    }

    /** Units on the shelf by plain SKU before the evening. */
    public SortedMap<String, Integer> counted() {
        return counted;
    }

    /** The seller's item list: {@code sku,title,parts,safety_stock}; parts such as {@code A:2+B:1}. */
    public String itemsCsv() {
        StringBuilder csv = new StringBuilder("sku,title,parts,safety_stock\n");
        for (StockItem item : assortment.items().values()) {
            String parts = item.parts().entrySet().stream()
                    .map(part -> part.getKey() + ":" + part.getValue())
                    .collect(Collectors.joining("+"));
            csv.append(item.sku())
                    .append(",\"")
                    .append(item.title())
                    .append("\",")
                    .append(parts)
                    .append(',')
                    .append(item.safetyStock())
                    .append('\n');
        }
        return csv.toString();
    }

    /** What was counted before the evening: {@code sku,warehouse,counted}. */
    public String stockCountCsv() {
        StringBuilder csv = new StringBuilder("sku,warehouse,counted\n");
        counted.forEach(
                (sku, units) -> csv.append(sku).append(",main,").append(units).append('\n'));
        return csv.toString();
    }

    /** How many webhooks of each type the platform means to send. */
    public SortedMap<Integer, Long> pushesByType() {
        return pushes.stream().collect(Collectors.groupingBy(Push::type, TreeMap::new, Collectors.counting()));
    }

    /** Plain units that one line item takes from the shelf. */
    public SortedMap<String, Integer> partsOf(Listing listing) {
        return assortment.partsOf(listing);
    }

    /**
     * The listing of a seller code.
     *
     * @throws IllegalArgumentException if the code is not listed by itself
     */
    public Listing listingOf(String code) {
        Listing listing = byCode.get(code);
        if (listing == null) {
            throw new IllegalArgumentException("no listing has the code " + code);
        }
        return listing;
    }

    /** Enough of everything for the evening and more, but of the scarce SKU. */
    private static SortedMap<String, Integer> shelf(
            EveningPlan plan, Assortment assortment, List<ScriptedOrder> orders) {
        Map<String, Integer> bought = new LinkedHashMap<>();
        Map<String, Integer> wanted = new HashMap<>();
        for (ScriptedOrder order : orders) {
            Optional<OrderView> last = OrderView.at(order, plan.end());
            for (int i = 0; i < order.units().size() && last.isPresent(); i++) {
                boolean alive = last.get().units().get(i) != OrderState.CANCELLED;
                assortment.partsOf(order.units().get(i).listing()).forEach((sku, units) -> {
                    bought.merge(sku, units, Integer::sum);
                    wanted.merge(sku, alive ? units : 0, Integer::sum);
                });
            }
        }
        TreeMap<String, Integer> shelf = new TreeMap<>();
        for (StockItem item : assortment.items().values()) {
            if (!item.isBundle()) {
                int all = bought.getOrDefault(item.sku(), 0);
                shelf.put(item.sku(), (all + all / 4 + 49) / 10 * 10);
            }
        }
        String scarce = assortment.scarce().code();
        shelf.put(scarce, (int) Math.floor(wanted.getOrDefault(scarce, 0) * SCARCE_SHELF));
        return shelf;
    }
}
