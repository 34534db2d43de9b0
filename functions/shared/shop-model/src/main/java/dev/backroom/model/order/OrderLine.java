package dev.backroom.model.order;

import dev.backroom.model.stock.Sku;
import java.math.BigDecimal;

/**
 * Units of one SKU at one price in one state. The platform sends one line per unit; equal lines are folded.
 *
 * @param sku the seller's own code; where the listing has none, the platform's SKU id
 * @param platformSku the platform's SKU id
 * @param product the platform's product id
 * @param units 1 or more
 * @param price what the buyer paid for one unit, in the order's currency
 * @param gift given away with the order: reserves stock, is not a sale
 */
public record OrderLine(
        Sku sku, String platformSku, String product, int units, BigDecimal price, boolean gift, LineState state) {
    public OrderLine {
        if (units < 1) {
            throw new IllegalArgumentException("units below 1");
        }
        price = price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros();
    }
}
