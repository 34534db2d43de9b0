package dev.backroom.model.order;

import dev.backroom.model.ShopId;
import dev.backroom.model.Texts;

/**
 * One order of one shop.
 *
 * @param order the platform's order id: decimal digits as text
 */
public record OrderKey(ShopId shop, String order) implements Comparable<OrderKey> {
    public OrderKey {
        Texts.requireToken("order id", order);
    }

    public static OrderKey of(String shop, String order) {
        return new OrderKey(new ShopId(shop), order);
    }

    @Override
    public int compareTo(OrderKey other) {
        int byShop = shop.compareTo(other.shop);
        return byShop != 0 ? byShop : order.compareTo(other.order);
    }

    @Override
    public String toString() {
        return shop.value() + "#" + order;
    }
}
