package dev.backroom.model.order;

import java.util.List;
import java.util.Optional;

/**
 * What the desk made of an order.
 *
 * @param released fingerprints of the holds that somebody released, oldest first
 * @param wave the id of the wave that the order was given to the warehouse with
 * @param recipientMark a short digest that tells whether the recipient changed; empty until one was stored
 */
public record DeskState(List<Hold> holds, List<String> released, Optional<String> wave, String recipientMark) {
    /** Nothing holds the order, and nobody knows its recipient. */
    public static final DeskState NEW = first(List.of(), "");

    public DeskState {
        holds = List.copyOf(holds);
        released = List.copyOf(released);
    }

    /** Of an order none of whose holds was ever released, and which is in no wave. */
    public static DeskState first(List<Hold> holds, String recipientMark) {
        return new DeskState(holds, List.of(), Optional.empty(), recipientMark);
    }

    DeskState holding(List<Hold> others, List<String> nowReleased) {
        return new DeskState(others, nowReleased, wave, recipientMark);
    }

    DeskState into(String id) {
        return new DeskState(holds, released, Optional.of(id), recipientMark);
    }
}
