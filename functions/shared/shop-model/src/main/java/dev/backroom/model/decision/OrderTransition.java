package dev.backroom.model.decision;

import dev.backroom.model.Sha256;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.order.Triage;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockDelta;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What one read of the platform makes of a stored order. */
public sealed interface OrderTransition {

    /** The order stays as it is; nothing is written. */
    record Unchanged(Order stored, Why why) implements OrderTransition {
        public enum Why {
            /** A newer read was applied before. */
            STALE,
            /** This read says what is stored. */
            SAME
        }
    }

    /**
     * The order changes, and with it the stock levels, in one transaction.
     *
     * @param before the stored order that the change is computed from; its version is the write's condition
     * @param deltas what the levels change by; empty where stock is untouched
     * @param recipient to be stored before the order is
     * @param seen the read that led here
     */
    record Changed(
            Optional<Order> before,
            Order after,
            Map<Slot, StockDelta> deltas,
            Optional<Recipient> recipient,
            OrderSnapshot seen)
            implements OrderTransition {

        /**
         * The same change for an order that the levels refused. What left, left: it is taken off as far as the levels have
         * it, and the rest is recorded as overdrawn, and raised. Of what is still to be packed the order takes nothing more
         * than it has, and says what is missing. What it gives back it still gives back.
         *
         * @param full what those levels hold that refused; others are taken to have what left
         */
        public Changed refused(Map<Slot, AvailableStock> full) {
            Reservation had = before.map(Order::reservation).orElse(Reservation.NONE);
            Reservation wanted = after.reservation();
            Map<Slot, Integer> left = new HashMap<>(had.reserved());
            Map<Slot, Integer> mismatch = new HashMap<>();
            Map<Slot, StockDelta> settled = new HashMap<>();
            wanted.consumed().forEach((slot, units) -> {
                int leaving = units - Reservation.units(had.consumed(), slot);
                int backed = Math.min(leaving, Reservation.units(had.reserved(), slot));
                int taken = Math.min(leaving - backed, free(full, slot, leaving - backed));
                int overdrawn = leaving - backed - taken;
                left.computeIfPresent(slot, (s, has) -> has - backed);
                settled.merge(slot, new StockDelta(0, -backed - taken, overdrawn), StockDelta::plus);
                if (overdrawn > 0) {
                    mismatch.put(slot, overdrawn);
                }
            });
            Map<Slot, Integer> kept = new HashMap<>();
            Map<Slot, Integer> missing = new HashMap<>();
            wanted.reserved().forEach((slot, units) -> {
                int has = Math.min(units, Reservation.units(left, slot));
                kept.put(slot, has);
                missing.put(slot, units - has);
            });
            wanted.missing().forEach((slot, units) -> missing.merge(slot, units, Integer::sum));
            had.reserved()
                    .forEach((slot, units) -> settled.merge(
                            slot, new StockDelta(Reservation.units(kept, slot) - units, 0), StockDelta::plus));
            settled.values().removeIf(StockDelta::isNone);
            Reservation next = new Reservation(kept, wanted.consumed(), missing);
            List<Hold> found = after.holds().stream()
                    .filter(hold -> hold.code().isFromRecipient())
                    .toList();
            List<Hold> holds = standing(
                    Triage.assess(seen, next, unknownSkus(after.holds()), mismatch, found),
                    before,
                    seen.status(),
                    after.recipientMark());
            return new Changed(before, after.with(next, holds), settled, recipient, seen);
        }

        /** The units that can be taken off for what left: all, but what this or an earlier refusal said is not there. */
        private int free(Map<Slot, AvailableStock> full, Slot slot, int wanted) {
            int refusedBefore =
                    Math.max(0, deltas.getOrDefault(slot, StockDelta.NONE).overdrawn());
            long free = full.containsKey(slot)
                    ? Objects.requireNonNull(full.get(slot)).available()
                    : wanted - refusedBefore;
            return Math.toIntExact(Math.clamp(free, 0, wanted));
        }

        /** The same change with other deltas, where the levels settle what left before. */
        public Changed with(Map<Slot, StockDelta> others) {
            return new Changed(before, after, Map.copyOf(others), recipient, seen);
        }

        /** After a refusal: the order is as short as it was before, so there is nothing to write. */
        public boolean changesNothing() {
            return before.isPresent() && sameFacts(before.get(), after);
        }

        private static List<Sku> unknownSkus(List<Hold> holds) {
            return holds.stream()
                    .filter(hold -> hold.code() == HoldCode.UNKNOWN_SKU)
                    .flatMap(hold -> hold.evidence().stream())
                    .map(Sku::new)
                    .toList();
        }
    }

    /**
     * What is known beside the read: the shop's settings about stock, and what its recipient shows.
     *
     * @param warehouse the seller's own warehouse that packs the order
     * @param stockSince when stock truth began; an order created earlier takes off the shelf only what it held, since
     *     units that it shipped before were gone when the shelf was counted
     * @param found the holds for what this read shows of the recipient and the message; they count only with a recipient
     */
    record Terms(String warehouse, Instant stockSince, List<Hold> found) {
        public Terms {
            found = List.copyOf(found);
        }

        /** Terms for an order whose recipient was not looked at. */
        public Terms(String warehouse, Instant stockSince) {
            this(warehouse, stockSince, List.of());
        }
    }

    /** Orders reads of one order in time: the platform's update time, then the state, then when we read. */
    Comparator<Order> BY_READ = Comparator.comparing(Order::updated)
            .thenComparingInt(order -> order.status().rank())
            .thenComparing(Order::readAt);

    /**
     * Applies a read to what is stored. Pure: the same arguments give the same answer, whatever came between.
     *
     * @param stored what is stored now, empty at first sight
     */
    static OrderTransition apply(Optional<Order> stored, OrderSnapshot seen, Catalogue catalogue, Terms terms) {
        String warehouse = stored.map(Order::warehouse).orElse(terms.warehouse());
        Optional<Recipient> recipient = seen.status().isClosed() ? Optional.empty() : seen.recipient();
        String markBefore = stored.map(Order::recipientMark).orElse("");
        String mark = recipient.map(r -> mark(seen.key(), r)).orElse(markBefore);
        Reservation had = stored.map(Order::reservation).orElse(Reservation.NONE);
        StockClaim claim = StockClaim.of(seen.status(), seen.lines(), catalogue, warehouse);
        Reservation next = reservation(had, claim, seen, terms);
        List<Hold> found = seen.recipient().isPresent() ? terms.found() : fromRecipient(stored);
        List<Hold> holds =
                standing(Triage.assess(seen, next, claim.unknown(), Map.of(), found), stored, seen.status(), mark);
        Order after = new Order(
                seen.key(),
                stored.map(Order::version).orElse(0L) + 1,
                seen.state().past(Milestones.after(stored, seen)),
                seen.lines(),
                seen.payment().or(stored.flatMap(Order::paid)),
                new Fulfilment(seen.kind(), seen.fulfilledBy(), warehouse, Handling.after(stored, seen)),
                next,
                new DeskState(holds, stored.map(Order::released).orElse(List.of()), stored.flatMap(Order::wave), mark));
        if (stored.isPresent()) {
            if (BY_READ.compare(stored.get(), after) > 0) {
                return new Unchanged(stored.get(), Unchanged.Why.STALE);
            }
            if (sameFacts(stored.get(), after)) {
                return new Unchanged(stored.get(), Unchanged.Why.SAME);
            }
        }
        return new Changed(
                stored,
                after,
                Map.copyOf(had.deltasTo(next)),
                mark.equals(markBefore) ? Optional.empty() : recipient,
                seen);
    }

    private static Reservation reservation(Reservation had, StockClaim claim, OrderSnapshot seen, Terms terms) {
        if (seen.fulfilledBy() == FulfilledBy.PLATFORM) {
            return new Reservation(Map.of(), had.consumed(), Map.of());
        }
        boolean olderThanTheCount = seen.created().isBefore(terms.stockSince());
        Map<Slot, Integer> consumed = new HashMap<>(had.consumed());
        claim.shipped().forEach((slot, units) -> {
            int held = Reservation.units(had.reserved(), slot) + Reservation.units(had.consumed(), slot);
            consumed.merge(slot, olderThanTheCount ? Math.min(units, held) : units, Math::max);
        });
        Map<Slot, Integer> open = new HashMap<>(claim.open());
        open.replaceAll((slot, units) -> {
            // What left stays gone, also where a later read shows its lines as open again.
            int gone = Reservation.units(consumed, slot) - Reservation.units(claim.shipped(), slot);
            return Math.max(0, units - Math.max(0, gone));
        });
        return new Reservation(open, consumed, Map.of());
    }

    /**
     * A mismatch stays until a person has looked, whatever the platform says next, and what a person stopped stays so until
     * it has left; what one released stays released.
     */
    private static List<Hold> standing(List<Hold> holds, Optional<Order> stored, OrderStatus status, String mark) {
        Stream<Hold> kept = stored.map(Order::holds).orElse(List.of()).stream()
                .filter(hold -> hold.code() == HoldCode.STOCK_MISMATCH
                        || (hold.code() == HoldCode.HELD_BY_HAND && Triage.canBeStopped(status)));
        List<String> released = stored.map(Order::released).orElse(List.of());
        return Stream.concat(kept, holds.stream())
                .filter(hold -> !released.contains(hold.fingerprint(mark)))
                .toList();
    }

    /** What an earlier read showed of the recipient, while the platform hides it. */
    private static List<Hold> fromRecipient(Optional<Order> stored) {
        return stored.map(Order::holds).orElse(List.of()).stream()
                .filter(hold -> hold.code().isFromRecipient())
                .toList();
    }

    /** Equal but for the write's own marks: version and the time of reading. */
    private static boolean sameFacts(Order stored, Order after) {
        return stored.state().isAs(after.state())
                && stored.lines().equals(after.lines())
                && stored.payment().isAs(after.payment())
                && stored.fulfilment().equals(after.fulfilment())
                && stored.reservation().equals(after.reservation())
                && stored.desk().equals(after.desk());
    }

    /** What tells whether a recipient changed. 32 bits of a digest: enough for that, far too few to find a person by. */
    static String mark(OrderKey key, Recipient recipient) {
        return Sha256.hex(
                4,
                key.toString(),
                recipient.name(),
                recipient.phone(),
                recipient.address(),
                recipient.postalCode(),
                recipient.region(),
                recipient.buyerMessage());
    }
}
