package dev.backroom.model.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClockNewsTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Duration MARGIN = Duration.ofHours(4);

    @Test
    void standsByTheFirstDeadlineThatStillRuns() {
        Order packed = order(OrderStatus.AWAITING_SHIPMENT, 30, 40, 90);
        assertThat(at(packed, 0)).isInstanceOf(ShipClock.Fine.class);
        // 23 h after the beginning it is 01:00 in Los Angeles, and the deadline lies at 08:00 of that day.
        assertThat(at(packed, 23)).isInstanceOf(ShipClock.DueToday.class);
        assertThat(at(packed, 26)).isEqualTo(new ShipClock.AtRisk(new Limit(Limit.What.ARRANGED, hour(30))));
        assertThat(at(packed, 30))
                .isEqualTo(new ShipClock.Late(new Limit(Limit.What.ARRANGED, hour(30)), Optional.of(hour(90))));
        Order arranged = order(OrderStatus.AWAITING_COLLECTION, 30, 40, 90);
        assertThat(at(arranged, 36)).isEqualTo(new ShipClock.AtRisk(new Limit(Limit.What.COLLECTED, hour(40))));
        assertThat(at(arranged, 95))
                .isEqualTo(new ShipClock.Late(new Limit(Limit.What.COLLECTED, hour(40)), Optional.empty()));
        assertThat(at(order(OrderStatus.IN_TRANSIT, 30, 40, 90), 95)).isInstanceOf(ShipClock.Fine.class);
        assertThat(at(order(OrderStatus.ON_HOLD, 30, 40, 90), 95)).isInstanceOf(ShipClock.Fine.class);
    }

    @Property(tries = 300)
    void tellsBeforeItIsLate_andEachStageOnce_whateverTheDeadlines(
            @ForAll @IntRange(min = 5, max = 60) int ready,
            @ForAll @IntRange(min = 0, max = 40) int later,
            @ForAll @IntRange(min = 5, max = 100) int cancels,
            @ForAll @IntRange(min = 0, max = 14) int offset) {
        Order order = order(OrderStatus.AWAITING_SHIPMENT, ready, ready + later, ready + later + cancels);
        SortedMap<OrderKey, ClockNews.Notified> told = new TreeMap<>();
        List<String> said = new ArrayList<>();
        for (int minute = offset; minute < 60 * 210; minute += 15) {
            Instant now = T0.plus(Duration.ofMinutes(minute));
            ClockNews news = ClockNews.of(List.of(order), told, now, ZONE, MARGIN);
            news.news().forEach((stage, orders) -> {
                said.add(stage.name());
                if (stage == ClockNews.Stage.AT_RISK) {
                    Duration left = Duration.between(now, orders.getFirst().due());
                    assertThat(left).isBetween(MARGIN.minusMinutes(15), MARGIN);
                }
            });
            told = news.told();
        }
        assertThat(said).containsExactly("AT_RISK", "LATE", "CANCELS");
    }

    @Test
    void tellsAgain_whenAnotherDeadlineComesNear() {
        Order packed = order(OrderStatus.AWAITING_SHIPMENT, 10, 40, 90);
        ClockNews risk = ClockNews.of(List.of(packed), Map.of(), hour(7), ZONE, MARGIN);
        assertThat(risk.news()).containsOnlyKeys(ClockNews.Stage.AT_RISK);
        Order arranged = order(OrderStatus.AWAITING_COLLECTION, 10, 40, 90);
        ClockNews calm = ClockNews.of(List.of(arranged), risk.told(), hour(9), ZONE, MARGIN);
        assertThat(calm.told()).isEmpty();
        assertThat(ClockNews.of(List.of(arranged), calm.told(), hour(37), ZONE, MARGIN)
                        .news())
                .containsOnlyKeys(ClockNews.Stage.AT_RISK);
    }

    @Test
    void tellsOfTheSecondDeadline_whenTheFirstWasMissed() {
        Order packed = order(OrderStatus.AWAITING_SHIPMENT, 30, 33, 90);
        ClockNews late = ClockNews.of(List.of(packed), Map.of(), hour(31), ZONE, MARGIN);
        assertThat(late.news()).containsOnlyKeys(ClockNews.Stage.LATE);
        Order arranged = order(OrderStatus.AWAITING_COLLECTION, 30, 33, 90);
        ClockNews risk = ClockNews.of(List.of(arranged), late.told(), hour(32), ZONE, MARGIN);
        assertThat(risk.news()).containsOnlyKeys(ClockNews.Stage.AT_RISK);
        assertThat(ClockNews.of(List.of(arranged), risk.told(), hour(32), ZONE, MARGIN)
                        .news())
                .isEmpty();
    }

    private static ShipClock at(Order order, int hour) {
        return ShipClock.of(order, hour(hour), ZONE, MARGIN);
    }

    private static Instant hour(int hour) {
        return T0.plus(Duration.ofHours(hour));
    }

    private static Order order(OrderStatus status, int ready, int collected, int cancels) {
        return new Order(
                OrderKey.of("1", "576"),
                1,
                new PlatformState(
                        status,
                        T0,
                        new Deadlines(
                                Optional.of(hour(ready)), Optional.of(hour(collected)), Optional.of(hour(cancels))),
                        T0,
                        Milestones.NONE,
                        T0),
                List.of(),
                new Payment("", new Money(BigDecimal.ONE, "USD"), Optional.of(T0), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "main", Handling.USUAL),
                Reservation.NONE,
                DeskState.NEW);
    }
}
