package dev.backroom.model.review;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.stock.Sku;
import java.util.List;
import java.util.Optional;

/**
 * What a review's order says about it.
 *
 * @param orderKnown whether the order that it names is stored here
 * @param sku the seller's code that it is about, where that is certain
 */
public record ReviewMatch(boolean orderKnown, Optional<Sku> sku) {
    /** @param order the order that the review names, where it is stored here */
    public static ReviewMatch of(ReviewSnapshot seen, Optional<Order> order) {
        List<Sku> bought = order.stream()
                .flatMap(found -> found.lines().stream())
                .filter(line -> line.product().equals(seen.product()))
                .map(OrderLine::sku)
                .distinct()
                .toList();
        Optional<Sku> only = bought.size() == 1 ? Optional.of(bought.getFirst()) : Optional.empty();
        return new ReviewMatch(order.isPresent(), seen.sku().or(() -> only));
    }
}
