package dev.backroom.desk.handover;

import dev.backroom.model.Shop;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.HandoverStep;
import dev.backroom.model.ship.ShippableOrder;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.handover.HandoverTable.Begun;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.fulfilment.ShipRefused;
import dev.backroom.tiktok.fulfilment.ShipRequest;
import dev.backroom.tiktok.fulfilment.ShippablesRead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One look at some orders of one shop: takes them, goes from step to step, and lets go of them. */
final class HandoverRun {
    /** Longer than the function may run, so that whoever takes over knows that the holder is dead. */
    static final Duration HELD = Duration.ofMinutes(3);

    private static final Logger LOG = Logger.getLogger(HandoverRun.class);
    private static final Duration WHILE_BUSY = Duration.ofSeconds(30);
    /** Steps that one look can take; an order that takes more goes round in circles. */
    private static final int MOST_STEPS = 40;

    private final ShippingPlatform platform;
    private final HandoverTable table;
    private final ShipSteps ships;
    private final WarehouseSteps warehouse;
    private final HandoverOutbox again;
    private final HandoverEnds ends;
    private final Clock real;
    private final Supplier<String> holders;

    /**
     * A run.
     *
     * @param real what orders are held by; not a shop's business time
     * @param holders a name for each look, never the same twice
     */
    HandoverRun(
            ShippingPlatform platform,
            HandoverTable table,
            ShipSteps ships,
            WarehouseSteps warehouse,
            HandoverOutbox again,
            HandoverEnds ends,
            Clock real,
            Supplier<String> holders) {
        this.platform = platform;
        this.table = table;
        this.ships = ships;
        this.warehouse = warehouse;
        this.again = again;
        this.ends = ends;
        this.real = real;
        this.holders = holders;
    }

    /**
     * Looks at orders.
     *
     * @param asked the orders, and what is asked of each
     * @return those whose message has to come again
     */
    Set<OrderKey> of(Shop shop, Map<OrderKey, HandoverRequests> asked, Map<OrderKey, Order> stored) {
        String holder = holders.get();
        List<Handover> ours = new ArrayList<>();
        List<HandoverMessage> busy = new ArrayList<>();
        Set<OrderKey> failed = new HashSet<>();
        Instant now = real.instant();
        asked.forEach((key, one) -> {
            if (one.isNews()) {
                table.reopen(key);
            }
            switch (table.begin(key, one.begins(), holder, now, now.plus(HELD))) {
                case Begun.Ours(Handover handover) -> ours.add(handover);
                case Begun.Busy held -> busy.addAll(one.again(key));
                case Begun.Over(Handover.Stage stage) -> {
                    if (stage == Handover.Stage.STOPPED && one.isReported()) {
                        ends.toldOfLeft(key);
                    }
                }
                case Begun.Absent absent -> LOG.debugf("nobody asked for a handover of %s", key);
            }
        });
        if (!busy.isEmpty()) {
            again.send(busy, WHILE_BUSY);
        }
        if (!ours.isEmpty()) {
            List<HandoverAttempt> underway = read(shop, ours, stored, holder);
            failed.addAll(walk(shop, underway, holder));
        }
        return failed;
    }

    private List<HandoverAttempt> read(Shop shop, List<Handover> ours, Map<OrderKey, Order> stored, String holder) {
        ShippablesRead read;
        String silence = "the platform does not know the order";
        try {
            read = platform.orders(
                    shop, ours.stream().map(one -> one.order().order()).toList());
        } catch (TikTokFailure e) {
            read = new ShippablesRead(Map.of(), Map.of());
            silence = String.valueOf(e.getMessage());
        }
        List<HandoverAttempt> underway = new ArrayList<>();
        for (Handover handover : ours) {
            String id = handover.order().order();
            ShippableOrder seen = read.orders().get(id);
            if (seen == null) {
                String why = Optional.ofNullable(read.unreadable().get(id))
                        .map(reason -> "the order cannot be read: " + reason)
                        .orElse(silence);
                ends.rest(handover.waiting(why, handover.unsure()), WaitPolicy.FAULT, holder);
            } else {
                underway.add(new HandoverAttempt(handover, seen, Optional.ofNullable(stored.get(handover.order()))));
            }
        }
        return underway;
    }

    private Set<OrderKey> walk(Shop shop, List<HandoverAttempt> underway, String holder) {
        Set<OrderKey> failed = new HashSet<>();
        WarehouseTime time = new WarehouseTime(real);
        List<HandoverAttempt> open = new ArrayList<>(underway);
        while (!open.isEmpty()) {
            Map<String, ShipRequest> arranging = new TreeMap<>();
            List<HandoverAttempt> next = new ArrayList<>();
            for (HandoverAttempt order : open) {
                try {
                    List<ShipRequest> requests = steps(shop, order, time);
                    requests.forEach(request -> arranging.putIfAbsent(request.parcel(), request));
                    if (requests.isEmpty()) {
                        ends.end(order, holder);
                    } else {
                        next.add(order);
                    }
                } catch (RuntimeException e) {
                    // Nobody lets go of the order, so the next one to take it asks before it repeats anything.
                    LOG.warnf(
                            "handover of %s failed: %s",
                            order.key(), e.getClass().getSimpleName());
                    failed.add(order.key());
                }
            }
            if (!arranging.isEmpty()) {
                arrange(shop, arranging, next);
            }
            open = next;
        }
        return failed;
    }

    /** @return what arranges its packages, together with those of others; none where the look is over */
    private List<ShipRequest> steps(Shop shop, HandoverAttempt order, WarehouseTime time) {
        try {
            for (int n = 0; n < MOST_STEPS && !order.isOver(); n++) {
                HandoverStep step = order.next();
                if (step instanceof HandoverStep.Arrange(Set<String> packages)) {
                    Optional<String> inTheWay = ships.companionInTheWay(shop, order, packages);
                    if (inTheWay.isEmpty()) {
                        return ships.requests(shop, order, packages);
                    }
                    order.rests(WaitPolicy.HELD, inTheWay.get());
                    continue;
                }
                String asked = asked(step, order);
                if (asked.isEmpty()) {
                    take(shop, order, step);
                } else if (time.isUp(asked)) {
                    order.rests(
                            WaitPolicy.CROWDED,
                            asked.equals(WarehouseTime.DOCUMENTS)
                                    ? "other orders' labels took too long to read"
                                    : "the warehouse kept other orders waiting");
                } else {
                    time.spend(asked, () -> take(shop, order, step));
                }
            }
            if (!order.isOver()) {
                order.rests(WaitPolicy.FAULT, "the handover goes round in circles");
            }
        } catch (TikTokFailure e) {
            order.rests(
                    e instanceof TikTokFailure.Transient ? WaitPolicy.FAULT : WaitPolicy.REFUSED,
                    String.valueOf(e.getMessage()));
        }
        return List.of();
    }

    /** Whose time a step takes; empty text for the platform, whose calls are bounded by themselves. */
    private static String asked(HandoverStep step, HandoverAttempt order) {
        return switch (step) {
            case HandoverStep.Push push -> order.warehouse();
            case HandoverStep.Change change -> order.warehouse();
            case HandoverStep.Ask ask -> order.warehouse();
            case HandoverStep.Stop(String reason, boolean recall) -> recall ? order.warehouse() : "";
            case HandoverStep.Label label -> WarehouseTime.DOCUMENTS;
            case HandoverStep.Arrange arrange -> "";
            case HandoverStep.Mark mark -> "";
            case HandoverStep.Wait wait -> "";
            case HandoverStep.Done done -> "";
        };
    }

    private void take(Shop shop, HandoverAttempt order, HandoverStep step) {
        switch (step) {
            case HandoverStep.Arrange arrange -> throw new IllegalStateException("arranged together with others");
            case HandoverStep.Label(Set<String> packages) -> ships.label(shop, order, packages);
            case HandoverStep.Push push -> warehouse.push(shop, order);
            case HandoverStep.Change change ->
                warehouse.change(shop, order).ifPresent(left -> ends.toldOfChange(order, left));
            case HandoverStep.Ask ask -> warehouse.ask(order);
            case HandoverStep.Mark mark -> ships.mark(shop, order, mark);
            case HandoverStep.Done done -> order.came(order.handover().at(Handover.Stage.DONE));
            case HandoverStep.Stop(String reason, boolean recall) ->
                warehouse.stop(order, recall).ifPresent(left -> ends.toldOfRecall(order, left));
            case HandoverStep.Wait(String reason, HandoverStep.Cause cause) ->
                order.rests(
                        switch (cause) {
                            case BEHIND -> WaitPolicy.BEHIND;
                            case HELD -> WaitPolicy.HELD;
                            case FAULT -> WaitPolicy.FAULT;
                        },
                        reason);
        }
    }

    private void arrange(Shop shop, Map<String, ShipRequest> byPackage, List<HandoverAttempt> orders) {
        Map<String, ShipRefused> refused;
        try {
            refused = ships.arrange(shop, byPackage.values());
        } catch (TikTokFailure e) {
            WaitPolicy why = e instanceof TikTokFailure.Transient ? WaitPolicy.FAULT : WaitPolicy.REFUSED;
            orders.forEach(order -> order.rests(why, String.valueOf(e.getMessage())));
            return;
        }
        Set<String> taken = new HashSet<>(byPackage.keySet());
        taken.removeAll(refused.keySet());
        for (HandoverAttempt order : orders) {
            order.seen().packages(state -> true).stream()
                    .map(refused::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(why -> order.rests(WaitPolicy.FAULT, why.reason()));
            order.sees(order.seen().arranged(taken));
            if (!order.isOver() && order.next() instanceof HandoverStep.Arrange) {
                order.rests(WaitPolicy.FAULT, "the platform took the package and does not show it");
            }
        }
    }
}
