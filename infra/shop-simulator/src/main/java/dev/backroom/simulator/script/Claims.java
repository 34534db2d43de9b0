package dev.backroom.simulator.script;

import dev.backroom.simulator.random.Curve;
import dev.backroom.simulator.shop.Assortment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many units of each plain SKU orders have claimed: bought and not cancelled, whether they have left or not. */
final class Claims {
    private Claims() {}

    static Map<String, Curve> of(Assortment assortment, List<ScriptedOrder> orders) {
        Map<String, List<Curve.Change>> changes = new HashMap<>();
        for (ScriptedOrder order : orders) {
            if (!order.byPlatform()) {
                UnitChange.of(order).stream()
                        .filter(change -> change.isPurchase() || change.isCancellation())
                        .forEach(change -> assortment
                                .partsOf(order.units().get(change.place()).listing())
                                .forEach((sku, units) -> changes.computeIfAbsent(sku, any -> new ArrayList<>())
                                        .add(new Curve.Change(change.at(), change.isPurchase() ? units : -units))));
            }
        }
        Map<String, Curve> claims = new HashMap<>();
        changes.forEach((sku, all) -> claims.put(sku, Curve.of(all)));
        return claims;
    }
}
