package dev.backroom.model.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.stock.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandoverStepTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Handover PLANNED = new Handover(
            OrderKey.of("1", "2"),
            Handover.Stage.PLANNED,
            "w",
            Handover.Release.NONE,
            Handover.Progress.SMOOTH,
            NOON,
            List.of());

    @Test
    void recallsACancelledOrder_whereTheWarehouseHasIt_orMayHaveIt() {
        ShippableOrder cancelled = order(OrderStatus.CANCELLED);
        assertThat(HandoverStep.next(PLANNED, cancelled, Optional.empty()))
                .isEqualTo(new HandoverStep.Stop("cancelled", false));
        assertThat(HandoverStep.next(PLANNED.waiting("no answer", true), cancelled, Optional.empty()))
                .isEqualTo(new HandoverStep.Stop("cancelled", true));
        assertThat(HandoverStep.next(PLANNED.sent("W", ""), cancelled, Optional.empty()))
                .isEqualTo(new HandoverStep.Stop("cancelled", true));
    }

    @Test
    void waits_whileTheDeskHasNotSeenTheOrder() {
        assertThat(HandoverStep.next(PLANNED, order(OrderStatus.AWAITING_SHIPMENT), Optional.empty()))
                .isInstanceOfSatisfying(
                        HandoverStep.Wait.class,
                        wait -> assertThat(wait.cause()).isEqualTo(HandoverStep.Cause.BEHIND));
    }

    @Test
    void isDone_onceTheParcelHasLeft() {
        assertThat(HandoverStep.next(PLANNED, order(OrderStatus.IN_TRANSIT), Optional.empty()))
                .isEqualTo(new HandoverStep.Done());
    }

    @Test
    void isOutdated_onceTheOrderIsPackedOtherwise() {
        ShippableOrder one = order(OrderStatus.AWAITING_SHIPMENT);
        Handover sent = PLANNED.sent("W", one.packing());
        assertThat(sent.isOutdatedBy(one)).isFalse();

        ShippableOrder split = new ShippableOrder(
                one.seen(),
                one.sellerShips(),
                one.deliveryOption(),
                one.combined(),
                List.of(one.units().getFirst(), unit("2-1", "P3", one.seen().status())));
        assertThat(sent.isOutdatedBy(split)).isTrue();
        assertThat(PLANNED.isOutdatedBy(split)).as("nothing was told yet").isFalse();
    }

    private static ShippableUnit unit(String line, String parcel, OrderStatus status) {
        return new ShippableUnit(
                line, new Sku("MUG"), Optional.of(parcel), PackageState.TO_FULFILL, "", LineState.of(status));
    }

    private static ShippableOrder order(OrderStatus status) {
        OrderSnapshot seen = new OrderSnapshot(
                OrderKey.of("1", "2"),
                new PlatformState(status, NOON, Deadlines.NONE, NOON, Milestones.NONE, NOON),
                false,
                List.of(),
                new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.empty());
        return new ShippableOrder(seen, false, "7", false, List.of(unit("2-0", "P2", status)));
    }
}
