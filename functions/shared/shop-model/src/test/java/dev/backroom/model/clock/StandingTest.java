package dev.backroom.model.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    /** The carrier's deadline is far, the arranging one is over: late on every page, or on none. */
    @Test
    void isLate_onceTheFirstDeadlineOfTheDispatchIsOver() {
        assertThat(standing(OrderStatus.AWAITING_SHIPMENT, -1, 40)).isEqualTo(Standing.LATE);
        assertThat(standing(OrderStatus.AWAITING_SHIPMENT, 3, 40)).isEqualTo(Standing.AT_RISK);
        assertThat(standing(OrderStatus.AWAITING_SHIPMENT, 8, 40)).isEqualTo(Standing.DUE_TODAY);
        assertThat(standing(OrderStatus.AWAITING_SHIPMENT, 13, 40)).isEqualTo(Standing.FINE);
        assertThat(standing(OrderStatus.AWAITING_COLLECTION, -1, 40))
                .as("arranged: only the carrier's scan is still to come")
                .isEqualTo(Standing.FINE);
        assertThat(standing(OrderStatus.ON_HOLD, -1, -1)).isEqualTo(Standing.FINE);
    }

    @Test
    void endsTodayAtTheShopsOwnMidnight() {
        Order order = order(OrderStatus.AWAITING_SHIPMENT, Optional.of(8), Optional.empty());
        assertThat(Standing.of(order, NOON, ZONE)).isEqualTo(Standing.DUE_TODAY);
        assertThat(Standing.of(order, NOON, ZoneId.of("Europe/London"))).isEqualTo(Standing.FINE);
    }

    @Property(tries = 300)
    void isTheSameForAnOrderAndForItsEntryInAList(
            @ForAll OrderStatus status,
            @ForAll @IntRange(min = -30, max = 60) int ready,
            @ForAll @IntRange(min = -30, max = 60) int collected) {
        Order order = order(status, Optional.of(ready), Optional.of(collected));
        ListedOrder.of(order)
                .ifPresent(listed ->
                        assertThat(Standing.of(listed, NOON, ZONE)).isEqualTo(Standing.of(order, NOON, ZONE)));
    }

    private static Standing standing(OrderStatus status, int ready, int collected) {
        return Standing.of(order(status, Optional.of(ready), Optional.of(collected)), NOON, ZONE);
    }

    private static Order order(OrderStatus status, Optional<Integer> ready, Optional<Integer> collected) {
        return new Order(
                OrderKey.of("1", "576"),
                1,
                new PlatformState(
                        status,
                        NOON,
                        new Deadlines(
                                ready.map(StandingTest::hoursOn),
                                collected.map(StandingTest::hoursOn),
                                Optional.empty()),
                        NOON,
                        Milestones.NONE,
                        NOON),
                List.of(),
                new Payment("", new Money(BigDecimal.ONE, "USD"), Optional.of(NOON), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "main", Handling.USUAL),
                Reservation.NONE,
                DeskState.NEW);
    }

    private static Instant hoursOn(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }
}
