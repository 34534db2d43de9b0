package dev.backroom.desk.aftersale;

import static dev.backroom.desk.aftersale.CaseDeskFixture.MUG;
import static dev.backroom.desk.aftersale.CaseDeskFixture.SHOP;
import static dev.backroom.desk.aftersale.CaseDeskFixture.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Money;
import dev.backroom.model.Signal;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseLine;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.health.HealthCount;
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
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.Severity;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cases from the webhook to the answer, on real tables. */
@Tag("engine")
class AftersaleDeskTest {
    private static final CaseKey RETURN = new CaseKey(OrderKey.of("1", "576"), CaseKind.RETURN, "4035");
    private static final CaseKey CANCEL = new CaseKey(OrderKey.of("1", "577"), CaseKind.CANCELLATION, "5000");
    private static final NextStep ANSWER = new NextStep(NextStep.What.ANSWER_RETURN, T0.plus(Duration.ofHours(48)));
    private static final NextStep RECEIVE = new NextStep(NextStep.What.RECEIVE_PARCEL, T0.plus(Duration.ofDays(9)));
    private static final Slot SHELF = new Slot(MUG, Slot.MAIN);

    private final CaseDeskFixture room = new CaseDeskFixture();

    @Test
    void keepsTheCaseThatAWebhookNames_onTheListByItsDeadline() {
        room.cases.add(read(RETURN, 0, CaseState.REQUESTED, ANSWER));

        assertThat(room.syncing().handle(List.of(webhook(12, "576"), webhook(12, "576"))))
                .isEmpty();

        assertThat(room.calls).containsExactly("search RETURN {\"order_ids\":[\"576\"]}");
        assertThat(room.table().waiting(SHOP.id(), 10)).containsExactly(RETURN);
        assertThat(stored(RETURN).reasons()).containsExactly(new RejectReason("packed", "Already packed"));
        assertThat(stored(RETURN).version()).isEqualTo(1);
        room.syncing().handle(List.of(webhook(64, "576")));
        assertThat(stored(RETURN).version()).isEqualTo(1);
    }

    @Test
    void readsTheLatest_whenNoOrderIsNamed() {
        room.syncing().handle(List.of(webhook(65)));
        assertThat(room.calls).singleElement().asString().startsWith("search RETURN {\"update_time_ge\":");
    }

    @Test
    void asksTheOperatorsAnswerOnce_andBooksWhatCameBackIntoQuarantine() {
        room.cases.add(read(RETURN, 0, CaseState.ON_ITS_WAY, RECEIVE));
        room.syncing().handle(List.of(webhook(12, "576")));
        room.calls.clear();
        CaseRequest accept = new CaseRequest(RETURN, RECEIVE, true, "", "console");
        QueueMessage message = new QueueMessage("m", SignalCodec.write(accept.signal(T0)));

        assertThat(room.syncing().handle(List.of(message, message))).isEmpty();

        assertThat(room.calls).containsExactly("approve 4035 RECEIVE_PARCEL " + AnswerCase.key(accept));
        assertThat(stored(RETURN).answer().orElseThrow().who()).isEqualTo("console");
        assertThat(room.table().waiting(SHOP.id(), 10)).isEmpty();
        // Three sets of two mugs and one mug; none of them for sale.
        assertThat(room.onHand(SHELF.quarantine())).isEqualTo(7);
        assertThat(room.onHand(SHELF)).isZero();

        room.cases.set(0, read(RETURN, 60, CaseState.COMPLETE, null));
        room.syncing().handle(List.of(webhook(12, "576")));
        assertThat(room.onHand(SHELF.quarantine())).isEqualTo(7);
        assertThat(stored(RETURN).refunded()).contains(T0.plusSeconds(60));
    }

    @Test
    void triesAgainWithTheSameKey_whenThePlatformGaveNoAnswer() {
        room.cases.add(read(RETURN, 0, CaseState.REQUESTED, ANSWER));
        room.syncing().handle(List.of(webhook(12, "576")));
        room.calls.clear();
        room.fails = Optional.of(new TikTokFailure.Transient("no answer", Optional.empty()));
        CaseRequest refuse = new CaseRequest(RETURN, ANSWER, false, "packed", "cli");

        assertThatThrownBy(() -> room.answering().answer(SHOP, refuse)).isInstanceOf(TikTokFailure.Transient.class);
        room.fails = Optional.empty();
        assertThat(room.answering().answer(SHOP, refuse)).isEqualTo(new AnswerCase.Outcome.Given());
        assertThat(room.answering().answer(SHOP, refuse)).isEqualTo(new AnswerCase.Outcome.NotAsked());

        assertThat(room.calls).hasSize(2).containsOnly("reject 4035 ANSWER_RETURN packed " + AnswerCase.key(refuse));
    }

    @Test
    void saysWhatIsMissing_orWhatThePlatformSays() {
        room.cases.add(read(RETURN, 0, CaseState.REQUESTED, ANSWER));
        room.syncing().handle(List.of(webhook(12, "576")));
        assertThat(room.answering().answer(SHOP, new CaseRequest(RETURN, ANSWER, false, "", "cli")))
                .isEqualTo(new AnswerCase.Outcome.NeedsReason(List.of(new RejectReason("packed", "Already packed"))));
        assertThat(room.answering().answer(SHOP, new CaseRequest(CANCEL, ANSWER, true, "", "cli")))
                .isEqualTo(new AnswerCase.Outcome.Unknown());
        room.fails = Optional.of(new TikTokFailure.Permanent(25020010, "too late"));
        assertThat(room.answering().answer(SHOP, new CaseRequest(RETURN, ANSWER, true, "", "cli")))
                .isEqualTo(new AnswerCase.Outcome.Refused("too late"));
        assertThat(stored(RETURN).open()).contains(ANSWER);
    }

    @Test
    void tellsADayAndHoursBefore_andOnceEach() {
        room.cases.add(read(RETURN, 0, CaseState.REQUESTED, ANSWER));
        room.syncing().handle(List.of(webhook(12, "576")));
        for (int quarter = 0; quarter <= 4 * 50; quarter++) {
            room.now = T0.plus(Duration.ofMinutes(15L * quarter));
            room.telling().run();
        }

        assertThat(room.told).hasSize(3).allSatisfy(notice -> {
            assertThat(notice.type()).isEqualTo(NoticeType.AFTERSALE_DUE);
            assertThat(notice.facts()).containsEntry("return", "4035").containsEntry("refund", "19.99 USD");
        });
        assertThat(room.told.get(0).at()).isEqualTo(ANSWER.due().minus(Duration.ofHours(24)));
        assertThat(room.told.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(room.told.get(1).at()).isEqualTo(ANSWER.due().minus(Duration.ofHours(4)));
        assertThat(room.told.get(2).at()).isEqualTo(ANSWER.due());
    }

    @Test
    void tellsOfEveryCase_howeverManyWereToldBefore() {
        for (int i = 0; i < 2 * NotifyCases.PER_RUN; i++) {
            NextStep step = new NextStep(
                    NextStep.What.ANSWER_RETURN, T0.plus(Duration.ofHours(20).plusSeconds(i)));
            room.cases.add(
                    read(new CaseKey(OrderKey.of("1", "576"), CaseKind.RETURN, "" + i), 0, CaseState.REQUESTED, step));
        }
        room.syncing().handle(List.of(webhook(12, "576")));
        for (int run = 0; run < 3; run++) {
            room.telling().run();
        }
        assertThat(room.told).hasSize(2 * NotifyCases.PER_RUN).doesNotHaveDuplicates();
    }

    @Test
    void countsACancellationThatIsTheSellersFault_once() {
        CaseSnapshot stockOut = new CaseSnapshot(
                CANCEL,
                CaseState.GRANTED,
                Remedy.CANCEL,
                CaseInitiator.SELLER,
                "seller_cancel_reason_out_of_stock",
                T0,
                T0,
                T0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
        room.cases.add(stockOut);
        room.syncing().handle(List.of(webhook(11, "577")));
        room.cases.set(0, read(CANCEL, 60, CaseState.COMPLETE, null));
        room.syncing().handle(List.of(webhook(11, "577")));
        room.syncing().handle(List.of(webhook(11, "577")));

        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(room.health().days(SHOP.id(), HealthCount.SELLER_CANCELLED, day, day))
                .isEqualTo(Map.of(day, 1L));
    }

    @Test
    void parksWhatCannotBeRead_andTriesAgainWhatMayGoBetter() {
        assertThat(room.syncing().handle(List.of(new QueueMessage("bad", "not a signal"))))
                .isEmpty();
        room.fails = Optional.of(new TikTokFailure.Permanent(7, "refused"));
        assertThat(room.syncing().handle(List.of(webhook(12, "576")))).isEmpty();
        assertThat(room.parked).hasSize(2);
        room.fails = Optional.of(new TikTokFailure.Transient("busy", Optional.empty()));
        assertThat(room.syncing().handle(List.of(webhook(12, "576")))).containsExactly("m12");
    }

    @Test
    void remembersTheRefund_whenItsWebhookComesFirst() {
        room.cases.add(read(RETURN, 0, CaseState.GRANTED, null));
        room.syncing().handle(List.of(webhook(67, "576")));
        assertThat(stored(RETURN).refunded()).contains(T0);
    }

    @Test
    void readsTheCasesOfTheTimeBefore_andBooksNothingThatCameBackThen() {
        CaseKey open = new CaseKey(OrderKey.of("1", "578"), CaseKind.RETURN, "4036");
        room.cases.add(read(CANCEL, -86_400, CaseState.COMPLETE, null));
        room.cases.add(read(RETURN, -90_000, CaseState.COMPLETE, null, true));
        room.cases.add(read(open, -3_600, CaseState.REQUESTED, ANSWER));
        room.casesPerPage = 1;

        Map<CaseKind, ReadCaseHistory.Progress> ends = room.history().run(SHOP, 30, (kind, page) -> {});

        assertThat(ends.get(CaseKind.CANCELLATION))
                .extracting("read", "changed")
                .containsExactly(1, 1);
        assertThat(ends.get(CaseKind.RETURN)).extracting("read", "changed").containsExactly(2, 2);
        LocalDate day = LocalDate.of(2026, 11, 19);
        assertThat(room.health().days(SHOP.id(), HealthCount.SELLER_CANCELLED, day, day))
                .isEqualTo(Map.of(day, 1L));
        assertThat(room.table().waiting(SHOP.id(), 10)).containsExactly(open);
        assertThat(room.onHand(SHELF.quarantine())).isZero();
        // Its goods are there since the shelf was counted, so a later read does not book them either.
        room.cases.set(1, read(RETURN, 60, CaseState.COMPLETE, null, true));
        room.syncing().handle(List.of(webhook(12, "576")));
        assertThat(room.onHand(SHELF.quarantine())).isZero();
    }

    @Test
    void goesOnWithTheHistoryWhereItWasStopped() {
        CaseKey second = new CaseKey(OrderKey.of("1", "578"), CaseKind.RETURN, "4036");
        room.cases.add(read(RETURN, -9_000, CaseState.COMPLETE, null));
        room.cases.add(read(second, -3_600, CaseState.COMPLETE, null));
        room.casesPerPage = 1;
        ReadCaseHistory history = room.history();
        assertThatThrownBy(() -> history.run(SHOP, 30, (kind, page) -> {
                    if (kind == CaseKind.RETURN && page.read() == 1) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        Map<CaseKind, ReadCaseHistory.Progress> ends = history.run(SHOP, 30, (kind, page) -> {});
        // The one at the mark's second is read once more and is known; nothing before it is.
        assertThat(ends.get(CaseKind.RETURN)).extracting("read", "changed").containsExactly(2, 1);
        assertThat(ends.values()).allSatisfy(end -> assertThat(end.share()).isEqualTo(1));
        room.calls.clear();
        history.run(SHOP, 7, (kind, page) -> {});
        assertThat(room.calls).isEmpty();
    }

    @Test
    void booksNothing_whenThePlatformTakesTheGoodsBackItself() {
        room.orders.put(RETURN.order(), platformsOrder());
        room.cases.add(read(RETURN, 0, CaseState.COMPLETE, null, true));
        room.syncing().handle(List.of(webhook(12, "576")));
        assertThat(stored(RETURN).unbooked()).isEmpty();
        assertThat(room.onHand(SHELF.quarantine())).isZero();
    }

    private static Order platformsOrder() {
        return new Order(
                RETURN.order(),
                1,
                new PlatformState(OrderStatus.DELIVERED, T0, Deadlines.NONE, T0, Milestones.NONE, T0),
                List.of(),
                new Payment("", Money.of("19.99", "USD"), Optional.of(T0), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.PLATFORM, Slot.MAIN, Handling.USUAL),
                Reservation.NONE,
                DeskState.NEW);
    }

    private Aftersale stored(CaseKey key) {
        return Optional.ofNullable(room.table().load(List.of(key)).get(key)).orElseThrow();
    }

    private static QueueMessage webhook(int type, String... orders) {
        Signal signal = new Signal(type, "", Optional.of(SHOP.id()), Optional.empty(), T0, List.of(orders), Map.of());
        return new QueueMessage("m" + type, SignalCodec.write(signal));
    }

    private static CaseSnapshot read(CaseKey key, int second, CaseState state, @Nullable NextStep next) {
        return read(key, second, state, next, false);
    }

    private static CaseSnapshot read(
            CaseKey key, int second, CaseState state, @Nullable NextStep next, boolean parcel) {
        Instant at = T0.plusSeconds(second);
        return new CaseSnapshot(
                key,
                state,
                key.kind() == CaseKind.RETURN ? Remedy.RETURN_AND_REFUND : Remedy.CANCEL,
                key.kind() == CaseKind.RETURN ? CaseInitiator.BUYER : CaseInitiator.SELLER,
                key.kind() == CaseKind.RETURN ? "no_need" : "seller_cancel_reason_out_of_stock",
                T0,
                at,
                at,
                Optional.ofNullable(next),
                List.of(new CaseLine(new Sku("SET"), 3), new CaseLine(MUG, 1)),
                Optional.of(Money.of("19.99", "USD")),
                parcel);
    }
}
