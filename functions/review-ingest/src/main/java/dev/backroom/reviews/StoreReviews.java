package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewMatch;
import dev.backroom.model.review.ReviewReading;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.model.review.ReviewTransition;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.store.review.ReviewChange;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.review.ReviewWrite;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores what reads of reviews showed: once per review, matched to its order, read for what it is about. Whoever has to know
 * is told before the review is stored, so that a crash in between tells twice, which counts once, and never not at all.
 */
final class StoreReviews {
    private static final int ROUNDS = 4;

    /** The orders that are stored here. */
    @FunctionalInterface
    interface Orders {
        Map<OrderKey, Order> load(Collection<OrderKey> keys);
    }

    /** What became of one review. */
    enum Stored {
        NEW,
        CHANGED,
        /** It says what is stored already. */
        SAME,
        /** Not now; the same read may be stored later. */
        FAILED,
        /** The table cannot hold it. */
        REFUSED
    }

    private final ReviewTable table;
    private final Orders orders;
    private final NoticeOutbox notices;
    private final Function<ReviewSnapshot, ReviewReading> reader;

    StoreReviews(
            ReviewTable table, Orders orders, NoticeOutbox notices, Function<ReviewSnapshot, ReviewReading> reader) {
        this.table = table;
        this.orders = orders;
        this.notices = notices;
        this.reader = reader;
    }

    /**
     * Stores reads of distinct reviews.
     *
     * @param shops has the shop of each
     */
    Map<ReviewKey, Stored> store(List<ReviewSnapshot> reads, Map<ShopId, Shop> shops) {
        Map<ReviewKey, Stored> outcomes = new HashMap<>();
        Map<ReviewKey, ReviewSnapshot> open = new LinkedHashMap<>();
        reads.forEach(read -> open.put(read.key(), read));
        Map<OrderKey, Order> known = orders.load(reads.stream()
                .flatMap(read -> orderKey(read).stream())
                .distinct()
                .toList());
        for (int round = 1; round <= ROUNDS && !open.isEmpty(); round++) {
            round(open, shops, known, outcomes);
        }
        open.keySet().forEach(key -> outcomes.put(key, Stored.FAILED));
        return outcomes;
    }

    private void round(
            Map<ReviewKey, ReviewSnapshot> open,
            Map<ShopId, Shop> shops,
            Map<OrderKey, Order> known,
            Map<ReviewKey, Stored> outcomes) {
        Map<ReviewKey, Review> stored = table.load(open.keySet());
        List<ReviewChange> changes = new ArrayList<>();
        List<Notice> told = new ArrayList<>();
        for (ReviewSnapshot read : List.copyOf(open.values())) {
            Shop shop = Objects.requireNonNull(shops.get(read.key().shop()), "shop");
            ReviewMatch match =
                    ReviewMatch.of(read, orderKey(read).flatMap(key -> Optional.ofNullable(known.get(key))));
            LocalDate day = LocalDate.ofInstant(read.created(), shop.zone());
            switch (ReviewTransition.apply(
                    Optional.ofNullable(stored.get(read.key())), read, reader.apply(read), match, day)) {
                case ReviewTransition.Unchanged(Review same) -> {
                    outcomes.put(same.key(), Stored.SAME);
                    open.remove(same.key());
                }
                case ReviewTransition.Changed(var before, Review after, boolean turnedNegative) -> {
                    changes.add(new ReviewChange(before, after));
                    if (turnedNegative) {
                        told.add(ReviewNotices.negative(after));
                    }
                }
            }
        }
        if (!told.isEmpty()) {
            notices.send(told);
        }
        Map<ReviewKey, ReviewWrite> written = table.write(changes);
        for (ReviewChange change : changes) {
            ReviewKey key = change.after().key();
            Optional<Stored> outcome = switch (Objects.requireNonNull(written.get(key))) {
                case STORED -> Optional.of(change.before().isEmpty() ? Stored.NEW : Stored.CHANGED);
                case BUSY -> Optional.of(Stored.FAILED);
                case REFUSED -> Optional.of(Stored.REFUSED);
                case OVERTAKEN -> Optional.empty();
            };
            outcome.ifPresent(of -> {
                outcomes.put(key, of);
                open.remove(key);
            });
        }
    }

    private static Optional<OrderKey> orderKey(ReviewSnapshot read) {
        return read.order().map(order -> new OrderKey(read.key().shop(), order));
    }
}
