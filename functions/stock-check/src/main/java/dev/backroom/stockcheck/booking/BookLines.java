package dev.backroom.stockcheck.booking;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.store.stock.Booked;
import dev.backroom.store.stock.MovementPreview;
import dev.backroom.store.stock.StockMoves;
import dev.backroom.store.stock.StockTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Books lines as movements, each for itself, and says so to the publishers. */
public final class BookLines {
    private static final Logger LOG = Logger.getLogger(BookLines.class);

    private final StockTable items;
    private final StockMoves moves;
    private final PromisedOrders orders;
    private final StockChangeOutbox outbox;

    public BookLines(StockTable items, StockMoves moves, PromisedOrders orders, StockChangeOutbox outbox) {
        this.items = items;
        this.moves = moves;
        this.orders = orders;
        this.outbox = outbox;
    }

    /** Books the lines, lets orders go that waited for them, and says so to the publishers. */
    Booking book(String owner, Movement.Kind kind, List<StockLine> lines) {
        StockMoves.Holders holders = orders.holders(owner);
        Outcome outcome = take(owner, kind, lines, movement -> moves.book(owner, movement, holders));
        PromisedOrders.Released released = settle(owner, outcome.slots);
        Set<Sku> changed = new HashSet<>(outcome.changed);
        changed.addAll(released.skus());
        tell(owner, changed);
        return outcome.booking(released.orders());
    }

    /** What {@link #book} would do now. Writes nothing. */
    Booking preview(String owner, Movement.Kind kind, List<StockLine> lines) {
        MovementPreview preview = new MovementPreview(moves, orders.holders(owner), owner);
        return take(owner, kind, lines, preview::of).booking(0);
    }

    private Outcome take(String owner, Movement.Kind kind, List<StockLine> lines, Function<Movement, Booked> booking) {
        Outcome outcome = new Outcome();
        Map<StockLine, Movement> movements = readable(kind, lines, outcome.rejects);
        Set<Sku> named = new HashSet<>();
        movements.values().forEach(movement -> named.add(movement.slot().sku()));
        Map<Sku, Item> known = named.isEmpty() ? Map.of() : items.items(owner, named);
        movements.forEach((line, movement) -> fault(known, movement.slot().sku())
                .or(() -> book(line, movement, booking, outcome))
                .ifPresent(reason -> outcome.rejects.add(new Booking.Reject(line.number(), reason))));
        return outcome;
    }

    /** What has become of lines so far. */
    private static final class Outcome {
        private final List<Booking.Reject> rejects = new ArrayList<>();
        private final List<Booking.Short> shorts = new ArrayList<>();
        private final Set<Sku> changed = new HashSet<>();
        private final Set<Slot> slots = new HashSet<>();
        private int booked;
        private int repeated;

        Booking booking(int released) {
            return new Booking(booked, repeated, rejects, shorts, released);
        }
    }

    private static Map<StockLine, Movement> readable(
            Movement.Kind kind, List<StockLine> lines, List<Booking.Reject> rejects) {
        Map<StockLine, Movement> movements = new LinkedHashMap<>();
        Set<String> references = new HashSet<>();
        Map<Slot, Integer> counts = new HashMap<>();
        for (StockLine line : lines) {
            try {
                String warehouse = line.warehouse().isBlank()
                        ? Slot.MAIN
                        : line.warehouse().strip();
                Movement movement = new Movement(
                        kind,
                        new Slot(new Sku(line.sku()), warehouse),
                        line.units(),
                        line.reference().strip(),
                        line.who().strip(),
                        line.why().strip());
                Integer counted =
                        kind == Movement.Kind.COUNT ? counts.putIfAbsent(movement.slot(), line.number()) : null;
                if (counted != null) {
                    rejects.add(new Booking.Reject(
                            line.number(), "the same SKU and warehouse was counted in line " + counted));
                } else if (!movement.reference().isEmpty()
                        && !references.add(movement.slot() + "#" + movement.reference())) {
                    rejects.add(new Booking.Reject(
                            line.number(), "the reference stands here twice for this SKU; add its line to it"));
                } else {
                    movements.put(line, movement);
                }
            } catch (IllegalArgumentException e) {
                rejects.add(new Booking.Reject(line.number(), String.valueOf(e.getMessage())));
            }
        }
        return movements;
    }

    private static Optional<String> fault(Map<Sku, Item> known, Sku sku) {
        Item item = known.get(sku);
        if (item == null) {
            return Optional.of("the item list does not have this SKU");
        }
        return item.isBundle() ? Optional.of("a bundle has no stock of its own; book its parts") : Optional.empty();
    }

    private static Optional<String> book(
            StockLine line, Movement movement, Function<Movement, Booked> booking, Outcome outcome) {
        try {
            return switch (booking.apply(movement)) {
                case Booked.Done(int change, List<Promises.Cut> cuts) -> {
                    outcome.booked++;
                    outcome.changed.add(movement.slot().sku());
                    outcome.slots.add(movement.slot());
                    cuts.forEach(cut -> outcome.shorts.add(
                            new Booking.Short(line.number(), cut.before().key(), movement.slot(), cut.units())));
                    yield Optional.empty();
                }
                case Booked.Repeated() -> {
                    outcome.repeated++;
                    outcome.slots.add(movement.slot());
                    yield Optional.empty();
                }
                case Booked.BelowPromised(StockLevel level) -> Optional.of(belowPromised(movement, level));
            };
        } catch (RuntimeException e) {
            LOG.warnf("a movement of %s could not be stored: %s", movement.slot(), e);
            return Optional.of("it could not be stored now; import it again");
        }
    }

    private static String belowPromised(Movement movement, StockLevel level) {
        return movement.kind() != Movement.Kind.COUNT && level.onHand() + movement.change() < 0
                ? "only " + level.onHand() + " units are on hand"
                : "of the " + level.onHand() + " units on hand " + level.reserved()
                        + " are promised to orders that cannot be found now; import it again";
    }

    /** Whoever imports the same lines again settles what could not be settled now. */
    private PromisedOrders.Released settle(String owner, Set<Slot> slots) {
        if (slots.isEmpty()) {
            return PromisedOrders.Released.NONE;
        }
        try {
            return orders.settle(owner, slots);
        } catch (RuntimeException e) {
            LOG.warnf("orders that wait for %d booked slots could not be let go now: %s", slots.size(), e);
            return PromisedOrders.Released.NONE;
        }
    }

    private void tell(String owner, Set<Sku> changed) {
        if (changed.isEmpty()) {
            return;
        }
        try {
            outbox.changed(owner, changed);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%d SKUs are published by the next watch, because the queue could not be reached now: %s",
                    changed.size(), e);
        }
    }
}
