package dev.backroom.model.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The platform's own deadlines of an order; never computed from text.
 *
 * @param ready latest time to arrange shipment ({@code rts_sla_time}); past it the dispatch is late
 * @param collected latest time for the carrier's scan ({@code tts_sla_time}); past it the dispatch is late
 * @param autoCancel the platform cancels the order then ({@code shipping_due_time})
 * @param delivered latest time for the delivery ({@code delivery_sla_time}); past it the delivery is late
 */
public record Deadlines(
        Optional<Instant> ready,
        Optional<Instant> collected,
        Optional<Instant> autoCancel,
        Optional<Instant> delivered) {
    public static final Deadlines NONE = new Deadlines(Optional.empty(), Optional.empty(), Optional.empty());

    /** Deadlines up to the dispatch alone. */
    public Deadlines(Optional<Instant> ready, Optional<Instant> collected, Optional<Instant> autoCancel) {
        this(ready, collected, autoCancel, Optional.empty());
    }

    /** What counts for a dispatch in time: the carrier's scan, or where the platform names none, the arranging. */
    public Optional<Instant> dispatch() {
        return collected.or(() -> ready);
    }

    /** From when on an order that nobody ships is late: the first of the two that a dispatch has. */
    public Optional<Instant> lateFrom() {
        return Stream.of(ready, collected).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** What the desk sorts by: the carrier's scan first, then the arranging, then the automatic cancellation. */
    public Optional<Instant> shipBy() {
        return collected.or(() -> ready).or(() -> autoCancel);
    }
}
