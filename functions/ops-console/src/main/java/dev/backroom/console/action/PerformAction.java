package dev.backroom.console.action;

import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.request.Action;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Word;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.Decision;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Remark;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.store.message.Parked;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.review.MarkReplied;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what a person asked for. Each is a conditional write or a message: asking twice changes nothing more. */
public final class PerformAction {
    public static final String WHO = "console";

    private final ConsoleTables rooms;

    public PerformAction(ConsoleTables rooms) {
        this.rooms = rooms;
    }

    /** Does it, and says what became of it; empty where nothing is to be done yet. */
    public Optional<Done> act(Action action) {
        return switch (action) {
            case Action.Confirm confirm -> Optional.empty();
            case Action.Plan plan -> Optional.empty();
            case Action.Job(String id, Action.Job.Step step) -> Optional.of(new PerformBulkJob(rooms).act(id, step));
            case Action.Replied(String shop, String review) -> Optional.of(Done.of(replied(shop, review)));
            case Action.Replay(String id) -> Optional.of(Done.of(replay(id)));
            case Action.Decide decide -> Optional.of(decided(decide));
            // One that is there was given already.
            case Action.PrintLabel label -> Optional.of(new Done(DeskWord.LABEL_GONE, false, List.of()));
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
            return Done.of(DeskWord.UNKNOWN_ORDER);
        }
        Remark note;
        try {
            note = new Remark(asked.note());
        } catch (IllegalArgumentException e) {
            return new Done(
                    DeskWord.NOTE_REFUSED,
                    false,
                    rooms.orders().read(List.of(key), true).orders().values());
        }
        Optional<Decision> decision = decision(asked.what());
        if (decision.isEmpty()) {
            return Done.of(DeskWord.UNKNOWN_ORDER);
        }
        if (decision.get() instanceof Decision.Note && note.text().isEmpty()) {
            return new Done(
                    DeskWord.NOTE_EMPTY,
                    false,
                    rooms.orders().read(List.of(key), true).orders().values());
        }
        Optional<String> seen = Optional.of(asked.seen()).filter(mark -> !mark.isEmpty());
        return switch (rooms.decide().decide(key, decision.get(), seen, WHO, note)) {
            case DecideOrder.Outcome.Done(Order now) -> new Done(said(decision.get()), true, List.of(now));
            case DecideOrder.Outcome.Changed(Order now) -> new Done(DeskWord.CHANGED, false, List.of(now));
            case DecideOrder.Outcome.Unknown unknown -> Done.of(DeskWord.UNKNOWN_ORDER);
            case DecideOrder.Outcome.Busy busy -> Done.of(Word.TRY_AGAIN);
            case DecideOrder.Outcome.Refused(Decision.Why why) ->
                new Done(
                        said(why),
                        false,
                        rooms.orders().read(List.of(key), true).orders().values());
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

    private static Phrase said(Decision decision) {
        return switch (decision) {
            case Decision.Release release -> DeskWord.RELEASED_NOW;
            case Decision.Hold hold -> DeskWord.STOPPED_NOW;
            case Decision.Note note -> DeskWord.NOTED_NOW;
            case Decision.Cancel cancel -> DeskWord.CANCEL_ASKED;
        };
    }

    private static Phrase said(Decision.Why why) {
        return switch (why) {
            case NOTHING_TO_RELEASE -> DeskWord.NOTHING_TO_RELEASE;
            case ALREADY_HELD -> DeskWord.STOPPED_BEFORE;
            case TOO_LATE -> DeskWord.TOO_LATE;
        };
    }

    /** The platform is asked by the function that holds its tokens; an answer that comes twice is one. */
    private Word answer(String shop, String order, Map<String, String> facts) {
        CaseRequest asked;
        try {
            CaseRequest sent = CaseRequest.of(OrderKey.of(shop, order), facts);
            asked = new CaseRequest(sent.key(), sent.to(), sent.approve(), sent.reason(), "console");
        } catch (IllegalArgumentException e) {
            return Word.UNKNOWN_CASE;
        }
        if (rooms.shops().find(asked.key().order().shop()).isEmpty()) {
            return Word.UNKNOWN_CASE;
        }
        String message = SignalCodec.write(asked.signal(rooms.clock().instant()));
        return rooms.queues().send("AftersaleEvents", message) ? Word.ANSWER_SENT : Word.NO_SUCH_QUEUE;
    }

    private Word replied(String shop, String review) {
        ReviewKey key;
        try {
            key = new ReviewKey(new ShopId(shop), review);
        } catch (IllegalArgumentException e) {
            return Word.UNKNOWN_REVIEW;
        }
        MarkReplied.Outcome outcome = rooms.replied().mark(key);
        return switch (outcome) {
            case MARKED -> Word.REPLIED;
            case ALREADY -> Word.REPLIED_BEFORE;
            case UNKNOWN -> Word.UNKNOWN_REVIEW;
            case BUSY -> Word.TRY_AGAIN;
        };
    }

    /** Sent before it is taken away: a crash in between sends it twice, which every reader of a queue has to bear anyway. */
    private Word replay(String id) {
        Optional<Parked> parked = rooms.parked().find(id);
        if (parked.isEmpty() || parked.get().body().isEmpty()) {
            return Word.NOT_PARKED;
        }
        if (!rooms.queues().send(parked.get().queue(), parked.get().body())) {
            return Word.NO_SUCH_QUEUE;
        }
        rooms.parked().remove(id);
        return Word.REPLAYED;
    }
}
