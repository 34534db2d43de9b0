package dev.backroom.simulator.api;

import dev.backroom.simulator.random.Curve;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.UnitChange;
import dev.backroom.simulator.shop.Listing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the platform shows buyers of one shop's stock: the figure that was set last, less what was bought and plus what was
 * cancelled since. It knows listings and nothing of parts that two of them share.
 */
public final class ChannelShelf {
    /** @param base what the curve of sales and hand edits showed when the figure was set */
    private record Figure(int units, int base) {}

    /**
     * One listing's figures.
     *
     * @param available units that buyers can still order
     * @param committed units in orders that have not left
     */
    public record Shown(int available, int committed) {}

    private final EveningScript evening;
    private final Clock shopTime;
    private final Map<String, Curve> drawn = new HashMap<>();
    private final Map<String, Curve> committed = new HashMap<>();
    private final Map<String, Figure> figures = new ConcurrentHashMap<>();

    public ChannelShelf(EveningScript evening, Clock shopTime) {
        this.evening = evening;
        this.shopTime = shopTime;
        Map<String, List<Curve.Change>> drawing = new HashMap<>();
        Map<String, List<Curve.Change>> committing = new HashMap<>();
        for (ScriptedOrder order : evening.orders()) {
            if (!order.byPlatform()) {
                UnitChange.of(order).forEach(change -> {
                    Listing listing = order.units().get(change.place()).listing();
                    shownBy(listing).forEach((sku, units) -> {
                        boolean back = change.isCancellation();
                        if (change.isPurchase() || back) {
                            add(drawing, sku, change.at(), back ? units : -units);
                        }
                        if (change.isPurchase() || back || change.isDeparture()) {
                            add(committing, sku, change.at(), change.isPurchase() ? units : -units);
                        }
                    });
                });
            }
        }
        evening.handEdits()
                .forEach(edit -> add(drawing, evening.listingOf(edit.code()).sku(), edit.at(), edit.change()));
        drawing.forEach((sku, changes) -> drawn.put(sku, Curve.of(changes)));
        committing.forEach((sku, changes) -> committed.put(sku, Curve.of(changes)));
        evening.shownAtFirst()
                .forEach((code, units) -> figures.put(evening.listingOf(code).sku(), new Figure(units, 0)));
    }

    /** Sets what buyers can order of a listing from now on. */
    public void set(Listing listing, int units) {
        figures.put(listing.sku(), new Figure(units, at(drawn, listing.sku(), shopTime.instant())));
    }

    public Shown shown(Listing listing) {
        Instant now = shopTime.instant();
        if (listing.combined().isEmpty()) {
            return new Shown(available(listing.sku(), now), at(committed, listing.sku(), now));
        }
        int whole = listing.combined().entrySet().stream()
                .mapToInt(part -> available(evening.listingOf(part.getKey()).sku(), now) / part.getValue())
                .min()
                .orElse(0);
        return new Shown(whole, 0);
    }

    /** Units that buyers can order, by seller code, of every listing with a stock of its own. */
    public SortedMap<String, Integer> available() {
        TreeMap<String, Integer> available = new TreeMap<>();
        for (Listing listing : evening.listings()) {
            if (listing.combined().isEmpty()) {
                available.put(listing.code(), shown(listing).available());
            }
        }
        return available;
    }

    private int available(String sku, Instant now) {
        Figure figure = figures.getOrDefault(sku, new Figure(0, 0));
        return Math.max(0, figure.units() + at(drawn, sku, now) - figure.base());
    }

    /** A combined listing has no stock of its own: the platform takes its parts. */
    private Map<String, Integer> shownBy(Listing listing) {
        if (listing.combined().isEmpty()) {
            return Map.of(listing.sku(), 1);
        }
        Map<String, Integer> parts = new HashMap<>();
        listing.combined()
                .forEach((code, units) -> parts.put(evening.listingOf(code).sku(), units));
        return parts;
    }

    private static int at(Map<String, Curve> curves, String sku, Instant now) {
        Curve curve = curves.get(sku);
        return curve == null ? 0 : curve.at(now);
    }

    private static void add(Map<String, List<Curve.Change>> changes, String sku, Instant at, int by) {
        changes.computeIfAbsent(sku, any -> new ArrayList<>()).add(new Curve.Change(at, by));
    }
}
