package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Phase;
import dev.backroom.simulator.plan.SellerShips;
import dev.backroom.simulator.random.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A buyer wants money back for an order that arrived.
 *
 * @param moneyOnly nothing is sent back
 * @param asked whole seconds
 * @param phases in order of time; the first is the request. Those to come are what happens if nobody answers
 */
public record ReturnCase(ScriptedOrder order, boolean moneyOnly, Instant asked, List<Phase> phases) {
    private static final Duration SENDS_BACK = Duration.ofHours(6);
    private static final Duration PAYS = Duration.ofHours(2);

    /**
     * A state that it comes to.
     *
     * @param awaits what the seller must answer; empty text for nothing
     * @param due by when
     */
    public record Phase(Instant at, String status, String awaits, Instant due) {
        boolean isAnswerable() {
            return !awaits.isEmpty();
        }
    }

    /** What the seller answered to what was awaited then. */
    public record Answer(Instant at, boolean granted) {}

    public static Optional<ReturnCase> of(EveningPlan plan, ScriptedOrder order, List<Answer> answers) {
        Optional<SellerShips> mode = plan.sellerShips();
        Optional<Instant> delivered = order.moves().stream()
                .filter(move -> move.step() == Step.DELIVERED)
                .map(Move::at)
                .findFirst();
        SplittableRandom chance = Chance.of(plan.seed(), "return", order.number());
        if (mode.isEmpty()
                || delivered.isEmpty()
                || chance.nextDouble() >= mode.get().returns()) {
            return Optional.empty();
        }
        boolean moneyOnly = chance.nextInt(10) < 3;
        Instant asked = delivered.get().plusSeconds(chance.nextLong(3_600, 28_800));
        return Optional.of(new ReturnCase(
                order, moneyOnly, asked, phases(asked, moneyOnly, mode.get().answerWithin(), answers)));
    }

    public String id() {
        return "404" + order.id().substring(3);
    }

    /** Where it stands; empty before it was asked for. */
    public Optional<Phase> at(Instant now) {
        return phases.stream().filter(phase -> !phase.at().isAfter(now)).reduce((before, after) -> after);
    }

    private static List<Phase> phases(Instant asked, boolean moneyOnly, Duration within, List<Answer> answers) {
        List<Phase> phases = new ArrayList<>();
        Instant due = asked.plus(within);
        phases.add(new Phase(
                asked,
                "RETURN_OR_REFUND_REQUEST_PENDING",
                moneyOnly ? "SELLER_RESPOND_REFUND" : "SELLER_RESPOND_RETURN",
                due));
        Answer first = answers.isEmpty() ? new Answer(due, true) : answers.getFirst();
        if (!first.granted()) {
            phases.add(over(first.at(), "REFUND_OR_RETURN_REQUEST_REJECT"));
        } else if (moneyOnly) {
            paid(phases, first.at());
        } else {
            phases.add(over(first.at(), "AWAITING_BUYER_SHIP"));
            Instant sent = first.at().plus(SENDS_BACK);
            Instant lookedAt = sent.plus(within.multipliedBy(2));
            phases.add(new Phase(sent, "BUYER_SHIPPED_ITEM", "SELLER_RESPOND_RECEIVE_PACKAGE", lookedAt));
            Answer second = answers.size() < 2 ? new Answer(lookedAt, true) : answers.get(1);
            if (second.granted()) {
                paid(phases, second.at());
            } else {
                phases.add(over(second.at(), "REJECT_RECEIVE_PACKAGE"));
            }
        }
        return List.copyOf(phases);
    }

    private static void paid(List<Phase> phases, Instant granted) {
        phases.add(over(granted, "RETURN_OR_REFUND_REQUEST_SUCCESS"));
        phases.add(over(granted.plus(PAYS), "RETURN_OR_REFUND_REQUEST_COMPLETE"));
    }

    private static Phase over(Instant at, String status) {
        return new Phase(at, status, "", at);
    }
}
