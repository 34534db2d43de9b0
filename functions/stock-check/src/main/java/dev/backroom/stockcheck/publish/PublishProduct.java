package dev.backroom.stockcheck.publish;

import dev.backroom.model.Shop;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sellable;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.stockcheck.channel.Channel;
import dev.backroom.stockcheck.channel.ShortOrders;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.Listed.Failing;
import dev.backroom.store.stock.Listed.Published;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockPositions;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.inventory.ChannelStock;
import dev.backroom.tiktok.inventory.FigureRefused;
import dev.backroom.tiktok.inventory.InventoryAnswer;
import dev.backroom.tiktok.inventory.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Publishes the stock of one product's SKUs in one call. The levels are read again once the listings are taken, so that
 * whoever publishes last publishes the latest; who comes meanwhile leaves word, and the figures are published once more.
 */
public final class PublishProduct {
    /** Longer than a call to the platform can take. Real time. */
    public static final Duration TAKEN = Duration.ofSeconds(60);

    /** Nothing else is tried with a seller whose authorisation does not open the shop. */
    public static final Duration RETRY_SHOP = Duration.ofMinutes(15);

    /** Of a listing that shows no more units, orders that wait to be read may have taken what would be shown again. */
    static final int SCARCE = 200;

    private static final int ROUNDS = 3;

    private final StockPositionTable shelves;
    private final PublishTable publications;
    private final Channel channel;
    private final ShortOrders shortOrders;
    private final Clock clock;
    private final Clock realTime;

    /** What became of a listing. */
    enum Outcome {
        /** Nothing is left to do now: published, refused and written down, or seen to by another process. */
        DONE,
        /** A newer figure is wanted already. */
        AGAIN,
        /** It may go better later. */
        FAILED
    }

    /**
     * What became of the listings.
     *
     * @param shop what to expect of further calls to it
     */
    record Result(Map<Listed, Outcome> outcomes, Answer shop) {}

    /** How the platform met the calls. */
    enum Answer {
        ANSWERED,
        /** It failed; another product may fare better. */
        FAILED,
        /** It refuses whatever this app asks of the shop. */
        CLOSED
    }

    /**
     * A listing that this call may publish.
     *
     * @param reserved how many units of it, or of each of its parts, our orders hold over all channels
     * @param doubtful a process that died may have set another figure than the one stored last
     */
    private record Held(
            Listed listed,
            Sellable sellable,
            Map<Sku, Integer> parts,
            Map<Sku, Long> reserved,
            SortedMap<String, Integer> figures,
            boolean doubtful) {
        boolean needsCall() {
            return doubtful
                    || listed.stale()
                    || listed.failing().isPresent()
                    || listed.published()
                            .filter(published -> published.shows(figures, sellable.basis()))
                            .isEmpty();
        }

        /** After two looks a quarter of an hour apart the watch knows better than the channel what is promised. */
        boolean mayBeOvertaken() {
            int shown = figures.values().stream().mapToInt(Integer::intValue).sum();
            return needsCall() && !listed.stale() && shown > 0 && shown <= SCARCE;
        }

        /**
         * Units of the SKU that known orders account for; of a bundle, as many as the part with the fewest allows.
         *
         * @param more units of a part beside those that are reserved
         */
        long known(ToLongFunction<Sku> more) {
            return parts.entrySet().stream()
                    .mapToLong(part -> (reserved.getOrDefault(part.getKey(), 0L) + more.applyAsLong(part.getKey()))
                            / part.getValue())
                    .min()
                    .orElse(0);
        }

        /** Without the units that the channel has promised to orders which we have not read yet. */
        Held without(long unseen) {
            SortedMap<String, Integer> left = new TreeMap<>(figures);
            long[] less = {unseen};
            left.replaceAll((warehouse, units) -> {
                int taken = (int) Math.min(units, less[0]);
                less[0] -= taken;
                return units - taken;
            });
            return new Held(listed, sellable, parts, reserved, left, doubtful);
        }
    }

    public PublishProduct(
            StockPositionTable shelves,
            PublishTable publications,
            Channel channel,
            ShortOrders shortOrders,
            Clock clock,
            Clock realTime) {
        this.shelves = shelves;
        this.publications = publications;
        this.channel = channel;
        this.shortOrders = shortOrders;
        this.clock = clock;
        this.realTime = realTime;
    }

    /**
     * Publishes.
     *
     * @param due listings of one product, at most as many as one call takes
     * @param known the stock of their SKUs as it was read
     */
    Result publish(String owner, Shop shop, String product, List<Listed> due, StockPositions known) {
        String holder = UUID.randomUUID().toString();
        Map<Listed, Outcome> outcomes = new HashMap<>();
        List<Listed> taken = take(owner, due, known, holder, outcomes);
        Answer met = Answer.ANSWERED;
        for (int round = 1; !taken.isEmpty() && met == Answer.ANSWERED; round++) {
            Map<Listed, Held> held = reread(owner, shop, taken, holder);
            try {
                takeOffUnseen(shop, held);
                taken = settle(owner, held, call(shop, product, held), holder, round == ROUNDS, outcomes);
            } catch (TikTokFailure e) {
                met = e instanceof TikTokFailure.Transient ? Answer.FAILED : Answer.CLOSED;
                failed(owner, held, e, holder, outcomes);
            }
        }
        return new Result(outcomes, met);
    }

    private List<Listed> take(
            String owner, List<Listed> due, StockPositions known, String holder, Map<Listed, Outcome> outcomes) {
        List<Listed> taken = new ArrayList<>();
        Instant now = realTime.instant();
        for (Listed listed : due) {
            outcomes.put(listed, Outcome.DONE);
            Optional<Sellable> sellable = known.sellable(listed.sku());
            if (sellable.isPresent()
                    && publications.begin(
                                    owner,
                                    listed,
                                    sellable.get().version(),
                                    sellable.get().basis(),
                                    holder,
                                    now,
                                    now.plus(TAKEN))
                            == PublishTable.Begun.OURS) {
                taken.add(listed);
            }
        }
        return taken;
    }

    private Map<Listed, Held> reread(String owner, Shop shop, List<Listed> taken, String holder) {
        Set<Sku> skus = new HashSet<>();
        taken.forEach(listed -> skus.add(listed.sku()));
        StockPositions now = shelves.read(owner, skus);
        Map<Listed, Held> held = new HashMap<>();
        for (Listed listed : taken) {
            Optional<Sellable> sellable = now.sellable(listed.sku());
            Optional<Listed> fresh = now.find(listed.sku()).stream()
                    .flatMap(shelf -> shelf.listings().stream())
                    .filter(one -> one.listing().shop().equals(listed.listing().shop()))
                    .filter(one ->
                            one.listing().platformSku().equals(listed.listing().platformSku()))
                    .findFirst();
            Map<Sku, Integer> parts = now.item(listed.sku())
                    .filter(Item::isBundle)
                    .map(Item::parts)
                    .orElse(Map.of(listed.sku(), 1));
            if (sellable.isPresent() && fresh.isPresent()) {
                held.put(
                        listed,
                        new Held(
                                fresh.get(),
                                sellable.get(),
                                parts,
                                parts.keySet().stream()
                                        .collect(Collectors.toMap(part -> part, part -> reserved(now, part))),
                                fresh.get().listing().figures(shop, sellable.get()),
                                listed.unfinished()));
            } else {
                publications.release(owner, listed, holder);
            }
        }
        return held;
    }

    private static long reserved(StockPositions shelves, Sku part) {
        return shelves.find(part).stream()
                .flatMap(shelf -> shelf.levels().stream())
                .mapToLong(StockLevel::reserved)
                .sum();
    }

    /**
     * An update sets what can still be ordered, so that it gives back what was ordered since we read. Where few units are
     * left, the channel is asked first what it has promised, and what the orders that we know do not account for is taken
     * off.
     */
    private void takeOffUnseen(Shop shop, Map<Listed, Held> held) {
        Set<String> scarce = held.values().stream()
                .filter(Held::mayBeOvertaken)
                .map(one -> one.listed().listing().platformSku())
                .collect(Collectors.toSet());
        if (scarce.isEmpty()) {
            return;
        }
        InventoryAnswer shown = channel.search(shop, scarce);
        held.replaceAll((listed, one) -> {
            ChannelStock stock = shown.stock().get(listed.listing().platformSku());
            if (stock == null || !one.mayBeOvertaken() || stock.committed() <= one.known(part -> 0)) {
                return one;
            }
            Map<Sku, Long> wanted = shortOrders.of(shop.id());
            long unseen = stock.committed() - one.known(part -> wanted.getOrDefault(part, 0L));
            return unseen > 0 ? one.without(unseen) : one;
        });
    }

    private Map<String, FigureRefused> call(Shop shop, String product, Map<Listed, Held> held) {
        Map<String, SortedMap<String, Integer>> figures = new HashMap<>();
        held.values().stream()
                .filter(Held::needsCall)
                .forEach(one -> figures.put(one.listed().listing().platformSku(), one.figures()));
        return figures.isEmpty() ? Map.of() : channel.update(shop, product, figures);
    }

    /** Writes down that the call as a whole failed. */
    private void failed(
            String owner, Map<Listed, Held> held, TikTokFailure why, String holder, Map<Listed, Outcome> outcomes) {
        boolean passing = why instanceof TikTokFailure.Transient;
        Instant now = clock.instant();
        Failing failing = new Failing(
                String.valueOf(why.getMessage()), now, passing ? now : now.plus(RETRY_SHOP), passing, false);
        held.forEach((listed, one) -> {
            if (one.needsCall()) {
                publications.fail(owner, one.listed(), holder, failing);
                outcomes.put(listed, passing ? Outcome.FAILED : Outcome.DONE);
            } else {
                publications.release(owner, listed, holder);
            }
        });
    }

    /** @return the listings whose newer figures are wanted by now */
    private List<Listed> settle(
            String owner,
            Map<Listed, Held> held,
            Map<String, FigureRefused> refused,
            String holder,
            boolean last,
            Map<Listed, Outcome> outcomes) {
        List<Listed> again = new ArrayList<>();
        held.forEach((listed, one) -> {
            FigureRefused why = refused.get(listed.listing().platformSku());
            if (why != null) {
                publications.fail(owner, one.listed(), holder, failing(why));
                outcomes.put(listed, why.refusal() == Refusal.PASSING ? Outcome.FAILED : Outcome.DONE);
                return;
            }
            Published published = new Published(
                    one.figures(), one.sellable().version(), one.sellable().basis(), clock.instant());
            switch (publications.end(owner, listed, holder, published, false)) {
                case DONE -> outcomes.put(listed, Outcome.DONE);
                case LOST -> {
                    publications.distrust(owner, listed);
                    outcomes.put(listed, Outcome.AGAIN);
                }
                case AGAIN -> {
                    if (last) {
                        publications.end(owner, listed, holder, published, true);
                        outcomes.put(listed, Outcome.AGAIN);
                    } else {
                        again.add(listed);
                    }
                }
            }
        });
        return again;
    }

    private Failing failing(FigureRefused why) {
        Instant now = clock.instant();
        Refusal refusal = why.refusal();
        return new Failing(
                why.reason(), now, now.plus(refusal.retry()), refusal == Refusal.PASSING, refusal.harmless());
    }
}
