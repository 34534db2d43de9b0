package dev.backroom.store.commit;

import static dev.backroom.store.Goods.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockDelta;
import dev.backroom.store.stock.StockKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TransactionPlanTest {

    @Test
    void writesAHotSkuOnce_whenFiftyOrdersWantIt() {
        List<OrderChange> rush = IntStream.rangeClosed(1, 50)
                .mapToObj(i ->
                        seen("" + i, OrderStatus.UNPAID, 0, line(LIPSTICK, 2)).first())
                .toList();

        List<TransactionPlan> plans = TransactionPlan.of(rush);

        assertThat(plans).hasSize(1);
        assertThat(plans.getFirst().writes()).isEqualTo(51);
        assertThat(plans.getFirst().deltas()).containsExactly(Map.entry(stock(LIPSTICK), new StockDelta(100, 0)));
    }

    @Test
    void sumsSharedParts_whenABundleAndItsPartAreBoughtTogether() {
        OrderChange change = seen("1", OrderStatus.UNPAID, 0, line(GIFT_SET, 2), line(PARTY_SET, 1), line(LIPSTICK, 1))
                .first();

        assertThat(TransactionPlan.of(List.of(change)).getFirst().deltas())
                .containsOnly(
                        Map.entry(stock(LIPSTICK), new StockDelta(6, 0)),
                        Map.entry(stock(MUG), new StockDelta(2, 0)),
                        Map.entry(stock(CARD), new StockDelta(3, 0)));
    }

    @Test
    void leavesTheLevelAlone_whenOneOrderGivesBackWhatAnotherTakes() {
        Order held =
                seen("1", OrderStatus.UNPAID, 0, line(MUG, 1)).first().change().after();
        OrderChange back = seen("1", OrderStatus.CANCELLED, 9, line(MUG, 1)).after(Optional.of(held));
        OrderChange taken = seen("2", OrderStatus.UNPAID, 0, line(MUG, 1)).first();

        TransactionPlan plan = TransactionPlan.of(List.of(taken, back)).getFirst();

        assertThat(plan.deltas()).isEmpty();
        assertThat(plan.orders()).extracting(change -> change.key().order()).containsExactly("1", "2");
    }

    @Test
    void keepsOwnersApart_whenTheirSkusHaveTheSameCode() {
        OrderChange mine = seen("1", OrderStatus.UNPAID, 0, line(MUG, 1)).first();
        OrderChange theirs = seen("2", OrderStatus.UNPAID, 0, line(MUG, 1)).first();
        OrderChange other = new OrderChange("outlet", theirs.catalogue(), theirs.terms(), theirs.change());

        assertThat(TransactionPlan.of(List.of(mine, other)).getFirst().deltas())
                .containsOnlyKeys(stock(MUG), new StockKey("outlet", slot(MUG)));
    }

    @Test
    void doesNotFit_whenOneOrderTouchesAHundredLevels() {
        OrderChange huge = many("1", IntStream.range(0, 100).toArray());
        OrderChange small = seen("2", OrderStatus.UNPAID, 0, line(MUG, 1)).first();

        List<TransactionPlan> plans = TransactionPlan.of(List.of(small, huge));

        assertThat(plans).extracting(TransactionPlan::fits).containsExactly(false, true);
        assertThat(plans.getFirst().orders()).hasSize(1);
    }

    @Test
    void hasTheSameTokenAgain_onlyForTheSameWrites() {
        OrderChange one = seen("1", OrderStatus.UNPAID, 0, line(MUG, 1)).first();
        OrderChange two = seen("2", OrderStatus.UNPAID, 0, line(GIFT_SET, 1), line(CARD, 2))
                .first();
        OrderChange twoLater = seen("2", OrderStatus.ON_HOLD, 5, line(GIFT_SET, 1), line(CARD, 2))
                .first();

        assertThat(token(one, two)).isEqualTo(token(two, one)).hasSize(32);
        assertThat(Set.of(token(one), token(two), token(one, two), token(twoLater), token(refused(two))))
                .hasSize(5);
    }

    @Property(tries = 100)
    void plansEveryOrderOnceWithItsWholeStock_withinTheLimit(
            @ForAll @IntRange(min = 1, max = 50) int orders, @ForAll long seed) {
        Random random = new Random(seed);
        List<OrderChange> changes = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            changes.add(many(
                    "" + (i + 1), random.ints(1 + random.nextInt(30), 0, 200).toArray()));
        }
        Collections.shuffle(changes, random);

        List<TransactionPlan> plans = TransactionPlan.of(changes);

        Map<StockKey, StockDelta> planned = new HashMap<>();
        plans.forEach(plan -> plan.deltas().forEach((key, delta) -> planned.merge(key, delta, StockDelta::plus)));
        Map<StockKey, StockDelta> wanted = new HashMap<>();
        changes.forEach(one -> one.deltas().forEach((key, delta) -> wanted.merge(key, delta, StockDelta::plus)));
        List<OrderChange> inPlans =
                plans.stream().flatMap(plan -> plan.orders().stream()).toList();
        assertThat(plans).allMatch(TransactionPlan::fits);
        assertThat(planned).isEqualTo(wanted);
        assertThat(inPlans).hasSize(orders).isSortedAccordingTo(OrderChange.BY_AGE);
        assertThat(new HashSet<>(inPlans)).hasSize(orders);
    }

    private static String token(OrderChange... changes) {
        return TransactionPlan.of(List.of(changes)).getFirst().token("orders stock");
    }

    private static OrderChange refused(OrderChange change) {
        return change.refused(Map.of());
    }

    private static OrderChange many(String order, int... skus) {
        Map<Sku, Item> items = new HashMap<>();
        OrderLine[] lines = IntStream.of(skus)
                .mapToObj(i -> new Sku("S-" + i))
                .peek(sku -> items.put(sku, new Item(sku, "", Map.of(), 0)))
                .map(sku -> line(sku, 1))
                .toArray(OrderLine[]::new);
        Catalogue catalogue = new Catalogue(items);
        return new OrderChange(OWNER, catalogue, TERMS, (Changed) OrderTransition.apply(
                Optional.empty(), seen(order, OrderStatus.UNPAID, 0, lines).snapshot(), catalogue, TERMS));
    }
}
