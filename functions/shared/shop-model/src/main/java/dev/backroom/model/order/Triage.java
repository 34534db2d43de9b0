package dev.backroom.model.order;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides which holds an order carries. */
public final class Triage {
    private Triage() {}

    /**
     * The holds of an order, most urgent to look at first.
     *
     * @param seen the read that is being applied
     * @param reservation what the order has of stock
     * @param unknown SKUs that the item list does not have
     * @param mismatch units that left although the figures say they were not there
     */
    static List<Hold> assess(
            OrderSnapshot seen, Reservation reservation, List<Sku> unknown, Map<Slot, Integer> mismatch) {
        List<Hold> holds = new ArrayList<>();
        if (!mismatch.isEmpty()) {
            holds.add(new Hold(HoldCode.STOCK_MISMATCH, units(mismatch)));
        }
        if (seen.status().isClosed()) {
            return holds;
        }
        if (reservation.isShort()) {
            holds.add(new Hold(HoldCode.SHORT_STOCK, units(reservation.missing())));
        }
        if (!unknown.isEmpty()) {
            holds.add(new Hold(
                    HoldCode.UNKNOWN_SKU, unknown.stream().map(Sku::code).toList()));
        }
        if (seen.status() == OrderStatus.UNRECOGNISED) {
            holds.add(new Hold(HoldCode.UNKNOWN_STATUS, List.of()));
        }
        if (seen.buyerAsksCancel()) {
            holds.add(new Hold(HoldCode.BUYER_ASKS_CANCEL, List.of()));
        }
        if (seen.platformHold()) {
            holds.add(new Hold(HoldCode.PLATFORM_HOLD, List.of()));
        }
        return holds;
    }

    private static List<String> units(Map<Slot, Integer> slots) {
        return slots.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " x" + entry.getValue())
                .toList();
    }
}
