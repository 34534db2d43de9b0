package dev.backroom.stockcheck;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.store.Booked;
import dev.backroom.store.StockMoves;
import dev.backroom.store.StockTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Books lines as movements, each for itself, and says so to the publishers. */
final class BookLines {
    private static final Logger LOG = Logger.getLogger(BookLines.class);

    private final StockTable items;
    private final StockMoves moves;
    private final StockChangeOutbox outbox;

    BookLines(StockTable items, StockMoves moves, StockChangeOutbox outbox) {
        this.items = items;
        this.moves = moves;
        this.outbox = outbox;
    }

    Booking book(String owner, Movement.Kind kind, List<StockLine> lines) {
        List<Booking.Reject> rejects = new ArrayList<>();
        Map<StockLine, Movement> movements = readable(kind, lines, rejects);
        Set<Sku> named = new HashSet<>();
        movements.values().forEach(movement -> named.add(movement.slot().sku()));
        Map<Sku, Item> known = named.isEmpty() ? Map.of() : items.items(owner, named);
        Set<Sku> changed = new HashSet<>();
        int[] counts = new int[2];
        movements.forEach((line, movement) -> {
            Optional<String> fault =
                    fault(known, movement.slot().sku()).or(() -> book(owner, movement, changed, counts));
            fault.ifPresent(reason -> rejects.add(new Booking.Reject(line.number(), reason)));
        });
        tell(owner, changed);
        return new Booking(counts[0], counts[1], rejects);
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

    private Optional<String> book(String owner, Movement movement, Set<Sku> changed, int[] counts) {
        try {
            return switch (moves.book(owner, movement)) {
                case Booked.Done(int change) -> {
                    counts[0]++;
                    changed.add(movement.slot().sku());
                    yield Optional.empty();
                }
                case Booked.Repeated() -> {
                    counts[1]++;
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
        return movement.kind() == Movement.Kind.COUNT
                ? level.reserved() + " units are promised to orders; first decide which orders wait"
                : "of the " + level.onHand() + " units on hand " + level.reserved()
                        + " are promised to orders, and no more than the others can be taken off";
    }

    private void tell(String owner, Set<Sku> changed) {
        if (changed.isEmpty()) {
            return;
        }
        try {
            outbox.changed(owner, changed);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%d SKUs are published by the next watch, because nobody could be told now: %s", changed.size(), e);
        }
    }
}
