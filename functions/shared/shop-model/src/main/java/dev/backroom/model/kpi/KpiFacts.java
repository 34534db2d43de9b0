package dev.backroom.model.kpi;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.review.Review;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an order or a review counts for, as it is stored: nothing else decides, not even the time. */
public final class KpiFacts {
    /** How long the seller has, from payment to the carrier's scan, for an order to count as shipped in time. */
    public static final Duration SHIP_WITHIN = Duration.ofHours(24);

    private KpiFacts() {}

    public static Facts of(Order order) {
        ShopId shop = order.key().shop();
        Optional<Instant> placed = placed(order);
        Optional<Instant> left = left(order);
        Facts facts = Facts.of(Bucket.now(shop), stored(order.version()));
        if (placed.isPresent() && order.fulfilledBy() == FulfilledBy.SELLER) {
            facts = facts.plus(work(order, placed.get(), left)).plus(health(order));
        }
        if (order.kind() == OrderKind.SALE) {
            facts = facts.plus(sale(order, placed));
        }
        int out = order.reservation().consumed().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return facts.plus(Bucket.hour(shop, left.orElse(order.updated())), Tally.of(Count.UNITS_OUT, out));
    }

    public static Facts of(Review review) {
        return review(review.key().shop(), review.created(), review.stars(), review.version());
    }

    /**
     * The same for whoever knows no more than this of a review.
     *
     * @param stars 1 to 5, as the review stands now
     * @param version how often it was written
     */
    public static Facts review(ShopId shop, Instant created, int stars, long version) {
        Review.requireStars(stars);
        Count count = stars <= Review.NEGATIVE_STARS
                ? Count.BAD_REVIEWS
                : stars >= Review.GOOD_STARS ? Count.GOOD_REVIEWS : Count.MIXED_REVIEWS;
        return Facts.of(Bucket.hour(shop, created), Tally.of(count, 1)).plus(Bucket.now(shop), stored(version));
    }

    private static Tally stored(long version) {
        return Tally.of(Count.STORED, 1).plus(Tally.of(Count.VERSIONS, version));
    }

    private static Facts work(Order order, Instant placed, Optional<Instant> left) {
        ShopId shop = order.key().shop();
        Facts facts = Facts.of(Bucket.hour(shop, placed), Tally.of(Count.ENTERED, 1));
        if (left.isPresent()) {
            return facts.plus(Bucket.hour(shop, left.get()), Tally.of(Count.LEFT, 1));
        }
        return facts.plus(Bucket.now(shop), Tally.of(Count.PENDING, 1));
    }

    /** By the hours of the deadlines, so that what is due and what was in time meet in one counter whenever they happen. */
    private static Facts health(Order order) {
        ShopId shop = order.key().shop();
        Optional<Instant> shipped = shipped(order);
        Optional<Instant> cancelled = cancelled(order);
        Facts facts = Facts.NONE;
        if (order.deadlines().dispatch().isPresent()) {
            Instant due = order.deadlines().dispatch().get();
            boolean excused = shipped.isEmpty()
                    && cancelled.filter(at -> at.isBefore(due)).isPresent();
            boolean arrangedLate =
                    isAfter(order.milestones().ready(), order.deadlines().ready());
            boolean inTime = shipped.filter(at -> !at.isAfter(due)).isPresent() && !arrangedLate;
            boolean tracked = order.milestones().ready().isPresent() && (shipped.isPresent() || cancelled.isEmpty());
            facts = facts.plus(
                    Bucket.hour(shop, due),
                    Tally.of(Count.DISPATCH_DUE, excused ? 0 : 1)
                            .plus(Tally.of(Count.DISPATCHED_IN_TIME, inTime ? 1 : 0))
                            .plus(Tally.of(Count.TRACK_DUE, tracked ? 1 : 0))
                            .plus(Tally.of(Count.TRACKED, tracked && shipped.isPresent() ? 1 : 0)));
        }
        if (order.deadlines().delivered().isPresent() && shipped.isPresent() && cancelled.isEmpty()) {
            Instant due = order.deadlines().delivered().get();
            boolean inTime = order.milestones()
                    .delivered()
                    .filter(at -> !at.isAfter(due))
                    .isPresent();
            facts = facts.plus(
                    Bucket.hour(shop, due),
                    Tally.of(Count.DELIVERY_DUE, 1).plus(Tally.of(Count.DELIVERED_IN_TIME, inTime ? 1 : 0)));
        }
        return facts;
    }

    private static boolean isAfter(Optional<Instant> at, Optional<Instant> due) {
        return at.isPresent() && due.isPresent() && at.get().isAfter(due.get());
    }

    private static Facts sale(Order order, Optional<Instant> placed) {
        ShopId shop = order.key().shop();
        Optional<Instant> cancelled = cancelled(order);
        if (placed.isEmpty()) {
            return cancelled
                    .map(at -> Facts.of(Bucket.hour(shop, at), Tally.of(Count.UNPAID_CANCELLED, 1)))
                    .orElse(Facts.NONE);
        }
        Tally sold = Tally.of(Count.ORDERS, 1);
        Tally demand = Tally.NONE;
        for (OrderLine line : order.lines()) {
            if (line.gift()) {
                continue;
            }
            BigDecimal paid = line.price().multiply(BigDecimal.valueOf(line.units()));
            sold = sold.plus(Tally.of(Count.UNITS, line.units()))
                    .plus(Tally.gmv(order.total().currency(), paid));
            if (cancelled.isEmpty() && line.state() != LineState.CANCELLED) {
                demand = demand.plus(Tally.units(line.sku(), line.units()));
            }
        }
        Facts facts = Facts.of(Bucket.hour(shop, placed.get()), sold.plus(inTime(order, placed.get(), cancelled)))
                .plus(Bucket.units(shop, placed.get()), demand);
        return cancelled
                .map(at -> facts.plus(Bucket.hour(shop, at), Tally.of(Count.CANCELLED, 1)))
                .orElse(facts);
    }

    private static Tally inTime(Order order, Instant placed, Optional<Instant> cancelled) {
        if (order.fulfilledBy() == FulfilledBy.PLATFORM) {
            return Tally.NONE;
        }
        Instant due = placed.plus(SHIP_WITHIN);
        Optional<Instant> shipped = shipped(order);
        if (shipped.isPresent()) {
            boolean late = shipped.get().isAfter(due);
            return Tally.of(Count.SHIP_DUE, 1).plus(Tally.of(Count.SHIPPED_IN_TIME, late ? 0 : 1));
        }
        boolean excused = cancelled.map(at -> at.isBefore(due)).orElse(false);
        return Tally.of(Count.SHIP_DUE, excused ? 0 : 1);
    }

    /** From when on the order is one to fulfil: payment; for what nobody pays in advance, its creation. */
    private static Optional<Instant> placed(Order order) {
        if (order.cashOnDelivery()) {
            return Optional.of(order.created());
        }
        if (order.paid().isPresent()) {
            return order.paid();
        }
        boolean mayBeUnpaid = order.status() == OrderStatus.UNPAID
                || (order.status() == OrderStatus.CANCELLED && order.kind() == OrderKind.SALE);
        return mayBeUnpaid ? Optional.empty() : Optional.of(order.created());
    }

    private static Optional<Instant> shipped(Order order) {
        return order.milestones()
                .collected()
                .or(() -> order.status().hasShipped() ? Optional.of(order.updated()) : Optional.empty());
    }

    private static Optional<Instant> cancelled(Order order) {
        if (order.status() != OrderStatus.CANCELLED) {
            return Optional.empty();
        }
        return order.milestones().cancelled().or(() -> Optional.of(order.updated()));
    }

    private static Optional<Instant> left(Order order) {
        return shipped(order).or(() -> cancelled(order));
    }
}
