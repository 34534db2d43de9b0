package dev.backroom.model.review;

import dev.backroom.model.ShopId;
import dev.backroom.model.Texts;

/**
 * One review of one shop.
 *
 * @param review the platform's review id as text
 */
public record ReviewKey(ShopId shop, String review) implements Comparable<ReviewKey> {
    public ReviewKey {
        Texts.requireToken("review id", review);
    }

    @Override
    public int compareTo(ReviewKey other) {
        int byShop = shop.compareTo(other.shop);
        return byShop != 0 ? byShop : review.compareTo(other.review);
    }

    @Override
    public String toString() {
        return shop.value() + "#" + review;
    }
}
