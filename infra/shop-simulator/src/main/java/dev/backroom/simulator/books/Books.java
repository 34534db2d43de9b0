package dev.backroom.simulator.books;

import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the platform's shop sold and where the units are when the evening is over, counted from the script alone.
 *
 * @param shop the first shop, where several are booked together
 * @param orders by order id
 * @param stock by plain SKU
 * @param states how many orders ended in each state
 */
public record Books(
        String shop,
        SortedMap<String, OrderEntry> orders,
        SortedMap<String, StockEntry> stock,
        SortedMap<String, Integer> states) {

    /**
     * One order. Units are plain SKUs, bundles expanded; an order that the platform itself ships has none.
     *
     * @param open still to be packed
     * @param shipped left the building
     * @param cancelled not wanted any more
     * @param onHold the platform holds it
     * @param cancelAsked the buyer waits for an answer
     */
    public record OrderEntry(
            String state,
            SortedMap<String, Integer> open,
            SortedMap<String, Integer> shipped,
            SortedMap<String, Integer> cancelled,
            boolean onHold,
            boolean cancelAsked) {}

    /**
     * One plain SKU.
     *
     * @param counted units on the shelf before the evening
     * @param open units that buyers still want and nobody packed
     * @param moved what people added to the shelf since, less what they took from it
     */
    public record StockEntry(int counted, int bought, int cancelled, int shipped, int open, int moved) {
        public StockEntry(int counted, int bought, int cancelled, int shipped, int open) {
            this(counted, bought, cancelled, shipped, open, 0);
        }

        /** Units in the building at the end. */
        public int onHand() {
            return counted + moved - shipped;
        }

        /** Units that must be promised to orders at the end: all that are wanted, as far as they are there. */
        public int reserved() {
            return Math.min(onHand(), open);
        }

        /** More is wanted than there is. */
        public boolean isScarce() {
            return open > onHand();
        }

        StockEntry plus(StockEntry other) {
            return new StockEntry(
                    counted + other.counted,
                    bought + other.bought,
                    cancelled + other.cancelled,
                    shipped + other.shipped,
                    open + other.open,
                    moved + other.moved);
        }
    }

    public Books {
        orders = Collections.unmodifiableSortedMap(orders);
        stock = Collections.unmodifiableSortedMap(stock);
        states = Collections.unmodifiableSortedMap(states);
    }

    /**
     * Closes the books of a script when it is over.
     *
     * @throws IllegalStateException if the script itself ships more than lies on the shelf
     */
    public static Books of(EveningScript script) {
        return of(List.of(script));
    }

    /** Closes the books of several shops that sell from one shelf. */
    public static Books of(List<EveningScript> scripts) {
        Booking booking = new Booking();
        for (EveningScript script : scripts) {
            booking.orders(script, Instant.MAX);
            script.shelfMoves().forEach(move -> booking.add(move.sku(), new StockEntry(0, 0, 0, 0, 0, move.units())));
        }
        return booking.close(scripts.getFirst());
    }

    /**
     * The books as they stand when the evening ends and the night begins, without what people moved on the shelf: the same
     * with and without a night.
     */
    public static Books ofEvening(EveningScript script) {
        Booking booking = new Booking();
        booking.orders(script, script.plan().end());
        return booking.close(script);
    }

    /** The entry of an order that is in the books. */
    public OrderEntry order(String id) {
        return Objects.requireNonNull(orders.get(id), "no such order in the books");
    }

    /** The entry of a plain SKU that is in the books. */
    public StockEntry item(String sku) {
        return Objects.requireNonNull(stock.get(sku), "no such SKU in the books");
    }

    private static OrderEntry entry(EveningScript script, OrderView view) {
        TreeMap<String, Integer> open = new TreeMap<>();
        TreeMap<String, Integer> shipped = new TreeMap<>();
        TreeMap<String, Integer> cancelled = new TreeMap<>();
        for (int i = 0; i < view.units().size() && !view.order().byPlatform(); i++) {
            Map<String, Integer> pile = switch (view.units().get(i)) {
                case IN_TRANSIT, DELIVERED, COMPLETED -> shipped;
                case CANCELLED -> cancelled;
                case UNPAID, ON_HOLD, AWAITING_SHIPMENT, PARTIALLY_SHIPPING, AWAITING_COLLECTION -> open;
            };
            script.partsOf(view.order().units().get(i).listing())
                    .forEach((sku, units) -> pile.merge(sku, units, Integer::sum));
        }
        return new OrderEntry(
                view.state().name(), open, shipped, cancelled, view.state() == OrderState.ON_HOLD, view.cancelAsked());
    }

    /** Every figure in one fixed order, for people and for {@link #fingerprint}. */
    public String csv() {
        StringBuilder csv = new StringBuilder("what,id,state,open,shipped,cancelled,bought,counted,on_hand,reserved\n");
        orders.forEach((id, entry) -> csv.append("order,")
                .append(id)
                .append(',')
                .append(entry.state())
                .append(',')
                .append(units(entry.open()))
                .append(',')
                .append(units(entry.shipped()))
                .append(',')
                .append(units(entry.cancelled()))
                .append(",,,,\n"));
        stock.forEach((sku, entry) -> csv.append("stock,")
                .append(sku)
                .append(",,")
                .append(entry.open())
                .append(',')
                .append(entry.shipped())
                .append(',')
                .append(entry.cancelled())
                .append(',')
                .append(entry.bought())
                .append(',')
                .append(entry.counted())
                .append(',')
                .append(entry.onHand())
                .append(',')
                .append(entry.reserved())
                .append('\n'));
        states.forEach((state, count) ->
                csv.append("state,").append(state).append(',').append(count).append(",,,,,,,\n"));
        return csv.toString();
    }

    /** SHA-256 of {@link #csv}, lower-case hex: equal for equal seeds. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(csv().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String units(SortedMap<String, Integer> units) {
        StringBuilder text = new StringBuilder();
        units.forEach((sku, n) ->
                text.append(text.isEmpty() ? "" : "+").append(sku).append(':').append(n));
        return text.toString();
    }

    /** Books that are still open. */
    private static final class Booking {
        private final TreeMap<String, OrderEntry> orders = new TreeMap<>();
        private final TreeMap<String, StockEntry> stock = new TreeMap<>();
        private final TreeMap<String, Integer> states = new TreeMap<>();

        void orders(EveningScript script, Instant now) {
            script.counted().forEach((sku, units) -> add(sku, new StockEntry(units, 0, 0, 0, 0)));
            for (ScriptedOrder order : script.orders()) {
                OrderView.at(order, now).ifPresent(view -> enter(order.id(), entry(script, view)));
            }
        }

        private void enter(String id, OrderEntry entry) {
            orders.put(id, entry);
            states.merge(entry.state(), 1, Integer::sum);
            entry.open().forEach((sku, n) -> add(sku, new StockEntry(0, n, 0, 0, n)));
            entry.shipped().forEach((sku, n) -> add(sku, new StockEntry(0, n, 0, n, 0)));
            entry.cancelled().forEach((sku, n) -> add(sku, new StockEntry(0, n, n, 0, 0)));
        }

        void add(String sku, StockEntry more) {
            stock.merge(sku, more, StockEntry::plus);
        }

        Books close(EveningScript first) {
            stock.forEach((sku, entry) -> {
                if (entry.onHand() < 0) {
                    throw new IllegalStateException("the script ships more of " + sku + " than there is");
                }
            });
            return new Books(first.plan().shop().id().value(), orders, stock, states);
        }
    }
}
