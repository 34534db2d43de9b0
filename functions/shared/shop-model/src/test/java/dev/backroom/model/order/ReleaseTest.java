package dev.backroom.model.order;

import static dev.backroom.model.order.OrderStatus.AWAITING_COLLECTION;
import static dev.backroom.model.order.OrderStatus.AWAITING_SHIPMENT;
import static dev.backroom.model.order.OrderStatus.IN_TRANSIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.decision.OrderTransition.Unchanged;
import dev.backroom.model.stock.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of the holds that the recipient gives reason for. */
final class ReleaseTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Hold ADDRESS = new Hold(HoldCode.ADDRESS_IMPLAUSIBLE, List.of("street: placeholder"));
    private static final Hold PHONE = new Hold(HoldCode.PHONE_INVALID, List.of("phone: missing"));
    private static final Recipient SOMEBODY = new Recipient("A. Buyer", "", "test", "90012", "US", "");
    private static final Recipient MOVED = new Recipient("A. Buyer", "", "asdf", "90012", "US", "");

    @Test
    void holdsTheOrder_untilSomebodyReleasesIt() {
        Order held = first(ADDRESS);
        Order released = release(held, ADDRESS);

        assertThat(held.lane()).contains(Lane.HELD);
        assertThat(released.lane()).contains(Lane.READY);
        assertThat(released.version()).isEqualTo(held.version() + 1);
    }

    @Test
    void doesNotHoldAgain_forTheSameReasonAndRecipient() {
        Order released = release(first(ADDRESS), ADDRESS);

        OrderTransition again = apply(released, read(AWAITING_SHIPMENT, 5, Optional.of(SOMEBODY)), ADDRESS);

        assertThat(((Changed) again).after().holds()).isEmpty();
        assertThat(((Changed) again).after().released()).hasSize(1);
        assertThat(apply(released, read(AWAITING_SHIPMENT, 0, Optional.of(SOMEBODY)), ADDRESS))
                .isInstanceOf(Unchanged.class);
    }

    @Test
    void holdsAgain_forAnotherAddressOrAnotherReason() {
        Order released = release(first(ADDRESS), ADDRESS);

        Changed moved = (Changed) apply(released, read(AWAITING_SHIPMENT, 5, Optional.of(MOVED)), ADDRESS);
        Changed other = (Changed) apply(released, read(AWAITING_SHIPMENT, 5, Optional.of(SOMEBODY)), ADDRESS, PHONE);

        assertThat(moved.after().holds()).containsExactly(ADDRESS);
        assertThat(other.after().holds()).containsExactly(PHONE);
    }

    @Test
    void keepsTheHold_whileThePlatformHidesTheRecipient_andDropsItOnceItsParcelIsArranged() {
        Order held = first(ADDRESS);

        Changed hidden = (Changed) apply(held, read(AWAITING_SHIPMENT, 5, Optional.empty()));
        Changed arranged = (Changed) apply(held, read(AWAITING_COLLECTION, 5, Optional.of(SOMEBODY)), ADDRESS);
        Changed left = (Changed) apply(held, read(IN_TRANSIT, 5, Optional.of(SOMEBODY)), ADDRESS);

        assertThat(hidden.after().holds()).containsExactly(ADDRESS);
        assertThat(arranged.after().holds()).isEmpty();
        assertThat(left.after().holds()).isEmpty();
    }

    @Test
    void releasesNothing_thatIsNotThereOrMustNotBeReleased() {
        Order held = first(ADDRESS);
        Hold shortStock = new Hold(HoldCode.SHORT_STOCK, List.of("MUG#main x1"));
        Order isShort = held.with(Reservation.NONE, List.of(shortStock));

        assertThat(held.release("00000000")).isEmpty();
        assertThat(isShort.release(shortStock.fingerprint(isShort.recipientMark())))
                .isEmpty();
    }

    @Test
    void showsDeadlineAndActions_withEachCase() {
        Triage.Case open = Triage.cases(first(ADDRESS)).getFirst();

        assertThat(open.deadline()).contains(NOON.plusSeconds(86_400));
        assertThat(open.actions()).contains(HoldCode.Action.RELEASE, HoldCode.Action.ASK_BUYER);
        assertThat(open.fingerprint()).matches("[0-9a-f]{8}");
    }

    @Test
    void staysStopped_whateverIsReadNext_untilItHasLeftOrSomebodyReleasesIt() {
        Order stopped = release(first(ADDRESS), ADDRESS).hold(NOON).orElseThrow();

        Changed again = (Changed) apply(stopped, read(AWAITING_SHIPMENT, 5, Optional.of(SOMEBODY)), ADDRESS);
        Changed left = (Changed) apply(stopped, read(IN_TRANSIT, 5, Optional.of(SOMEBODY)));
        Order released = release(again.after(), again.after().holds().getFirst());

        assertThat(again.after().holds()).extracting(Hold::code).containsExactly(HoldCode.HELD_BY_HAND);
        assertThat(left.after().holds()).isEmpty();
        assertThat(released.lane()).contains(Lane.READY);
        assertThat(released.hold(NOON.plusSeconds(1)).orElseThrow().holds()).hasSize(1);
        assertThat(stopped.hold(NOON.plusSeconds(1))).isEmpty();
        assertThat(left.after().hold(NOON)).isEmpty();
    }

    @Test
    void staysStopped_whenSomebodyLetItGoAndStoppedItAgainWithinOneSecond() {
        Order stopped = first().hold(NOON).orElseThrow();
        Order again = release(stopped, stopped.holds().getFirst()).hold(NOON).orElseThrow();

        Changed read = (Changed) apply(again, read(AWAITING_SHIPMENT, 5, Optional.of(SOMEBODY)));

        assertThat(read.after().lane()).contains(Lane.HELD);
        assertThat(release(read.after(), read.after().holds().getFirst()).lane())
                .contains(Lane.READY);
    }

    @Test
    void releasesAllHoldsAPersonMayRelease_asOneWrite() {
        Order held = first(ADDRESS, PHONE);

        Decision.Verdict verdict = new Decision.Release(Optional.empty()).about(held, NOON);

        assertThat(verdict).isInstanceOfSatisfying(Decision.Verdict.Changed.class, changed -> {
            assertThat(changed.after().holds()).isEmpty();
            assertThat(changed.after().version()).isEqualTo(held.version() + 1);
        });
    }

    private static Order release(Order order, Hold hold) {
        return order.release(hold.fingerprint(order.recipientMark())).orElseThrow();
    }

    private static Order first(Hold... found) {
        OrderSnapshot seen = read(AWAITING_SHIPMENT, 0, Optional.of(SOMEBODY));
        return ((Changed) OrderTransition.apply(Optional.empty(), seen, new Catalogue(Map.of()), terms(found))).after();
    }

    private static OrderTransition apply(Order stored, OrderSnapshot seen, Hold... found) {
        return OrderTransition.apply(Optional.of(stored), seen, new Catalogue(Map.of()), terms(found));
    }

    private static Terms terms(Hold... found) {
        return new Terms(Slot.MAIN, NOON.minusSeconds(86_400), List.of(found));
    }

    private static OrderSnapshot read(OrderStatus status, int minutes, Optional<Recipient> recipient) {
        Instant updated = NOON.plusSeconds(60L * minutes);
        return new OrderSnapshot(
                OrderKey.of("1", "2"),
                new PlatformState(
                        status,
                        NOON,
                        new Deadlines(Optional.empty(), Optional.of(NOON.plusSeconds(86_400)), Optional.empty()),
                        updated,
                        Milestones.NONE,
                        updated),
                false,
                List.of(),
                new Payment("", new Money(BigDecimal.ONE, "USD"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                recipient);
    }
}
