package dev.backroom.store.wave;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.OrderTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The carriers' labels of a wave.
 *
 * @param labels in the order of packing; the one of a package that several orders share once
 * @param places the orders' places in the wave, from 1
 * @param missing in the order of packing
 * @param ownCarrier how many orders go with the seller's own carrier, for which the platform makes no label
 */
public record WaveLabels(
        List<ShippingLabel> labels, Map<OrderKey, Integer> places, List<Missing> missing, int ownCarrier) {
    public WaveLabels {
        labels = List.copyOf(labels);
        places = Map.copyOf(places);
        missing = List.copyOf(missing);
    }

    /** Why there is a label less. */
    public enum Why {
        /** Not arranged yet, or the platform is making it: it comes by itself. */
        NOT_READY,
        /** It was there, and its days are over. */
        EXPIRED,
        /** Cancelled, held or in another wave since: it is not to be packed. */
        NOT_TO_BE_PACKED,
        /** Its document is kept and cannot be read; the platform shows another. */
        UNREADABLE
    }

    /**
     * An order without all its labels.
     *
     * @param sequence its place in the wave, from 1
     */
    public record Missing(OrderKey order, int sequence, Why why) {}

    /** Where the labels are read. */
    public record Tables(WaveTable waves, OrderTable orders, HandoverTable handovers, LabelTable labels) {}

    private static final int WIDTH = 16;

    /** Reads what can be printed of a wave; empty where the shop has no such wave. */
    public static Optional<WaveLabels> read(Tables tables, ShopId shop, String wave) {
        List<WaveLine> lines = tables.waves().lines(shop, wave);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Map<OrderKey, Order> orders =
                tables.orders().load(lines.stream().map(WaveLine::order).toList(), true);
        List<Found> found = new Parallel(WIDTH)
                .map(
                        lines,
                        line -> isPacked(orders.get(line.order()), wave)
                                ? new Found(
                                        line,
                                        true,
                                        tables.labels().of(line.order()),
                                        tables.handovers().find(line.order()))
                                : new Found(line, false, List.of(), Optional.empty()));
        return Optional.of(of(found));
    }

    private static boolean isPacked(@Nullable Order order, String wave) {
        return order != null
                && order.wave().equals(Optional.of(wave))
                && order.lane().equals(Optional.of(Lane.RELEASED));
    }

    /** What was found of one order. */
    record Found(WaveLine line, boolean packed, List<ShippingLabel> labels, Optional<Handover> handover) {
        Found {
            labels = List.copyOf(labels);
        }

        Optional<Why> missing() {
            if (!packed) {
                return Optional.of(Why.NOT_TO_BE_PACKED);
            }
            Set<String> stored = labels.stream().map(ShippingLabel::parcel).collect(Collectors.toSet());
            boolean expired = handover.stream()
                    .flatMap(one -> one.parcels().stream())
                    .anyMatch(parcel -> isLabelled(parcel) && !stored.contains(parcel.id()));
            if (expired) {
                return Optional.of(Why.EXPIRED);
            }
            boolean under = handover.map(
                            one -> one.stage() == Handover.Stage.PLANNED || !stored.isEmpty() && one.attempts() > 0)
                    .orElse(true);
            return under ? Optional.of(Why.NOT_READY) : Optional.empty();
        }

        private static boolean isLabelled(Parcel parcel) {
            return parcel.labelUntil().isPresent();
        }
    }

    static WaveLabels of(List<Found> found) {
        List<ShippingLabel> labels = new ArrayList<>();
        Map<OrderKey, Integer> places = new HashMap<>();
        List<Missing> missing = new ArrayList<>();
        Set<String> packages = new HashSet<>();
        int own = 0;
        for (Found one : found) {
            places.put(one.line().order(), one.line().sequence());
            one.labels().stream().filter(label -> packages.add(label.parcel())).forEach(labels::add);
            Optional<Why> why = one.missing();
            why.ifPresent(reason ->
                    missing.add(new Missing(one.line().order(), one.line().sequence(), reason)));
            own += why.isEmpty() && one.labels().isEmpty() ? 1 : 0;
        }
        return new WaveLabels(labels, places, missing, own);
    }
}
