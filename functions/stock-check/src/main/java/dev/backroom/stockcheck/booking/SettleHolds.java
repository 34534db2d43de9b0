package dev.backroom.stockcheck.booking;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Promises;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.commit.PromiseTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.StockHolders;
import dev.backroom.store.stock.StockMoves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lets orders go once people have booked what they waited for. Orders are read before levels: a level that is not overdrawn
 * has taken off what every order that was read before it had shipped.
 */
public final class SettleHolds implements PromisedOrders {
    private static final int PAGE = 200;
    private static final int ROUNDS = 3;

    private final Supplier<List<Shop>> shops;
    private final DynamoDbClient dynamo;
    private final String ordersTable;
    private final OrderTable orders;
    private final StockMoves moves;
    private final PromiseTable promises;

    public SettleHolds(
            Supplier<List<Shop>> shops,
            DynamoDbClient dynamo,
            String ordersTable,
            String stockTable,
            StockMoves moves) {
        this.shops = shops;
        this.dynamo = dynamo;
        this.ordersTable = ordersTable;
        this.orders = new OrderTable(dynamo, ordersTable);
        this.moves = moves;
        this.promises = new PromiseTable(dynamo, ordersTable, stockTable);
    }

    @Override
    public StockMoves.Holders holders(String owner) {
        Set<ShopId> theirs = shopsOf(owner);
        return new StockHolders(dynamo, ordersTable, key -> theirs.contains(key.shop()));
    }

    @Override
    public Released settle(String owner, Set<Slot> slots) {
        Set<Sku> promised = new HashSet<>();
        int released = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Round one = new Round(owner, held(owner, slots));
            one.settleMismatches(slots);
            one.serve();
            released += one.released;
            promised.addAll(one.promised);
            if (!one.overtaken) {
                break;
            }
        }
        return new Released(released, promised);
    }

    private List<Order> held(String owner, Set<Slot> slots) {
        List<Order> held = new ArrayList<>();
        for (ShopId shop : shopsOf(owner)) {
            String after = "";
            do {
                OrderTable.OpenPage page = orders.openAfter(shop, Lane.HELD, after, PAGE);
                orders.read(page.orders(), true).orders().values().stream()
                        .filter(order -> waitsFor(order, slots))
                        .forEach(held::add);
                after = page.next().orElse("");
            } while (!after.isEmpty());
        }
        held.sort(Promises.BY_AGE);
        return held;
    }

    private static boolean waitsFor(Order order, Set<Slot> slots) {
        return !Collections.disjoint(order.reservation().missing().keySet(), slots)
                || !Collections.disjoint(Promises.mismatched(order).keySet(), slots);
    }

    private Set<ShopId> shopsOf(String owner) {
        return shops.get().stream()
                .filter(shop -> shop.owner().equals(owner))
                .map(Shop::id)
                .collect(Collectors.toSet());
    }

    /** One look at the held orders, oldest first. */
    private final class Round {
        private final String owner;
        private final List<Order> held;
        private final Set<Sku> promised = new HashSet<>();
        private int released;
        private boolean overtaken;

        Round(String owner, List<Order> held) {
            this.owner = owner;
            this.held = new ArrayList<>(held);
        }

        /** What a level is still overdrawn by is left to the newest orders. */
        void settleMismatches(Set<Slot> slots) {
            Map<Slot, Integer> owing = new HashMap<>();
            held.forEach(order -> Promises.mismatched(order).keySet().stream()
                    .filter(slots::contains)
                    .forEach(slot -> owing.computeIfAbsent(
                            slot, one -> moves.level(owner, one).overdrawn())));
            for (int i = held.size() - 1; i >= 0; i--) {
                Order order = held.get(i);
                Set<Slot> settled = new HashSet<>();
                Promises.mismatched(order).forEach((slot, units) -> {
                    if (owing.containsKey(slot) && owing.merge(slot, -units, Integer::sum) <= -units) {
                        settled.add(slot);
                    }
                });
                int place = i;
                Promises.settled(order, settled::contains).ifPresent(after -> {
                    if (orders.replace(order, after)) {
                        released++;
                        held.set(place, after);
                    } else {
                        overtaken = true;
                    }
                });
            }
        }

        /** Whole orders only, the oldest first. */
        void serve() {
            Map<Slot, Integer> free = new HashMap<>();
            for (Order order : held) {
                Map<Slot, Integer> missing = order.reservation().missing();
                missing.keySet()
                        .forEach(slot -> free.computeIfAbsent(
                                slot, one -> moves.level(owner, one).available()));
                boolean fits = missing.entrySet().stream()
                        .allMatch(entry -> free.getOrDefault(entry.getKey(), 0) >= entry.getValue());
                if (fits) {
                    Promises.served(order).ifPresent(after -> {
                        if (promises.put(owner, order, after)) {
                            released++;
                            missing.forEach((slot, units) -> {
                                free.merge(slot, -units, Integer::sum);
                                promised.add(slot.sku());
                            });
                        } else {
                            overtaken = true;
                        }
                    });
                }
            }
        }
    }
}
