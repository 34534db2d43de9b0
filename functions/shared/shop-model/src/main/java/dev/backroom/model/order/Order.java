package dev.backroom.model.order;

import dev.backroom.model.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order as stored: what the platform said last, what it did to stock, and why it waits. No personal data.
 *
 * @param version counts the writes of this item, from 1; the condition of every write
 */
public record Order(
        OrderKey key,
        long version,
        PlatformState state,
        List<OrderLine> lines,
        Payment payment,
        Fulfilment fulfilment,
        Reservation reservation,
        DeskState desk)
        implements PlatformOrder, ToPack {
    /** How many releases are remembered; a seller who releases more of one order has seen it. */
    static final int MOST_RELEASED = 8;

    private static final int DESK_MARK_BYTES = 4;

    public Order {
        lines = List.copyOf(lines);
    }

    public List<Hold> holds() {
        return desk.holds();
    }

    public List<String> released() {
        return desk.released();
    }

    public Optional<String> wave() {
        return desk.wave();
    }

    public String recipientMark() {
        return desk.recipientMark();
    }

    @Override
    public Optional<Lane> lane() {
        return Lane.of(status(), fulfilledBy(), holds(), wave().isPresent());
    }

    /**
     * A short digest of what a person at the desk decides about: the state, the holds, the wave and whom it goes to. Who
     * decides names the one that was shown to him, so that nobody lets go of what he never saw.
     *
     * @return 8 hexadecimal digits
     */
    public String deskMark() {
        List<String> parts = new ArrayList<>(List.of(status().name(), wave().orElse(""), recipientMark()));
        holds().forEach(hold -> parts.add(hold.fingerprint(recipientMark())));
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
        Optional<Hold> released = holds().stream()
                .filter(hold -> hold.fingerprint(recipientMark()).equals(fingerprint))
                .filter(hold -> hold.code().actions().contains(HoldCode.Action.RELEASE))
                .findFirst();
        return released.map(gone -> {
            List<String> known = new ArrayList<>(released());
            known.add(fingerprint);
            return next(desk.holding(
                    holds().stream().filter(hold -> !hold.equals(gone)).toList(),
                    known.subList(Math.max(0, known.size() - MOST_RELEASED), known.size())));
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
        if (!Triage.canBeStopped(status()) || holds().stream().anyMatch(hold -> hold.code() == HoldCode.HELD_BY_HAND)) {
            return Optional.empty();
        }
        List<Hold> more = new ArrayList<>(holds());
        letGo.stream()
                .filter(hold -> hold.code() != HoldCode.HELD_BY_HAND)
                .filter(hold -> released().contains(hold.fingerprint(recipientMark())))
                .filter(hold -> !more.contains(hold))
                .distinct()
                .toList()
                .forEach(more::add);
        more.add(new Reason.ByHand(at).hold());
        List<String> standing =
                more.stream().map(hold -> hold.fingerprint(recipientMark())).toList();
        List<String> others =
                released().stream().filter(known -> !standing.contains(known)).toList();
        return Optional.of(next(desk.holding(more, others)));
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
        return next(desk.into(id));
    }

    /** This order as the one write after another. */
    public Order oneAfter(Order before) {
        return with(before.version + 1, reservation, desk);
    }

    public Order with(Reservation next, List<Hold> nextHolds) {
        return with(version, next, desk.holding(nextHolds, released()));
    }

    private Order next(DeskState nextDesk) {
        return with(version + 1, reservation, nextDesk);
    }

    private Order with(long nextVersion, Reservation next, DeskState nextDesk) {
        return new Order(key, nextVersion, state, lines, payment, fulfilment, next, nextDesk);
    }
}
