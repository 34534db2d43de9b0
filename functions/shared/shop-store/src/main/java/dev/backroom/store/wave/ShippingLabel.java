package dev.backroom.store.wave;

import dev.backroom.model.order.OrderKey;
import java.time.Instant;

/**
 * The carrier's label of one package, as the platform made it. It shows who gets the parcel, so that its text form hides
 * everything.
 *
 * @param parcel the platform's package id
 * @param tracking empty text where the platform gave none
 * @param fetched when the document was read; it is kept {@link LabelTable#KEPT} from then
 * @param document the bytes of a PDF; nobody changes them
 */
public record ShippingLabel(OrderKey order, String parcel, String tracking, Instant fetched, byte[] document) {
    @Override
    public String toString() {
        return "ShippingLabel[hidden]";
    }
}
