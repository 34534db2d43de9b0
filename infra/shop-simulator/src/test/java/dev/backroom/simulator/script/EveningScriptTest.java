package dev.backroom.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Misbehaviour;
import dev.backroom.simulator.plan.Phase;
import dev.backroom.simulator.shop.Market;
import dev.backroom.simulator.shop.SimulatedShop;
import dev.backroom.simulator.webhook.Delivery;
import dev.backroom.simulator.webhook.DeliveryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EveningScriptTest {
    private static final EveningPlan PLAN = EveningPlan.usual();
    private static final EveningScript EVENING = EveningScript.of(PLAN);

    @Test
    void isTheSame_whenTheSeedIsTheSame() {
        EveningScript again = EveningScript.of(EveningPlan.usual());

        assertThat(again.orders()).isEqualTo(EVENING.orders());
        assertThat(again.pushes()).isEqualTo(EVENING.pushes());
        assertThat(again.itemsCsv()).isEqualTo(EVENING.itemsCsv());
        assertThat(again.stockCountCsv()).isEqualTo(EVENING.stockCountCsv());
        assertThat(DeliveryPlan.of(again)).isEqualTo(DeliveryPlan.of(EVENING));
    }

    @Test
    void isAnother_whenTheSeedIsAnother() {
        EveningScript other = EveningScript.of(PLAN.withSeed(7).withOrders(200));
        EveningScript small = EveningScript.of(PLAN.withOrders(200));

        assertThat(other.orders()).isNotEqualTo(small.orders());
    }

    @Test
    void keepsItsPurchases_whenMisbehaviourChanges() {
        EveningScript calm = EveningScript.of(PLAN.withMisbehaviour(Misbehaviour.NONE));

        assertThat(calm.orders()).isEqualTo(EVENING.orders());
        assertThat(calm.pushes()).isEqualTo(EVENING.pushes());
        assertThat(Books.of(calm).fingerprint()).isEqualTo(Books.of(EVENING).fingerprint());
    }

    @Test
    void sendsFiveWebhooksAnOrder_whenTheEveningIsTheUsualOne() {
        long sent = DeliveryPlan.of(EVENING).count(Delivery.Kind.GENUINE);

        assertThat(EVENING.orders()).hasSize(5_000);
        assertThat(sent).isBetween(25_000L, 32_000L);
        assertThat(EVENING.pushesByType()).containsKeys(1, 3, 4, 5, 7, 11, 13, 14, 15, 27, 68, 71, 88);
    }

    @Test
    void sellsFourTimesAsFast_whenTheLiveIsOn() {
        double quiet = ordersPerMinute(PLAN.start(), PLAN.liveFrom());
        double live = ordersPerMinute(PLAN.liveFrom(), PLAN.liveUntil());
        double after = ordersPerMinute(PLAN.liveUntil(), PLAN.end());

        assertThat(live / quiet).isBetween(3.9, 4.1);
        assertThat(after).isLessThan(quiet);
    }

    @Test
    void sellsTheHotSkuMost_whenTheLiveIsOn() {
        List<ScriptedOrder.Unit> live = EVENING.orders().stream()
                .filter(order -> PLAN.phaseAt(order.boughtAt()) == Phase.SPIKE)
                .flatMap(order -> order.units().stream())
                .toList();
        long hot = live.stream()
                .filter(unit -> unit.listing().code().equals(EVENING.hotSku()))
                .count();

        assertThat((double) hot / live.size()).isBetween(0.59, 0.61);
    }

    @Test
    void movesOrdersOnlyAsThePlatformDoes_whenEveryCourseIsFollowed() {
        Map<OrderState, Set<OrderState>> legal = Map.of(
                OrderState.UNPAID, Set.of(OrderState.ON_HOLD, OrderState.CANCELLED),
                OrderState.ON_HOLD, Set.of(OrderState.AWAITING_SHIPMENT, OrderState.CANCELLED),
                OrderState.AWAITING_SHIPMENT,
                        Set.of(OrderState.PARTIALLY_SHIPPING, OrderState.AWAITING_COLLECTION, OrderState.CANCELLED),
                OrderState.PARTIALLY_SHIPPING, Set.of(OrderState.AWAITING_COLLECTION),
                OrderState.AWAITING_COLLECTION, Set.of(OrderState.IN_TRANSIT, OrderState.CANCELLED),
                OrderState.IN_TRANSIT, Set.of(OrderState.DELIVERED),
                OrderState.DELIVERED, Set.of(OrderState.COMPLETED));
        Set<OrderState> met = new HashSet<>();
        EveningPlan night = EveningPlan.untilMorning();
        List<EveningScript> scripts = List.of(EVENING, EveningScript.of(night), EveningScript.of(night.withSeed(3)));
        for (EveningScript all : scripts) {
            for (ScriptedOrder order : all.orders()) {
                assertThat(order.moves()).isSortedAccordingTo(Comparator.comparing(Move::at));
                assertThat(order.moves().getLast().at())
                        .isBeforeOrEqualTo(all.plan().over());
                OrderState state =
                        OrderView.at(order, order.boughtAt()).orElseThrow().state();
                for (Move move : order.moves()) {
                    OrderState next =
                            OrderView.at(order, move.at()).orElseThrow().state();
                    if (next != state) {
                        assertThat(legal.getOrDefault(state, Set.of()))
                                .as("%s of %s", order.id(), order.moves())
                                .contains(next);
                    }
                    state = next;
                    met.add(state);
                }
            }
        }
        assertThat(met).containsExactlyInAnyOrder(OrderState.values());
    }

    @Test
    void holdsForAnHour_whenAnOrderIsPaid() {
        for (ScriptedOrder order : EVENING.orders()) {
            OrderView last = OrderView.atTheEnd(order);
            if (last.when(Step.PAID).isPresent() && last.when(Step.RELEASED).isPresent()) {
                assertThat(Duration.between(
                                last.when(Step.PAID).get(),
                                last.when(Step.RELEASED).get()))
                        .isEqualTo(Duration.ofHours(1));
            }
        }
    }

    @Test
    void sellsTheScarceSkuAloneAndNeverShipsIt_whenItRunsOut() {
        List<ScriptedOrder> scarce = EVENING.orders().stream()
                .filter(order -> order.units().stream()
                        .anyMatch(unit -> unit.listing().code().equals(EVENING.scarceSku())))
                .toList();
        Books.StockEntry booked = Books.of(EVENING).item(EVENING.scarceSku());

        assertThat(scarce).hasSizeGreaterThan(80).allSatisfy(order -> {
            assertThat(order.units()).hasSize(1);
            assertThat(OrderView.atTheEnd(order).state().hasLeft()).isFalse();
        });
        assertThat(booked.isScarce()).isTrue();
        assertThat(booked.shipped()).isZero();
        assertThat(booked.cancelled()).isGreaterThan(10);
        assertThat(booked.reserved()).isEqualTo(booked.counted());
    }

    @Test
    void hasEnoughOfEverythingElse_whenAllIsSummed() {
        Books.of(EVENING).stock().forEach((sku, entry) -> {
            if (!sku.equals(EVENING.scarceSku())) {
                assertThat(entry.counted()).as(sku).isGreaterThan(entry.bought());
            }
        });
    }

    @Test
    void sellsEveryKindOfBasket_whenTheEveningIsTheUsualOne() {
        assertThat(EVENING.orders()).anyMatch(order -> order.kind() == ScriptedOrder.Kind.SAMPLE);
        assertThat(EVENING.orders()).anyMatch(order -> order.kind() == ScriptedOrder.Kind.REPLACEMENT);
        assertThat(EVENING.orders()).anyMatch(ScriptedOrder::byPlatform);
        assertThat(EVENING.orders()).anyMatch(ScriptedOrder::cashOnDelivery);
        List<ScriptedOrder.Unit> units = EVENING.orders().stream()
                .flatMap(order -> order.units().stream())
                .toList();
        assertThat(units).anyMatch(ScriptedOrder.Unit::gift);
        assertThat(units).anyMatch(unit -> !unit.listing().combined().isEmpty());
        assertThat(units).anyMatch(unit -> unit.listing().code().startsWith("SET-"));
        assertThat(new HashSet<>(units)).hasSameSizeAs(units);
    }

    @Test
    void misbehavesAtItsRates_whenTheEveningIsTheUsualOne() {
        DeliveryPlan plan = DeliveryPlan.of(EVENING);
        double all = EVENING.pushes().size();

        assertThat(plan.count(Delivery.Kind.DUPLICATE) / all).isBetween(0.04, 0.06);
        assertThat(plan.reordered() / all).isBetween(0.09, 0.11);
        assertThat(plan.dropped() / all).isBetween(0.015, 0.025);
        assertThat(plan.count(Delivery.Kind.FORGED) / all).isBetween(0.007, 0.013);
        assertThat(plan.count(Delivery.Kind.UNSIGNED)).isPositive();
        assertThat(plan.count(Delivery.Kind.GARBLED)).isPositive();
        assertThat(plan.count(Delivery.Kind.GENUINE) + plan.dropped())
                .isEqualTo(EVENING.pushes().size());
        assertThat(overtaken(plan)).isGreaterThan(500);
    }

    @Test
    void sharesNoOrder_whenShopsAreMany() {
        Set<String> ids = new HashSet<>();
        int orders = 0;
        for (int number = 0; number < 4; number++) {
            SimulatedShop shop = SimulatedShop.numbered(number, number % 2 == 0 ? Market.PH : Market.US);
            EveningScript evening = EveningScript.of(PLAN.withShop(shop).withOrders(300));
            evening.orders().forEach(order -> ids.add(order.id()));
            orders += 300;
        }
        assertThat(ids).hasSize(orders);
    }

    @Test
    void works_whenTheEveningIsTiny() {
        EveningScript evening = EveningScript.of(PLAN.withOrders(1));

        assertThat(Books.of(evening).orders()).hasSize(1);
        assertThat(DeliveryPlan.of(evening).deliveries()).isNotEmpty();
    }

    /** Webhooks of one order that arrive after a later one of it. */
    private static long overtaken(DeliveryPlan plan) {
        Map<String, Instant> newest = new HashMap<>();
        long overtaken = 0;
        for (Delivery delivery : plan.deliveries()) {
            Push push = delivery.push();
            if (delivery.kind() == Delivery.Kind.GENUINE && push.aboutOrder()) {
                Instant known = newest.merge(push.subject(), push.updated(), (a, b) -> a.isAfter(b) ? a : b);
                overtaken += known.isAfter(push.updated()) ? 1 : 0;
            }
        }
        return overtaken;
    }

    private static double ordersPerMinute(Instant from, Instant until) {
        long bought = EVENING.orders().stream()
                .filter(order ->
                        !order.boughtAt().isBefore(from) && order.boughtAt().isBefore(until))
                .count();
        return bought / (Duration.between(from, until).toSeconds() / 60.0);
    }
}
