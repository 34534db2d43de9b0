package dev.backroom.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.SimulatedShop;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Takes the stock figures of one shop, refuses them by the rules, and now and then against all rules. */
final class FigureTaking {
    /** What the platform's documents allow at most. */
    static final int LARGEST = 99_999;

    private static final List<FigureError> WHIMS =
            List.of(FigureError.PROMOTION, FigureError.AUCTION, FigureError.INTERNAL, FigureError.INTERNAL);

    private final SimulatedShop shop;
    private final long seed;
    private final ChannelShelf shelf;
    private final Troubles troubles;
    private final Clock shopTime;
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<CalledNotice> forgotten = new ConcurrentLinkedQueue<>();

    FigureTaking(EveningPlan plan, ChannelShelf shelf, Troubles troubles, Clock shopTime) {
        this.shop = plan.shop();
        this.seed = plan.seed();
        this.shelf = shelf;
        this.troubles = troubles;
        this.shopTime = shopTime;
    }

    FigureTally tally() {
        return new FigureTally(taken.get(), refused.get(), forgotten.size());
    }

    /** A drift for every figure that was forgotten: seen by whoever looks before the next figure is set. */
    List<CalledNotice> forgotten() {
        return List.copyOf(forgotten);
    }

    /**
     * Takes a figure, or says why not.
     *
     * @param listing empty if the product has no such SKU
     * @param inventory the call's list of warehouses with a {@code quantity} each
     */
    Optional<FigureError> take(Optional<Listing> listing, JsonNode inventory) {
        Optional<FigureError> error = listing.isEmpty()
                ? Optional.of(FigureError.NOT_OF_PRODUCT)
                : broken(listing.get(), inventory).or(() -> whim(listing.get()));
        if (error.isPresent()) {
            refused.incrementAndGet();
            return error;
        }
        Listing whole = listing.orElseThrow();
        if (isHit(whole, "forget", troubles.forgotten())) {
            Instant now = shopTime.instant();
            forgotten.add(new CalledNotice(CalledNotice.Kind.STOCK_DRIFT, whole.code(), now, now, false));
        } else {
            shelf.set(whole, inventory.path(0).path("quantity").asInt());
            taken.incrementAndGet();
        }
        return Optional.empty();
    }

    private Optional<FigureError> broken(Listing listing, JsonNode inventory) {
        if (!listing.combined().isEmpty()) {
            return Optional.of(FigureError.COMBINED);
        }
        if (inventory.isEmpty()) {
            return Optional.of(FigureError.WAREHOUSES_MISSING);
        }
        for (JsonNode entry : inventory) {
            String warehouse = entry.path("warehouse_id").asText(shop.warehouse());
            if (!warehouse.equals(shop.warehouse()) || inventory.size() > 1) {
                return Optional.of(FigureError.WRONG_WAREHOUSE);
            }
            int least = troubles.takesZero() ? 0 : 1;
            int units = entry.path("quantity").asInt(-1);
            if (units < least || units > LARGEST) {
                return Optional.of(FigureError.QUANTITY);
            }
        }
        return Optional.empty();
    }

    private Optional<FigureError> whim(Listing listing) {
        tries.computeIfAbsent(listing.sku(), any -> new AtomicInteger()).incrementAndGet();
        if (!isHit(listing, "refuse", troubles.refused())) {
            return Optional.empty();
        }
        SplittableRandom chance = Chance.of(seed, "whim " + listing.sku(), tried(listing));
        return Optional.of(WHIMS.get(chance.nextInt(WHIMS.size())));
    }

    private boolean isHit(Listing listing, String concern, double rate) {
        return troubles.spoilsFigures(shopTime.instant())
                && Chance.hits(seed, concern + " " + listing.sku(), tried(listing), rate);
    }

    private int tried(Listing listing) {
        AtomicInteger tried = tries.get(listing.sku());
        return tried == null ? 0 : tried.get();
    }
}
