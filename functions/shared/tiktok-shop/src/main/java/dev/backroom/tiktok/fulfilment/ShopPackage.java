package dev.backroom.tiktok.fulfilment;

import dev.backroom.model.ship.PackageState;
import java.util.Set;

/**
 * A package as the platform shows it.
 *
 * @param orders the ids of all orders that it holds units of
 * @param carrier the provider's name; empty text while there is none
 * @param tracking empty text while there is none
 */
public record ShopPackage(String id, PackageState state, Set<String> orders, String carrier, String tracking) {
    public ShopPackage {
        orders = Set.copyOf(orders);
    }
}
