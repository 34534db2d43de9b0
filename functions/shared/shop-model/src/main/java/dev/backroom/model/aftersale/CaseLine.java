package dev.backroom.model.aftersale;

import dev.backroom.model.stock.Sku;

/**
 * Units of one SKU that a case is about.
 *
 * @param units 1 or more
 */
public record CaseLine(Sku sku, int units) {
    public CaseLine {
        if (units < 1) {
            throw new IllegalArgumentException("units below 1");
        }
    }
}
