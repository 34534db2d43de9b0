package dev.backroom.model.order;

import dev.backroom.model.Money;
import dev.backroom.model.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order as stored: status facts, lines, amounts, what it did to stock, and why it waits. No personal data.
 *
 * @param version counts the writes of this item, from 1; the condition of every write
 * @param updated the platform's update time of the newest read that was applied
 * @param readAt when that read was answered
 * @param warehouse the seller's own name of the warehouse that packs it
 * @param released fingerprints of the holds that somebody released, oldest first
 * @param wave the id of the wave that the order was given to the warehouse with
 * @param handling what the warehouse should know before it packs
 * @param recipientMark a short digest that tells whether the recipient changed; empty until one was stored
 */
public record Order(
        OrderKey key,
        long version,
        OrderStatus status,
        Instant created,
        Instant updated,
        Instant readAt,
        Optional<Instant> paid,
        Deadlines deadlines,
        Milestones milestones,
        List<OrderLine> lines,
        Money total,
        OrderKind kind,
        FulfilledBy fulfilledBy,
        String warehouse,
        String buyer,
        boolean cashOnDelivery,
        Reservation reservation,
        List<Hold> holds,
        List<String> released,
        Optional<String> wave,
        Handling handling,
        String recipientMark)
        implements ToPack {
    /** How many releases are remembered; a seller who releases more of one order has seen it. */
    static final int MOST_RELEASED = 8;

    private static final int DESK_MARK_BYTES = 4;

    public Order {
        lines = List.copyOf(lines);
        holds = List.copyOf(holds);
        released = List.copyOf(released);
    }

    /** An order none of whose holds was ever released, and which is in no wave. */
    public Order(
            OrderKey key,
            long version,
            OrderStatus status,
            Instant created,
            Instant updated,
            Instant readAt,
            Optional<Instant> paid,
            Deadlines deadlines,
            Milestones milestones,
            List<OrderLine> lines,
            Money total,
            OrderKind kind,
            FulfilledBy fulfilledBy,
            String warehouse,
            String buyer,
            boolean cashOnDelivery,
            Reservation reservation,
            List<Hold> holds,
            String recipientMark) {
        this(
                key,
                version,
                status,
                created,
                updated,
                readAt,
                paid,
                deadlines,
                milestones,
                lines,
                total,
                kind,
                fulfilledBy,
                warehouse,
                buyer,
                cashOnDelivery,
                reservation,
                holds,
                List.of(),
                Optional.empty(),
                Handling.USUAL,
                recipientMark);
    }

    /** An order that has come past none of its milestones. */
    public Order(
            OrderKey key,
            long version,
            OrderStatus status,
            Instant created,
            Instant updated,
            Instant readAt,
            Optional<Instant> paid,
            Deadlines deadlines,
            List<OrderLine> lines,
            Money total,
            OrderKind kind,
            FulfilledBy fulfilledBy,
            String warehouse,
            String buyer,
            boolean cashOnDelivery,
            Reservation reservation,
            List<Hold> holds,
            String recipientMark) {
        this(
                key,
                version,
                status,
                created,
                updated,
                readAt,
                paid,
                deadlines,
                Milestones.NONE,
                lines,
                total,
                kind,
                fulfilledBy,
                warehouse,
                buyer,
                cashOnDelivery,
                reservation,
                holds,
                recipientMark);
    }

    @Override
    public Optional<Lane> lane() {
        return Lane.of(status, fulfilledBy, holds, wave.isPresent());
    }

    /**
     * A short digest of what a person at the desk decides about: the state, the holds, the wave and whom it goes to. Who
     * decides names the one that was shown to him, so that nobody lets go of what he never saw.
     *
     * @return 8 hexadecimal digits
     */
    public String deskMark() {
        List<String> parts = new ArrayList<>(List.of(status.name(), wave.orElse(""), recipientMark));
        holds.forEach(hold -> parts.add(hold.fingerprint(recipientMark)));
        return Sha256.hex(DESK_MARK_BYTES, parts);
    }

    /**
     * The order after somebody looked at one of its holds and let it go. It is not held again for the same reason; another
     * address, or a reason with other evidence, is another.
     *
     * @param fingerprint of the hold, as {@link Triage#cases} gives it
     * @return one version on; empty where the order has no such hold, or one that cannot be released
     */
    public Optional<Order> release(String fingerprint) {
        Optional<Hold> released = holds.stream()
                .filter(hold -> hold.fingerprint(recipientMark).equals(fingerprint))
                .filter(hold -> hold.code().actions().contains(HoldCode.Action.RELEASE))
                .findFirst();
        return released.map(gone -> {
            List<String> known = new ArrayList<>(this.released);
            known.add(fingerprint);
            return with(
                    version + 1,
                    reservation,
                    holds.stream().filter(hold -> !hold.equals(gone)).toList(),
                    known.subList(Math.max(0, known.size() - MOST_RELEASED), known.size()),
                    wave);
        });
    }

    /**
     * The order after somebody stopped it. Who lets it go and stops it again within the same second has it stopped. What was
     * released before stands again with its evidence, as long as it is about the recipient that the order has now.
     *
     * @param at when
     * @param letGo holds that were released, in any order
     * @return one version on; empty where it is closed, on its way, or stopped already
     */
    public Optional<Order> hold(Instant at, List<Hold> letGo) {
        if (!Triage.canBeStopped(status) || holds.stream().anyMatch(hold -> hold.code() == HoldCode.HELD_BY_HAND)) {
            return Optional.empty();
        }
        List<Hold> more = new ArrayList<>(holds);
        letGo.stream()
                .filter(hold -> hold.code() != HoldCode.HELD_BY_HAND)
                .filter(hold -> released.contains(hold.fingerprint(recipientMark)))
                .filter(hold -> !more.contains(hold))
                .distinct()
                .toList()
                .forEach(more::add);
        more.add(new Reason.ByHand(at).hold());
        List<String> standing =
                more.stream().map(hold -> hold.fingerprint(recipientMark)).toList();
        List<String> others =
                released.stream().filter(known -> !standing.contains(known)).toList();
        return Optional.of(with(version + 1, reservation, more, others, wave));
    }

    /** As {@link #hold(Instant, List)}, of an order that nothing was released of. */
    public Optional<Order> hold(Instant at) {
        return hold(at, List.of());
    }

    /**
     * The order as part of a wave.
     *
     * @param id the wave's
     * @return one version on
     * @throws IllegalStateException if it is not {@link Lane#READY}
     */
    public Order into(String id) {
        if (!lane().equals(Optional.of(Lane.READY))) {
            throw new IllegalStateException("order " + key + " is not ready for a wave");
        }
        return with(version + 1, reservation, holds, released, Optional.of(id));
    }

    /** This order as the one write after another. */
    Order oneAfter(Order before) {
        return with(before.version + 1, reservation, holds, released, wave);
    }

    Order with(Reservation next, List<Hold> nextHolds) {
        return with(version, next, nextHolds, released, wave);
    }

    private Order with(
            long nextVersion,
            Reservation next,
            List<Hold> nextHolds,
            List<String> nextReleased,
            Optional<String> nextWave) {
        return new Order(
                key,
                nextVersion,
                status,
                created,
                updated,
                readAt,
                paid,
                deadlines,
                milestones,
                lines,
                total,
                kind,
                fulfilledBy,
                warehouse,
                buyer,
                cashOnDelivery,
                next,
                nextHolds,
                nextReleased,
                nextWave,
                handling,
                recipientMark);
    }
}
