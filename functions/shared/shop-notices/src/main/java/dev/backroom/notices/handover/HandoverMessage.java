package dev.backroom.notices.handover;

import dev.backroom.model.Texts;
import dev.backroom.model.order.OrderKey;
import java.util.Map;
import java.util.TreeMap;

/** One message of the queue Handovers. It says which order to look at; what to do stands in the tables. */
public sealed interface HandoverMessage {
    /** Carrier names and tracking numbers longer than this are no such thing. */
    int LONGEST_TEXT = 100;

    OrderKey order();

    /**
     * An order to hand over, or to take a step further.
     *
     * @param wave the wave that released it; empty text for another look at one that is under way
     */
    record Hand(OrderKey order, String wave) implements HandoverMessage {}

    /**
     * The platform changed an order that may be with a warehouse already: cancelled it or a part of it, or packed it anew. Opens
     * a handover again that was done.
     */
    record News(OrderKey order) implements HandoverMessage {}

    /**
     * What the warehouse says about a parcel that it packed.
     *
     * @param carrier in the warehouse's own words, 1 to {@link #LONGEST_TEXT} characters
     * @param tracking letters, digits and dashes, 4 to 50 of them
     * @param units what lies in the parcel, by the seller's SKU code; empty for everything that is left of the order
     */
    record Tracked(OrderKey order, String carrier, String tracking, Map<String, Integer> units)
            implements HandoverMessage {
        public Tracked {
            units = Map.copyOf(new TreeMap<>(units));
            tracking = tracking.strip();
            carrier = carrier.strip();
            if (!tracking.matches("[A-Za-z0-9-]{4,50}")) {
                throw new IllegalArgumentException("a tracking number has 4 to 50 letters, digits or dashes");
            }
            if (carrier.isEmpty() || carrier.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException("a carrier's name has 1 to " + LONGEST_TEXT + " characters");
            }
            units.forEach((sku, count) -> {
                Texts.requireToken("sku", sku);
                if (count < 1) {
                    throw new IllegalArgumentException("units below 1");
                }
            });
        }
    }
}
