package dev.backroom.console;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.store.MarkReplied;
import dev.backroom.store.Parked;
import java.util.Optional;

/** Does what a person asked for. Each is a conditional write or a message: asking twice changes nothing more. */
final class Acting {
    private final Rooms rooms;

    Acting(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Does it, and says what became of it. */
    Word act(Action action) {
        return switch (action) {
            case Action.Replied(String shop, String review) -> replied(shop, review);
            case Action.Replay(String id) -> replay(id);
        };
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
