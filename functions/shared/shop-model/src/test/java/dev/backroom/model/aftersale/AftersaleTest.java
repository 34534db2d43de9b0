package dev.backroom.model.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AftersaleTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant DUE = T0.plus(Duration.ofHours(48));
    private static final NextStep ANSWER = new NextStep(NextStep.What.ANSWER_RETURN, DUE);
    private static final NextStep RECEIVE = new NextStep(NextStep.What.RECEIVE_PARCEL, DUE.plus(Duration.ofDays(5)));
    private static final CaseKey KEY = new CaseKey(OrderKey.of("1", "576"), CaseKind.RETURN, "4035");
    private static final Sku MUG = new Sku("MUG");

    @ParameterizedTest
    @CsvSource({
        "CANCELLATION_REQUEST_PENDING, REQUESTED",
        "CANCELLATION_REQUEST_CANCEL, WITHDRAWN",
        "CANCELLATION_REQUEST_CANCELLED, WITHDRAWN",
        "CANCELLATION_REQUEST_SUCCESS, GRANTED",
        "CANCELLATION_REQUEST_COMPLETE, COMPLETE",
        "RETURN_OR_REFUND__REQUEST_CANCELLED, WITHDRAWN",
        "RETURN_OR_REFUND_REQUEST_CANCEL, WITHDRAWN",
        "return_or_refund_request_pending, REQUESTED",
        "REFUND_OR_RETURN_REQUEST_REJECT, REFUSED",
        "AWAITING_BUYER_SHIP, AWAITING_PARCEL",
        "BUYER_SHIPPED_ITEM, ON_ITS_WAY",
        "REJECT_RECEIVE_PACKAGE, PARCEL_REFUSED",
        "AWAITING_BUYER_RESPONSE, OFFERED",
        "REPLACEMENT_REQUEST_REFUND_SUCCESS, GRANTED",
        "REPLACEMENT_REQUEST_COMPLETE, COMPLETE",
        "SOMETHING_NEW, UNRECOGNISED",
        "'', UNRECOGNISED"
    })
    void readsEverySpelling(String spelling, CaseState state) {
        assertThat(CaseState.of(spelling)).isEqualTo(state);
    }

    @Test
    void waitsForThePeople_untilTheyAnswered() {
        Aftersale asked = first(read(0, CaseState.REQUESTED, ANSWER));
        assertThat(asked.open()).contains(ANSWER);

        Aftersale answered = asked.answered(new Answer(ANSWER, true, "console", T0));
        assertThat(answered.open()).isEmpty();
        assertThat(answered.version()).isEqualTo(2);

        // A read from before the platform took the answer in does not ask again, another step does.
        Aftersale stale = next(answered, read(5, CaseState.REQUESTED, ANSWER));
        assertThat(stale.open()).isEmpty();
        assertThat(next(stale, read(9, CaseState.ON_ITS_WAY, RECEIVE)).open()).contains(RECEIVE);
    }

    @Test
    void changesNothing_whenTheReadIsOlderOrSaysTheSame() {
        Aftersale stored = first(read(10, CaseState.ON_ITS_WAY, RECEIVE));
        assertThat(Aftersale.after(Optional.of(stored), read(9, CaseState.REQUESTED, ANSWER)))
                .isEmpty();
        assertThat(Aftersale.after(Optional.of(stored), read(10, CaseState.REQUESTED, ANSWER)))
                .isEmpty();
        assertThat(Aftersale.after(Optional.of(stored), read(10, CaseState.ON_ITS_WAY, RECEIVE)))
                .isEmpty();
    }

    @Test
    void tellsEachStageOnce_theFirstTwoBeforeTheDeadline() {
        Aftersale stored = first(read(0, CaseState.REQUESTED, ANSWER));
        assertThat(stored.tell(DUE.minus(Duration.ofHours(25)))).isEmpty();

        Aftersale day = stored.tell(DUE.minus(Duration.ofHours(24))).orElseThrow();
        assertThat(day.told()).contains(new Aftersale.Notified(DUE, DueStage.DAY_LEFT));
        assertThat(day.tell(DUE.minus(Duration.ofHours(5)))).isEmpty();

        Aftersale hours = day.tell(DUE.minus(Duration.ofHours(4))).orElseThrow();
        Aftersale passed = hours.tell(DUE).orElseThrow();
        assertThat(passed.told().map(Aftersale.Notified::stage)).contains(DueStage.PASSED);
        assertThat(passed.tell(DUE.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(stored.answered(new Answer(ANSWER, false, "cli", T0)).tell(DUE))
                .isEmpty();
    }

    @Test
    void bringsGoodsBackOnce_whenTheParcelIsAccepted() {
        Aftersale coming = first(read(0, CaseState.ON_ITS_WAY, RECEIVE));
        assertThat(coming.unbooked()).isEmpty();

        Aftersale accepted = coming.answered(new Answer(RECEIVE, true, "console", T0));
        assertThat(accepted.unbooked()).isEqualTo(Map.of(MUG, 3));
        assertThat(accepted.booked().unbooked()).isEmpty();
        assertThat(coming.answered(new Answer(RECEIVE, false, "console", T0)).unbooked())
                .isEmpty();
        assertThat(next(coming, read(9, CaseState.GRANTED, null)).unbooked()).isEqualTo(Map.of(MUG, 3));
    }

    @Test
    void bringsNothingBack_whenTheBuyerKeepsIt() {
        Aftersale asked = first(read(0, CaseState.REQUESTED, ANSWER));
        assertThat(next(asked, read(9, CaseState.COMPLETE, null)).unbooked()).isEmpty();
    }

    @Test
    void seesTheRefund_onceItIsComplete() {
        Aftersale granted = first(read(0, CaseState.GRANTED, null));
        assertThat(granted.refunded()).isEmpty();
        assertThat(next(granted, read(60, CaseState.COMPLETE, null)).refunded()).contains(T0.plusSeconds(60));
        Aftersale told = granted.refunded(T0.plusSeconds(30)).orElseThrow();
        assertThat(next(told, read(60, CaseState.COMPLETE, null)).refunded()).contains(T0.plusSeconds(30));
        assertThat(told.refunded(T0)).isEmpty();
    }

    private static Aftersale first(CaseSnapshot read) {
        return Aftersale.after(Optional.empty(), read).orElseThrow();
    }

    private static Aftersale next(Aftersale stored, CaseSnapshot read) {
        return Aftersale.after(Optional.of(stored), read).orElseThrow();
    }

    private static CaseSnapshot read(int second, CaseState state, @org.jspecify.annotations.Nullable NextStep next) {
        return new CaseSnapshot(
                KEY,
                state,
                Remedy.RETURN_AND_REFUND,
                CaseInitiator.BUYER,
                "ecom_order_delivered_reason_no_need",
                T0,
                T0.plusSeconds(second),
                T0.plusSeconds(second),
                Optional.ofNullable(next),
                List.of(new CaseLine(MUG, 2), new CaseLine(MUG, 1)),
                Optional.of(Money.of("19.99", "USD")),
                false);
    }
}
