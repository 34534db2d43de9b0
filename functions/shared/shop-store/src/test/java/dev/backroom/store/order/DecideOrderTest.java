package dev.backroom.store.order;

import static dev.backroom.store.Goods.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.Answer;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.store.DeskTables;
import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.StoreFixture;
import dev.backroom.store.StoreTables;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.commit.OrderChange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Tag("engine")
final class DecideOrderTest extends StoreFixture {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final OrderKey ORDER = OrderKey.of(SHOP, "11");
    private static final Remark WHY = new Remark("the buyer moves");

    private String desk;
    private DecisionTable decisions;
    private DecideOrder decide;

    @Override
    protected DynamoDbClient dynamo() {
        return EmbeddedDynamo.client();
    }

    @BeforeEach
    void anOrder() {
        desk = DeskTables.create(dynamo()).desk();
        decisions = new DecisionTable(dynamo(), tables.orders(), desk, StoreTables.Impatient.BACKOFF);
        decide = new DecideOrder(tables.orderTable(), decisions, Clock.fixed(NOON, ZoneOffset.UTC));
        onHand(MUG, 5);
        next(seen("11", OrderStatus.AWAITING_SHIPMENT, 0, line(MUG, 1)));
    }

    @Test
    void stopsAnOrder_andLetsItGoAgain_andRemembersWhoDid() {
        decide.decide(ORDER, new Decision.Hold(), "mia", WHY);
        Order held = stored("11");
        decide.decide(ORDER, new Decision.Release(Optional.empty()), "tom", Remark.NONE);
        Order released = stored("11");

        assertThat(held.lane()).contains(Lane.HELD);
        assertThat(released.lane()).contains(Lane.READY);
        assertThat(decisions.history(ORDER, 10))
                .extracting(Decided::did, Decided::who, Decided::why)
                .containsExactlyInAnyOrder(
                        tuple(Decided.Did.RELEASED, "tom", ""), tuple(Decided.Did.HELD, "mia", "the buyer moves"));
    }

    @Test
    void keepsTheStop_whenThePlatformIsReadAgain_untilItIsReleased() {
        decide.decide(ORDER, new Decision.Hold(), "mia", WHY);

        next(seen("11", OrderStatus.AWAITING_SHIPMENT, 60, line(MUG, 1)));

        assertThat(stored("11").holds()).extracting(hold -> hold.code()).containsExactly(HoldCode.HELD_BY_HAND);
        decide.decide(ORDER, new Decision.Release(Optional.empty()), "mia", WHY);
        next(seen("11", OrderStatus.AWAITING_SHIPMENT, 120, line(MUG, 1)));
        assertThat(stored("11").holds()).isEmpty();
    }

    @Test
    void putsBackWhatWasReleased_withItsEvidence_whenTheOrderIsStoppedAgain() {
        Hold address = new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: missing"));
        Hold phone = new Hold(HoldCode.PHONE_INVALID, List.of("phone: not-assigned"));
        foundInRecipient(60, SOMEBODY, address, phone);
        decide.decide(ORDER, new Decision.Release(Optional.empty()), "mia", WHY);
        assertThat(stored("11").lane()).contains(Lane.READY);

        decide.decide(ORDER, new Decision.Hold(), "mia", Remark.NONE);

        assertThat(stored("11").holds()).contains(address, phone).hasSize(3);
        foundInRecipient(120, SOMEBODY, address, phone);
        assertThat(stored("11").holds()).contains(address, phone).hasSize(3);
        decide.decide(ORDER, new Decision.Release(Optional.empty()), "tom", WHY);
        assertThat(stored("11").holds()).isEmpty();
        foundInRecipient(180, SOMEBODY, address, phone);
        assertThat(stored("11").holds()).isEmpty();
    }

    @Test
    void putsBackOnlyWhatIsAboutTheRecipientOfNow() {
        Hold address = new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: missing"));
        foundInRecipient(60, SOMEBODY, address);
        decide.decide(ORDER, new Decision.Release(Optional.empty()), "mia", WHY);
        foundInRecipient(120, new Recipient("A. Buyer", "+1 555 0100", "2 Example Street", "00000", "US", ""));

        decide.decide(ORDER, new Decision.Hold(), "mia", Remark.NONE);

        assertThat(stored("11").holds()).extracting(Hold::code).containsExactly(HoldCode.HELD_BY_HAND);
    }

    private void foundInRecipient(int second, Recipient recipient, Hold... found) {
        Seen seen =
                seen("11", OrderStatus.AWAITING_SHIPMENT, second, line(MUG, 1)).to(recipient);
        OrderTransition.Terms terms = new OrderTransition.Terms(TERMS.warehouse(), TERMS.stockSince(), List.of(found));
        if (OrderTransition.apply(Optional.of(stored("11")), seen.snapshot(), CATALOGUE, terms)
                instanceof OrderTransition.Changed changed) {
            commit(new OrderChange(OWNER, CATALOGUE, terms, changed));
        }
    }

    @Test
    void stopsTheOrder_whenACancellationIsAskedFor_andForgetsTheWish_whenItIsReleased() {
        decide.decide(ORDER, new Decision.Cancel(CancelReason.BUYER_ASKED), "mia", WHY);

        assertThat(stored("11").lane()).contains(Lane.HELD);
        assertThat(decisions.wishes(new ShopId(SHOP), 10))
                .containsExactly(new CancelWish(ORDER, CancelReason.BUYER_ASKED, "mia", NOON));
        decide.decide(ORDER, new Decision.Release(Optional.empty()), "tom", Remark.NONE);
        assertThat(decisions.wishes(new ShopId(SHOP), 10)).isEmpty();
        assertThat(decisions.wish(ORDER)).isEmpty();
    }

    @Test
    void refuses_whatCannotBeDone() {
        assertThat(decide.decide(ORDER, new Decision.Release(Optional.empty()), "mia", WHY))
                .isEqualTo(new DecideOrder.Outcome.Refused(Decision.Why.NOTHING_TO_RELEASE));
        assertThat(decide.decide(OrderKey.of(SHOP, "99"), new Decision.Hold(), "mia", WHY))
                .isInstanceOf(DecideOrder.Outcome.Unknown.class);
        decide.decide(ORDER, new Decision.Hold(), "mia", WHY);
        assertThat(decide.decide(ORDER, new Decision.Hold(), "mia", WHY))
                .isEqualTo(new DecideOrder.Outcome.Refused(Decision.Why.ALREADY_HELD));
        next(seen("11", OrderStatus.IN_TRANSIT, 60, line(MUG, 1)));
        assertThat(decide.decide(ORDER, new Decision.Cancel(CancelReason.OUT_OF_STOCK), "mia", WHY))
                .isEqualTo(new DecideOrder.Outcome.Refused(Decision.Why.TOO_LATE));
        assertThat(stored("11").holds()).isEmpty();
    }

    @Test
    void doesNothing_whenTheOrderIsNotWhatThePersonSaw() {
        String seen = stored("11").deskMark();
        next(seen("11", OrderStatus.AWAITING_SHIPMENT, 60, line(MUG, 1)));
        assertThat(stored("11").deskMark()).as("one more read of the same").isEqualTo(seen);
        decide.decide(ORDER, new Decision.Hold(), "mia", WHY);

        assertThat(decide.decide(ORDER, new Decision.Release(Optional.empty()), Optional.of(seen), "tom", Remark.NONE))
                .isEqualTo(new DecideOrder.Outcome.Changed(stored("11")));
        assertThat(stored("11").lane()).contains(Lane.HELD);
        assertThat(decide.decide(
                        ORDER,
                        new Decision.Release(Optional.empty()),
                        Optional.of(stored("11").deskMark()),
                        "tom",
                        Remark.NONE))
                .isInstanceOf(DecideOrder.Outcome.Done.class);
    }

    @Test
    void keepsTheAnswerToACase_amongWhatWasDoneWithItsOrder() {
        AftersaleTable cases = new AftersaleTable(dynamo(), desk, StoreTables.Impatient.BACKOFF);
        NextStep step = new NextStep(NextStep.What.ANSWER_RETURN, NOON.plusSeconds(60));
        Aftersale waits = Aftersale.after(
                        Optional.empty(),
                        new CaseSnapshot(
                                new CaseKey(ORDER, CaseKind.RETURN, "4035"),
                                CaseState.REQUESTED,
                                Remedy.RETURN_AND_REFUND,
                                CaseInitiator.BUYER,
                                "",
                                NOON,
                                NOON,
                                NOON,
                                Optional.of(step),
                                List.of(),
                                Optional.empty(),
                                false))
                .orElseThrow();
        cases.put(Optional.empty(), waits);
        decide.decide(ORDER, new Decision.Note(), "mia", WHY);

        cases.answer(waits, waits.answered(new Answer(step, false, "tom", NOON)), "packed", NOON.plusSeconds(9));

        assertThat(decisions.history(ORDER, 10))
                .extracting(Decided::did, Decided::why)
                .containsExactly(
                        tuple(Decided.Did.CASE_REFUSED, "4035 ANSWER_RETURN: packed"),
                        tuple(Decided.Did.NOTED, "the buyer moves"));
    }

    @Test
    void settlesAWish_withWhatThePlatformSaid() {
        decide.decide(ORDER, new Decision.Cancel(CancelReason.OUT_OF_STOCK), "mia", Remark.NONE);
        CancelWish wish = decisions.wish(ORDER).orElseThrow();

        decisions.settle(
                wish,
                new Decided(NOON.plusSeconds(5), Decided.Did.CANCEL_REFUSED, "mia", "too late", List.of(), List.of()));

        assertThat(decisions.wish(ORDER)).isEmpty();
        assertThat(decisions.history(ORDER, 1)).extracting(Decided::why).containsExactly("too late");
    }
}
