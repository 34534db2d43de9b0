package dev.backroom.simulator.ledger;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.Act;
import dev.backroom.simulator.script.Move;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A parcel of an order that the seller ships.
 *
 * @param places of its units in the order's list
 * @param act how it was arranged; empty before
 */
public record Parcel(String id, OrderView view, SortedSet<Integer> places, Optional<Act.Arranged> act) {
    private static final String PREFIX = "115";
    private static final String ORDERS = "576";

    /** The parcels of an order as it stands, those that went ahead first. */
    public static List<Parcel> of(EveningPlan plan, OrderView view, List<Act> acts) {
        List<Parcel> parcels = new ArrayList<>();
        if (view.order().byPlatform()
                || view.released().isEmpty()
                || view.state().hidesRecipient()) {
            return parcels;
        }
        int ahead = 0;
        for (Act act : acts) {
            if (act instanceof Act.Arranged arranged) {
                int ordinal = arranged.last() ? 0 : ++ahead;
                parcels.add(new Parcel(id(view.order().id(), ordinal), view, arranged.units(), Optional.of(arranged)));
            }
        }
        TreeSet<Integer> rest = new TreeSet<>();
        for (int place = 0; place < view.units().size(); place++) {
            rest.add(place);
        }
        parcels.forEach(parcel -> rest.removeAll(parcel.places()));
        boolean packed = plan.shop().market().packsBeforeShipping() && !rest.isEmpty();
        if (packed
                && parcels.stream()
                        .noneMatch(parcel -> parcel.act().orElseThrow().last())) {
            parcels.add(new Parcel(id(view.order().id(), 0), view, rest, Optional.empty()));
        }
        return parcels;
    }

    /** The id of an order's parcel, or of the one that went ahead of the rest as the first, second and so on. */
    public static String id(String order, int ahead) {
        return PREFIX + order.substring(PREFIX.length()) + ahead;
    }

    /** The order that a parcel would belong to. */
    public static String order(String parcel) {
        return parcel.length() < PREFIX.length() + 2
                ? ""
                : ORDERS + parcel.substring(PREFIX.length(), parcel.length() - 1);
    }

    /** The furthest that any of its units has come. */
    OrderState state() {
        OrderState state = OrderState.CANCELLED;
        for (int place : places) {
            OrderState unit = view.units().get(place);
            if (unit != OrderState.CANCELLED) {
                state = unit;
            }
        }
        return state;
    }

    Optional<Instant> collected() {
        return view.order().moves().stream()
                .filter(move -> !move.at().isAfter(view.updated()))
                .filter(move -> move.step() == Step.COLLECTED
                        || (move.step() == Step.PART_COLLECTED && move.units().equals(places)))
                .map(Move::at)
                .findFirst();
    }

    /** The API's name of its state. */
    public String status() {
        return switch (state()) {
            case UNPAID, ON_HOLD, AWAITING_SHIPMENT, PARTIALLY_SHIPPING -> "TO_FULFILL";
            case AWAITING_COLLECTION -> "PROCESSING";
            case IN_TRANSIT -> "FULFILLING";
            case DELIVERED, COMPLETED -> "COMPLETED";
            case CANCELLED -> "CANCELLED";
        };
    }
}
