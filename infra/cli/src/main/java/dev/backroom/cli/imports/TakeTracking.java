package dev.backroom.cli.imports;

import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the tracking numbers that a warehouse gives back. Lines of one order with one number are one parcel; lines without a
 * SKU are for all that is left of the order. The same sheet twice does no harm: a number is one parcel.
 */
public final class TakeTracking implements Taker {
    static final List<String> FIELDS = List.of("shop", "order", "carrier", "tracking", "sku", "units");
    static final List<String> REQUIRED = List.of("order", "carrier", "tracking");
    private static final int MOST_UNITS = 10_000;

    private final String shop;
    private final HandoverOutbox handovers;

    /** @param shop of the lines that name none; may be empty */
    public TakeTracking(String shop, HandoverOutbox handovers) {
        this.shop = shop;
        this.handovers = handovers;
    }

    private record Parcel(OrderKey order, String carrier, String tracking) {}

    private static final class Lines {
        private final List<Long> numbers = new ArrayList<>();
        private final Map<String, Integer> units = new HashMap<>();
        private boolean whole;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        TreeMap<Long, String> rejected = new TreeMap<>();
        Map<Parcel, Lines> parcels = new LinkedHashMap<>();
        for (SheetRow row : rows) {
            try {
                Parcel parcel = new Parcel(
                        OrderKey.of(row.text("shop").isEmpty() ? shop : row.text("shop"), row.text("order")),
                        row.text("carrier"),
                        row.text("tracking"));
                String sku = row.text("sku");
                int units = row.text("units").isEmpty() ? 1 : Units.read("units", row.text("units"), 1, MOST_UNITS);
                Lines lines = parcels.computeIfAbsent(parcel, key -> new Lines());
                lines.numbers.add(row.line());
                lines.whole |= sku.isEmpty();
                if (!sku.isEmpty()) {
                    lines.units.merge(sku, units, Integer::sum);
                }
            } catch (IllegalArgumentException e) {
                rejected.put(row.line(), String.valueOf(e.getMessage()));
            }
        }
        List<HandoverMessage> messages = new ArrayList<>();
        parcels.forEach((parcel, lines) -> {
            try {
                messages.add(new HandoverMessage.Tracked(
                        parcel.order(), parcel.carrier(), parcel.tracking(), lines.whole ? Map.of() : lines.units));
            } catch (IllegalArgumentException e) {
                lines.numbers.forEach(line -> rejected.put(line, String.valueOf(e.getMessage())));
            }
        });
        handovers.send(messages);
        return Taken.of(rows, 0, rejected);
    }
}
