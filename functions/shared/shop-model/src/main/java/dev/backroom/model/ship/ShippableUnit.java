package dev.backroom.model.ship;

import dev.backroom.model.order.LineState;
import dev.backroom.model.stock.Sku;
import java.util.Optional;

/**
 * One unit of an order as the platform ships it.
 *
 * @param lineItem the platform's id of this one unit
 * @param parcel the platform's package id; absent before there is a package
 * @param tracking empty text while the platform knows none
 */
public record ShippableUnit(
        String lineItem, Sku sku, Optional<String> parcel, PackageState state, String tracking, LineState line) {
    /** Still to be packed and sent, or on the way to the carrier. */
    public boolean isOpen() {
        return line == LineState.OPEN && state != PackageState.CANCELLED;
    }

    /** Not cancelled. */
    public boolean isWanted() {
        return line != LineState.CANCELLED && state != PackageState.CANCELLED;
    }

    ShippableUnit arranged() {
        return new ShippableUnit(lineItem, sku, parcel, PackageState.PROCESSING, tracking, line);
    }
}
