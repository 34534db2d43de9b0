package dev.backroom.model.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KpiFactsTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final Instant PAID = Instant.parse("2026-11-20T18:10:00Z");
    private static final Sku MUG = new Sku("MUG");
    private static final OrderLine TWO_MUGS = line(2, "9.95", false, LineState.OPEN);

    @Test
    void countsASaleByTheHourOfPayment_whenItIsPaid() {
        Facts facts = KpiFacts.of(new Told(OrderStatus.AWAITING_SHIPMENT).order());

        Tally hour = tally(facts, Bucket.hour(SHOP, PAID));
        assertThat(hour.count(Count.ORDERS)).isEqualTo(1);
        assertThat(hour.count(Count.UNITS)).isEqualTo(2);
        assertThat(hour.count(Count.ENTERED)).isEqualTo(1);
        assertThat(hour.count(Count.SHIP_DUE)).isEqualTo(1);
        assertThat(hour.gmv()).containsExactly(Map.entry("USD", new BigDecimal("19.9")));
        assertThat(tally(facts, Bucket.units(SHOP, PAID)).units()).containsExactly(Map.entry(MUG, 2L));
        assertThat(tally(facts, Bucket.now(SHOP)).count(Count.PENDING)).isEqualTo(1);
    }

    @Test
    void countsNothingButThatItExists_whenNobodyHasPaid() {
        Facts facts = KpiFacts.of(new Told(OrderStatus.UNPAID).unpaid().order());

        assertThat(facts.tallies()).containsOnlyKeys(Bucket.now(SHOP));
        assertThat(tally(facts, Bucket.now(SHOP)).amounts()).containsOnlyKeys("stored", "versions");
    }

    @Test
    void countsFromItsCreation_whenTheBuyerPaysOnDelivery() {
        Facts facts =
                KpiFacts.of(new Told(OrderStatus.ON_HOLD).unpaid().onDelivery().order());

        Instant created = PAID.minusSeconds(3600);
        assertThat(tally(facts, Bucket.hour(SHOP, created)).count(Count.ORDERS)).isEqualTo(1);
    }

    @Test
    void keepsTheSaleAndTakesBackTheDemand_whenItIsCancelled() {
        Instant cancelled = PAID.plus(Duration.ofHours(3));
        Facts facts = KpiFacts.of(new Told(OrderStatus.CANCELLED)
                .at(Optional.empty(), Optional.of(cancelled))
                .order());

        Tally paid = tally(facts, Bucket.hour(SHOP, PAID));
        assertThat(paid.count(Count.ORDERS)).isEqualTo(1);
        assertThat(paid.count(Count.SHIP_DUE)).as("cancelled in time: excused").isZero();
        assertThat(tally(facts, Bucket.hour(SHOP, cancelled)).count(Count.CANCELLED))
                .isEqualTo(1);
        assertThat(tally(facts, Bucket.hour(SHOP, cancelled)).count(Count.LEFT)).isEqualTo(1);
        assertThat(tally(facts, Bucket.units(SHOP, PAID)).units()).isEmpty();
        assertThat(tally(facts, Bucket.now(SHOP)).count(Count.PENDING)).isZero();
    }

    @Test
    void countsAsLate_whenItIsCancelledAfterItsDay() {
        Facts facts = KpiFacts.of(new Told(OrderStatus.CANCELLED)
                .at(Optional.empty(), Optional.of(PAID.plus(Duration.ofHours(24))))
                .order());

        Tally paid = tally(facts, Bucket.hour(SHOP, PAID));
        assertThat(paid.count(Count.SHIP_DUE)).isEqualTo(1);
        assertThat(paid.count(Count.SHIPPED_IN_TIME)).isZero();
    }

    @Test
    void countsUnpaidCancellationsApart_whenNobodyEverPaid() {
        Facts facts = KpiFacts.of(new Told(OrderStatus.CANCELLED)
                .unpaid()
                .at(Optional.empty(), Optional.of(PAID))
                .order());

        Tally hour = tally(facts, Bucket.hour(SHOP, PAID));
        assertThat(hour.amounts()).containsOnlyKeys("unpaidCancelled");
    }

    @Test
    void isInTime_untilTheLastSecondOfItsDay() {
        assertThat(inTime(Duration.ofHours(24))).isEqualTo(1);
        assertThat(inTime(Duration.ofHours(24).plusSeconds(1))).isZero();
    }

    @Test
    void countsUnitsOut_whereTheyLeft() {
        Instant collected = PAID.plus(Duration.ofHours(20));
        Facts facts = KpiFacts.of(new Told(OrderStatus.IN_TRANSIT)
                .at(Optional.of(collected), Optional.empty())
                .order());

        Tally hour = tally(facts, Bucket.hour(SHOP, collected));
        assertThat(hour.count(Count.UNITS_OUT)).isEqualTo(3);
        assertThat(hour.count(Count.LEFT)).isEqualTo(1);
    }

    @Test
    void takesTheNewestRead_whenAnOldItemNamesNoMilestone() {
        Told shipped = new Told(OrderStatus.COMPLETED).at(Optional.empty(), Optional.empty());
        Told gone = new Told(OrderStatus.CANCELLED).at(Optional.empty(), Optional.empty());

        assertThat(tally(KpiFacts.of(shipped.order()), Bucket.hour(SHOP, PAID)).count(Count.LEFT))
                .isEqualTo(1);
        assertThat(tally(KpiFacts.of(gone.order()), Bucket.hour(SHOP, PAID)).count(Count.CANCELLED))
                .isEqualTo(1);
    }

    @Test
    void isWorkAndNoSale_whenItIsASampleOrAReplacement() {
        for (OrderKind kind : List.of(OrderKind.SAMPLE, OrderKind.REPLACEMENT, OrderKind.EXCHANGE)) {
            Facts facts = KpiFacts.of(
                    new Told(OrderStatus.AWAITING_SHIPMENT).unpaid().as(kind).order());

            assertThat(tally(facts, Bucket.now(SHOP)).count(Count.PENDING)).isEqualTo(1);
            assertThat(facts.tallies().values())
                    .allSatisfy(tally -> assertThat(tally.amounts())
                            .doesNotContainKeys("orders", "units", "shipDue", "gmv:USD", "s:MUG"));
        }
    }

    @Test
    void isASaleAndNoWork_whenThePlatformShips() {
        Facts facts =
                KpiFacts.of(new Told(OrderStatus.AWAITING_SHIPMENT).byPlatform().order());

        assertThat(tally(facts, Bucket.hour(SHOP, PAID)).amounts()).containsOnlyKeys("orders", "units", "gmv:USD");
        assertThat(tally(facts, Bucket.now(SHOP)).count(Count.PENDING)).isZero();
    }

    @Test
    void leavesGiftsOut_andCancelledLinesOutOfDemand() {
        Facts facts = KpiFacts.of(new Told(OrderStatus.AWAITING_SHIPMENT)
                .with(TWO_MUGS, line(1, "4.50", true, LineState.OPEN), line(3, "1.00", false, LineState.CANCELLED))
                .order());

        assertThat(tally(facts, Bucket.hour(SHOP, PAID)).count(Count.UNITS)).isEqualTo(5);
        assertThat(tally(facts, Bucket.hour(SHOP, PAID)).gmv()).containsEntry("USD", new BigDecimal("22.9"));
        assertThat(tally(facts, Bucket.units(SHOP, PAID)).units()).containsExactly(Map.entry(MUG, 2L));
    }

    @Test
    void countsAReviewByItsStars_andMovesItWhenTheyChange() {
        Facts bad = KpiFacts.review(SHOP, PAID, 2, 1);
        Facts better = KpiFacts.review(SHOP, PAID, 3, 2);
        Facts good = KpiFacts.review(SHOP, PAID, 4, 3);

        assertThat(tally(bad, Bucket.hour(SHOP, PAID)).count(Count.BAD_REVIEWS)).isEqualTo(1);
        assertThat(tally(good, Bucket.hour(SHOP, PAID)).count(Count.GOOD_REVIEWS))
                .isEqualTo(1);
        Tally change = tally(better.minus(bad), Bucket.hour(SHOP, PAID));
        assertThat(change.count(Count.BAD_REVIEWS)).isEqualTo(-1);
        assertThat(change.count(Count.MIXED_REVIEWS)).isEqualTo(1);
    }

    @Test
    void isNothing_whenAnOrderChangesToItself() {
        Facts order = KpiFacts.of(new Told(OrderStatus.AWAITING_SHIPMENT).order());

        assertThat(KpiDelta.between(order, order).isNone()).isTrue();
        assertThat(KpiDelta.between(Facts.NONE, order)).isEqualTo(order);
        assertThat(KpiDelta.between(Facts.NONE, order)
                        .plus(KpiDelta.between(order, Facts.NONE))
                        .isNone())
                .isTrue();
    }

    private static long inTime(Duration after) {
        Facts facts = KpiFacts.of(new Told(OrderStatus.DELIVERED)
                .at(Optional.of(PAID.plus(after)), Optional.empty())
                .order());
        return tally(facts, Bucket.hour(SHOP, PAID)).count(Count.SHIPPED_IN_TIME);
    }

    private static Tally tally(Facts facts, Bucket bucket) {
        return facts.tallies().getOrDefault(bucket, Tally.NONE);
    }

    private static OrderLine line(int units, String price, boolean gift, LineState state) {
        return new OrderLine(MUG, "17", "18", units, new BigDecimal(price), gift, state);
    }

    /** Whatever the platform says late or early: due and done meet in the hour of the deadline. */
    @Test
    void countsHealthInTheHourOfTheDeadline() {
        Instant due = PAID.plus(Duration.ofHours(48));
        Deadlines deadlines = new Deadlines(
                Optional.of(due.minusSeconds(7200)),
                Optional.of(due),
                Optional.empty(),
                Optional.of(due.plusSeconds(86_400)));
        Optional<Instant> early = Optional.of(due.minusSeconds(9000));
        Optional<Instant> late = Optional.of(due.plusSeconds(1));

        assertThat(health(OrderStatus.AWAITING_SHIPMENT, deadlines, Milestones.NONE, due))
                .isEqualTo("1 due, 0 in time, 0 arranged, 0 tracked");
        assertThat(health(OrderStatus.IN_TRANSIT, deadlines, new Milestones(early, early, Optional.empty()), due))
                .isEqualTo("1 due, 1 in time, 1 arranged, 1 tracked");
        assertThat(health(OrderStatus.IN_TRANSIT, deadlines, new Milestones(early, late, Optional.empty()), due))
                .isEqualTo("1 due, 0 in time, 1 arranged, 1 tracked");
        assertThat(health(
                        OrderStatus.AWAITING_COLLECTION,
                        deadlines,
                        new Milestones(early, Optional.empty(), Optional.empty()),
                        due))
                .isEqualTo("1 due, 0 in time, 1 arranged, 0 tracked");
        assertThat(health(
                        OrderStatus.CANCELLED,
                        deadlines,
                        new Milestones(Optional.empty(), Optional.empty(), early),
                        due))
                .isEqualTo("0 due, 0 in time, 0 arranged, 0 tracked");
        assertThat(health(
                        OrderStatus.CANCELLED,
                        deadlines,
                        new Milestones(Optional.empty(), Optional.empty(), late),
                        due))
                .isEqualTo("1 due, 0 in time, 0 arranged, 0 tracked");

        Instant deliverBy = due.plusSeconds(86_400);
        Order delivered = with(
                OrderStatus.DELIVERED,
                deadlines,
                new Milestones(early, early, Optional.empty(), Optional.of(deliverBy)));
        Tally tally = tally(KpiFacts.of(delivered), Bucket.hour(SHOP, deliverBy));
        assertThat(tally.count(Count.DELIVERY_DUE)).isEqualTo(1);
        assertThat(tally.count(Count.DELIVERED_IN_TIME)).isEqualTo(1);
    }

    private static String health(OrderStatus status, Deadlines deadlines, Milestones milestones, Instant due) {
        Tally tally = tally(KpiFacts.of(with(status, deadlines, milestones)), Bucket.hour(SHOP, due));
        return "%d due, %d in time, %d arranged, %d tracked"
                .formatted(
                        tally.count(Count.DISPATCH_DUE),
                        tally.count(Count.DISPATCHED_IN_TIME),
                        tally.count(Count.TRACK_DUE),
                        tally.count(Count.TRACKED));
    }

    private static Order with(OrderStatus status, Deadlines deadlines, Milestones milestones) {
        return new Order(
                new OrderKey(SHOP, "576653688135258178"),
                1,
                new PlatformState(status, PAID, deadlines, PAID, milestones, PAID),
                List.of(TWO_MUGS),
                new Payment("", Money.of("25", "USD"), Optional.of(PAID), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, Slot.MAIN, Handling.USUAL),
                Reservation.NONE,
                DeskState.NEW);
    }

    private record Told(
            OrderStatus status,
            Optional<Instant> paid,
            boolean cash,
            OrderKind kind,
            FulfilledBy by,
            Milestones milestones,
            List<OrderLine> lines) {
        Told(OrderStatus status) {
            this(
                    status,
                    Optional.of(PAID),
                    false,
                    OrderKind.SALE,
                    FulfilledBy.SELLER,
                    Milestones.NONE,
                    List.of(TWO_MUGS));
        }

        Told unpaid() {
            return new Told(status, Optional.empty(), cash, kind, by, milestones, lines);
        }

        Told onDelivery() {
            return new Told(status, paid, true, kind, by, milestones, lines);
        }

        Told as(OrderKind other) {
            return new Told(status, paid, cash, other, by, milestones, lines);
        }

        Told byPlatform() {
            return new Told(status, paid, cash, kind, FulfilledBy.PLATFORM, milestones, lines);
        }

        Told at(Optional<Instant> collected, Optional<Instant> cancelled) {
            Milestones reached = new Milestones(Optional.empty(), collected, cancelled);
            return new Told(status, paid, cash, kind, by, reached, lines);
        }

        Told with(OrderLine... others) {
            return new Told(status, paid, cash, kind, by, milestones, List.of(others));
        }

        Order order() {
            int out = status.hasShipped() ? 3 : 0;
            return new Order(
                    new OrderKey(SHOP, "576653688135258178"),
                    4,
                    new PlatformState(status, PAID.minusSeconds(3600), Deadlines.NONE, PAID, milestones, PAID),
                    lines,
                    new Payment("", Money.of("25", "USD"), paid, cash),
                    new Fulfilment(kind, by, Slot.MAIN, Handling.USUAL),
                    new Reservation(Map.of(), Map.of(new Slot(MUG, Slot.MAIN), out), Map.of()),
                    DeskState.NEW);
        }
    }
}
