package dev.backroom.console.action;

import dev.backroom.console.page.Queues;
import dev.backroom.console.request.Action;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.review.MarkReplied;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what a person asked for. Each is a conditional write or a message: asking twice changes nothing more. */
public final class PerformAction {
    public static final String WHO = "console";

    private final ShopTable shops;
    private final OrderTable orders;
    private final DecideOrder decide;
    private final MarkReplied replied;
    private final ParkedMessages parked;
    private final Queues queues;
    private final PerformBulkJob bulk;
    private final Clock clock;

    public PerformAction(
            ShopTable shops,
            OrderTable orders,
            DecideOrder decide,
            MarkReplied replied,
            ParkedMessages parked,
            Queues queues,
            PerformBulkJob bulk,
            Clock clock) {
        this.shops = shops;
        this.orders = orders;
        this.decide = decide;
        this.replied = replied;
        this.parked = parked;
        this.queues = queues;
        this.bulk = bulk;
        this.clock = clock;
    }

    /** Does it, and says what became of it; empty where nothing is to be done yet. */
    public Optional<Done> act(Action action) {
        return switch (action) {
            case Action.Confirm confirm -> Optional.empty();
            case Action.Plan plan -> Optional.empty();
            case Action.Job(String id, Action.Job.Step step) -> Optional.of(bulk.act(id, step));
            case Action.Replied(String shop, String review) -> Optional.of(Done.of(replied(shop, review)));
            case Action.Replay(String id) -> Optional.of(Done.of(replay(id)));
            case Action.Decide decide -> Optional.of(decided(decide));
            // One that is there was given already.
            case Action.PrintLabel label -> Optional.of(Done.not("deskLabelGone"));
            case Action.Answer(String shop, String order, Map<String, String> facts) ->
                Optional.of(Done.of(answer(shop, order, facts)));
        };
    }

    /** A cancellation is asked for by the desk, which holds the shop's tokens; here the order is stopped. */
    private Done decided(Action.Decide asked) {
        OrderKey key;
        try {
            key = OrderKey.of(asked.shop(), asked.order());
        } catch (IllegalArgumentException e) {
            return Done.of("deskUnknownOrder");
        }
        Remark note;
        try {
            note = new Remark(asked.note());
        } catch (IllegalArgumentException e) {
            return new Done(
                    "deskNoteRefused",
                    false,
                    orders.read(List.of(key), true).orders().values());
        }
        Optional<Decision> decision = decision(asked.what());
        if (decision.isEmpty()) {
            return Done.of("deskUnknownOrder");
        }
        if (decision.get() instanceof Decision.Note && note.text().isEmpty()) {
            return new Done(
                    "deskNoteEmpty",
                    false,
                    orders.read(List.of(key), true).orders().values());
        }
        Optional<String> seen = Optional.of(asked.seen()).filter(mark -> !mark.isEmpty());
        return switch (decide.decide(key, decision.get(), seen, WHO, note)) {
            case DecideOrder.Outcome.Done(Order now) -> new Done(said(decision.get()), true, List.of(now));
            case DecideOrder.Outcome.Changed(Order now) -> new Done("deskChanged", false, List.of(now));
            case DecideOrder.Outcome.Unknown unknown -> Done.of("deskUnknownOrder");
            case DecideOrder.Outcome.Busy busy -> Done.of("tryAgain");
            case DecideOrder.Outcome.Refused(Decision.Why why) ->
                new Done(
                        said(why),
                        false,
                        orders.read(List.of(key), true).orders().values());
        };
    }

    private static Optional<Decision> decision(Action.Decide.What what) {
        return switch (what) {
            case Action.Decide.What.Release(String hold) ->
                Optional.of(new Decision.Release(Optional.of(hold).filter(one -> !one.isEmpty())));
            case Action.Decide.What.Stop() -> Optional.of(new Decision.Hold());
            case Action.Decide.What.Note() -> Optional.of(new Decision.Note());
            case Action.Decide.What.Cancel(String reason) ->
                CancelReason.of(reason).map(Decision.Cancel::new);
        };
    }

    private static String said(Decision decision) {
        return switch (decision) {
            case Decision.Release release -> "deskReleasedNow";
            case Decision.Hold hold -> "deskStoppedNow";
            case Decision.Note note -> "deskNotedNow";
            case Decision.Cancel cancel -> "deskCancelAsked";
        };
    }

    private static String said(Decision.Why why) {
        return switch (why) {
            case NOTHING_TO_RELEASE -> "deskNothingToRelease";
            case ALREADY_HELD -> "deskStoppedBefore";
            case TOO_LATE -> "deskTooLate";
        };
    }

    /** The platform is asked by the function that holds its tokens; an answer that comes twice is one. */
    private String answer(String shop, String order, Map<String, String> facts) {
        CaseRequest asked;
        try {
            CaseRequest sent = CaseRequest.of(OrderKey.of(shop, order), facts);
            asked = new CaseRequest(sent.key(), sent.to(), sent.approve(), sent.reason(), "console");
        } catch (IllegalArgumentException e) {
            return "unknownCase";
        }
        if (shops.find(asked.key().order().shop()).isEmpty()) {
            return "unknownCase";
        }
        String message = SignalCodec.write(asked.signal(clock.instant()));
        return queues.send("AftersaleEvents", message) ? "answerSent" : "noSuchQueue";
    }

    private String replied(String shop, String review) {
        ReviewKey key;
        try {
            key = new ReviewKey(new ShopId(shop), review);
        } catch (IllegalArgumentException e) {
            return "unknownReview";
        }
        MarkReplied.Outcome outcome = replied.mark(key);
        return switch (outcome) {
            case MARKED -> "replied";
            case ALREADY -> "repliedBefore";
            case UNKNOWN -> "unknownReview";
            case BUSY -> "tryAgain";
        };
    }

    /** Sent before it is taken away: a crash in between sends it twice, which every reader of a queue has to bear anyway. */
    private String replay(String id) {
        Optional<Parked> found = parked.find(id);
        if (found.isEmpty() || found.get().body().isEmpty()) {
            return "notParked";
        }
        if (!queues.send(found.get().queue(), found.get().body())) {
            return "noSuchQueue";
        }
        parked.remove(id);
        return "replayed";
    }
}
