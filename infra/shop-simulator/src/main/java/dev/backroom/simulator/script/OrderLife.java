package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.DispatchRule;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.SellerShips;
import dev.backroom.simulator.random.Chance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What becomes of an order where the seller ships: the script's moves, the seller's acts and what platform and carrier make
 * of both. What no longer fits the order's state when its time comes does not happen. Pure.
 */
public final class OrderLife {
    /** Something that happens at its time, if the order is such then. */
    private record Coming(Move move, int number, Predicate<OrderView> fits) {}

    /** In one second, what happened by itself happened before the seller saw the order. */
    private static final int FIRST_ACT = 1_000_000;

    private final EveningPlan plan;
    private final SellerShips mode;
    private final ScriptedOrder script;
    private final PriorityQueue<Coming> coming = new PriorityQueue<>(
            Comparator.comparing((Coming one) -> one.move().at()).thenComparing(Coming::number));
    private final List<Move> moves = new ArrayList<>();
    private int number;

    private OrderLife(EveningPlan plan, SellerShips mode, ScriptedOrder script) {
        this.plan = plan;
        this.mode = mode;
        this.script = script;
    }

    /** The order with all its moves up to the end of the script, if the seller does no more than this. */
    public static ScriptedOrder of(EveningPlan plan, SellerShips mode, ScriptedOrder script, List<Act> acts) {
        return new OrderLife(plan, mode, script).unfolded(acts);
    }

    private ScriptedOrder unfolded(List<Act> acts) {
        moves.add(script.moves().getFirst());
        follow(script.moves().getFirst());
        script.moves().stream().skip(1).forEach(move -> expect(move, view -> fits(view, move.step())));
        number = FIRST_ACT;
        acts.forEach(this::expect);
        number = script.moves().size() + 1;
        while (!coming.isEmpty()) {
            Coming next = coming.poll();
            if (next.move().at().isAfter(plan.over())) {
                break;
            }
            if (next.fits().test(viewAt(next.move().at()))) {
                moves.add(next.move());
                follow(next.move());
            }
        }
        return script.withMoves(moves);
    }

    private void expect(Act act) {
        switch (act) {
            case Act.Arranged arranged -> {
                Instant at = arranged.at();
                Move move = arranged.last()
                        ? Move.of(at, Step.ARRANGED)
                        : new Move(at, Step.PART_ARRANGED, arranged.units());
                expect(move, view -> fits(view, move.step()));
            }
            case Act.CancelAnswered(Instant at, boolean granted) ->
                expect(Move.of(at, granted ? Step.CANCELLED_BY_BUYER : Step.CANCEL_REJECTED), OrderLife::isPending);
            case Act.GivenUp(Instant at) ->
                expect(Move.of(at, Step.CANCELLED_BY_SELLER), view -> view.state() == OrderState.AWAITING_SHIPMENT);
        }
    }

    /** Units that nobody arranged yet. */
    public static SortedSet<Integer> rest(OrderView view) {
        TreeSet<Integer> rest = new TreeSet<>();
        for (int place = 0; place < view.units().size(); place++) {
            OrderState unit = view.units().get(place);
            if (unit == OrderState.AWAITING_SHIPMENT || unit == OrderState.PARTIALLY_SHIPPING) {
                rest.add(place);
            }
        }
        return rest;
    }

    /** What platform, carrier and buyer make of a move. */
    private void follow(Move move) {
        Instant at = move.at();
        switch (move.step()) {
            case RELEASED, BOUGHT_AT_ONCE -> {
                if (!script.byPlatform()) {
                    Instant last = DispatchRule.of(plan.shop().market()).cancelledAt(at, plan.zone());
                    expect(
                            Move.of(last.plusSeconds(1), Step.CANCELLED_BY_PLATFORM),
                            view -> view.state() == OrderState.AWAITING_SHIPMENT);
                }
            }
            case PART_ARRANGED -> {
                if (!script.byPlatform()) {
                    expect(
                            new Move(collected(at), Step.PART_COLLECTED, move.units()),
                            view -> fits(view, Step.PART_COLLECTED));
                }
            }
            case ARRANGED -> {
                if (!script.byPlatform()) {
                    expect(Move.of(collected(at), Step.COLLECTED), view -> fits(view, Step.COLLECTED));
                }
            }
            case COLLECTED -> {
                if (!script.byPlatform()) {
                    Instant arrives = mode.carrier().delivers(at, Chance.of(plan.seed(), "way", script.number()));
                    expect(Move.of(arrives, Step.DELIVERED), view -> fits(view, Step.DELIVERED));
                }
            }
            case CANCEL_ASKED ->
                expect(Move.of(at.plus(mode.answerWithin()), Step.CANCELLED_BY_BUYER), OrderLife::isPending);
            case BOUGHT,
                    BOUGHT_ON_HOLD,
                    PAID,
                    PART_COLLECTED,
                    DELIVERED,
                    COMPLETED,
                    PAYMENT_TIMED_OUT,
                    CANCELLED_BY_BUYER,
                    CANCELLED_BY_SELLER,
                    CANCELLED_BY_PLATFORM,
                    UNITS_CANCELLED,
                    CANCEL_WITHDRAWN,
                    CANCEL_REJECTED,
                    ADDRESS_CHANGED -> {}
        }
    }

    private static boolean isPending(OrderView view) {
        return view.cancelAsked() && mayBeCancelled(view);
    }

    /** What the carrier has cannot be called off. */
    public static boolean mayBeCancelled(OrderView view) {
        return view.state() == OrderState.AWAITING_SHIPMENT || view.state() == OrderState.AWAITING_COLLECTION;
    }

    /** Whether the platform lets a step happen to an order in this state. */
    static boolean fits(OrderView view, Step step) {
        OrderState state = view.state();
        boolean waits = state == OrderState.AWAITING_SHIPMENT;
        boolean arranged = state == OrderState.AWAITING_COLLECTION;
        return switch (step) {
            case BOUGHT, BOUGHT_ON_HOLD, BOUGHT_AT_ONCE -> false;
            case PAID, PAYMENT_TIMED_OUT -> state == OrderState.UNPAID;
            case RELEASED -> state == OrderState.ON_HOLD;
            case PART_ARRANGED, ARRANGED -> waits || state == OrderState.PARTIALLY_SHIPPING;
            case PART_COLLECTED -> arranged || state == OrderState.PARTIALLY_SHIPPING;
            case COLLECTED -> arranged;
            case DELIVERED -> state == OrderState.IN_TRANSIT;
            case COMPLETED -> state == OrderState.DELIVERED;
            case CANCELLED_BY_BUYER -> state == OrderState.ON_HOLD || state == OrderState.UNPAID;
            case CANCELLED_BY_SELLER, UNITS_CANCELLED -> waits;
            case CANCELLED_BY_PLATFORM -> waits || arranged;
            case CANCEL_ASKED -> (waits || arranged) && !view.cancelAsked();
            case CANCEL_WITHDRAWN, CANCEL_REJECTED -> view.cancelAsked();
            case ADDRESS_CHANGED -> state == OrderState.ON_HOLD || waits;
        };
    }

    private Instant collected(Instant arranged) {
        return mode.carrier().collects(arranged, plan.zone());
    }

    private OrderView viewAt(Instant at) {
        return OrderView.at(script.withMoves(moves), at).orElseThrow();
    }

    private void expect(Move move, Predicate<OrderView> fits) {
        coming.add(new Coming(move, number++, fits));
    }
}
