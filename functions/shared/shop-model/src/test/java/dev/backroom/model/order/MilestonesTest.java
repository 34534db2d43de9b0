package dev.backroom.model.order;

import static dev.backroom.model.order.OrderStatus.AWAITING_SHIPMENT;
import static dev.backroom.model.order.OrderStatus.CANCELLED;
import static dev.backroom.model.order.OrderStatus.DELIVERED;
import static dev.backroom.model.order.OrderStatus.IN_TRANSIT;
import static dev.backroom.model.order.Shelf.CATALOGUE;
import static dev.backroom.model.order.Shelf.EVENING;
import static dev.backroom.model.order.Shelf.MUG;
import static dev.backroom.model.order.Shelf.TERMS;
import static dev.backroom.model.order.Shelf.line;
import static dev.backroom.model.order.Shelf.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.OrderTransition;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MilestonesTest {
    @Test
    void takesTheFirstReadOnItsWay_whenThePlatformNamesNoTime() {
        Order collected = after(Optional.empty(), read(IN_TRANSIT, 60, Milestones.NONE));
        Order delivered = after(Optional.of(collected), read(DELIVERED, 900, Milestones.NONE));

        assertThat(collected.milestones().collected()).contains(EVENING.plusSeconds(60));
        assertThat(delivered.milestones().collected()).contains(EVENING.plusSeconds(60));
        assertThat(delivered.milestones().delivered()).contains(EVENING.plusSeconds(900));
    }

    @Test
    void keepsWhatWasSaidOnce_whenALaterReadIsSilent() {
        Milestones said = new Milestones(at(10), at(20), Optional.empty(), at(50));
        Order stored = after(Optional.empty(), read(IN_TRANSIT, 60, said));

        assertThat(after(Optional.of(stored), read(DELIVERED, 90, Milestones.NONE))
                        .milestones())
                .isEqualTo(said);
    }

    @Test
    void believesThePlatform_whenItNamesTheTimeLater() {
        Order stored = after(Optional.empty(), read(IN_TRANSIT, 60, Milestones.NONE));
        Milestones says = new Milestones(Optional.empty(), at(30), Optional.empty(), at(80));

        assertThat(after(Optional.of(stored), read(DELIVERED, 90, says)).milestones())
                .isEqualTo(says);
    }

    @Test
    void forgetsTheCancellation_whenTheOrderGoesOn() {
        Order cancelled = after(Optional.empty(), read(CANCELLED, 60, Milestones.NONE));
        Order again = after(Optional.of(cancelled), read(AWAITING_SHIPMENT, 90, Milestones.NONE));

        assertThat(cancelled.milestones().cancelled()).contains(EVENING.plusSeconds(60));
        assertThat(again.milestones()).isEqualTo(Milestones.NONE);
    }

    private static Optional<Instant> at(int second) {
        return Optional.of(EVENING.plusSeconds(second));
    }

    private static OrderSnapshot read(OrderStatus status, int second, Milestones milestones) {
        OrderSnapshot plain = seen(status, second, line(MUG, 1)).snapshot();
        return new OrderSnapshot(
                plain.key(),
                new PlatformState(
                        plain.status(),
                        plain.created(),
                        plain.deadlines(),
                        plain.updated(),
                        milestones,
                        plain.readAt()),
                plain.platformHold(),
                plain.lines(),
                plain.payment(),
                new Fulfilment(plain.kind(), plain.fulfilledBy(), plain.warehouse(), Handling.USUAL),
                plain.buyerAsksCancel(),
                plain.recipient());
    }

    private static Order after(Optional<Order> stored, OrderSnapshot read) {
        return ((OrderTransition.Changed) OrderTransition.apply(stored, read, CATALOGUE, TERMS)).after();
    }
}
