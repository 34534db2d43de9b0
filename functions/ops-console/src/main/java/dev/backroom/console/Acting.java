package dev.backroom.console;

import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.Decision;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Remark;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.store.DecideOrder;
import dev.backroom.store.MarkReplied;
import dev.backroom.store.Parked;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.util.Map;
import java.util.Optional;

/** Does what a person asked for. Each is a conditional write or a message: asking twice changes nothing more. */
final class Acting {
    private static final String WHO = "console";

    private final Rooms rooms;

    Acting(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Does it, and says what became of it. */
    Word act(Action action) {
        return switch (action) {
            case Action.Replied(String shop, String review) -> replied(shop, review);
            case Action.Replay(String id) -> replay(id);
            case Action.Release(String shop, String order) ->
                decided(shop, order, new Decision.Release(Optional.empty()));
            case Action.Stop(String shop, String order) -> decided(shop, order, new Decision.Hold());
            case Action.Cancel(String shop, String order, String reason) ->
                CancelReason.of(reason)
                        .map(why -> decided(shop, order, new Decision.Cancel(why)))
                        .orElse(Word.UNKNOWN_ORDER);
            case Action.Answer(String shop, String order, Map<String, String> facts) -> answer(shop, order, facts);
        };
    }

    /** A cancellation is asked for by the desk, which holds the shop's tokens; here the order is stopped. */
    private Word decided(String shop, String order, Decision decision) {
        OrderKey key;
        try {
            key = OrderKey.of(shop, order);
        } catch (IllegalArgumentException e) {
            return Word.UNKNOWN_ORDER;
        }
        DecideOrder.Outcome outcome = rooms.decide().decide(key, decision, WHO, Remark.NONE);
        return switch (outcome) {
            case DecideOrder.Outcome.Done done ->
                switch (decision) {
                    case Decision.Release release -> Word.RELEASED_NOW;
                    case Decision.Hold hold -> Word.STOPPED_NOW;
                    case Decision.Note note -> Word.STOPPED_NOW;
                    case Decision.Cancel cancel -> Word.CANCEL_ASKED;
                };
            case DecideOrder.Outcome.Unknown unknown -> Word.UNKNOWN_ORDER;
            case DecideOrder.Outcome.Busy busy -> Word.TRY_AGAIN;
            case DecideOrder.Outcome.Changed changed -> Word.TRY_AGAIN;
            case DecideOrder.Outcome.Refused(Decision.Why why) ->
                switch (why) {
                    case NOTHING_TO_RELEASE -> Word.NOTHING_TO_RELEASE;
                    case ALREADY_HELD -> Word.STOPPED_BEFORE;
                    case TOO_LATE -> Word.TOO_LATE;
                };
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
