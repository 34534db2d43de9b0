package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.shop.Assortment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The webhooks that an evening's moves bring about, and those that have nothing to do with orders. */
final class PushStream {
    private static final int[] CHATTER = {5, 13, 14, 14, 15, 16, 27, 27, 37, 68, 68, 68, 71, 72, 88, 39};

    /** About as many webhooks does an order bring about that goes its own way. */
    private static final long TOLD_BY_ORDER = 5;

    private final EveningPlan plan;
    private final Assortment assortment;
    private final List<Push> found = new ArrayList<>();

    private PushStream(EveningPlan plan, Assortment assortment) {
        this.plan = plan;
        this.assortment = assortment;
    }

    /** Every webhook of the evening, earliest first. */
    static List<Push> of(
            EveningPlan plan,
            Assortment assortment,
            List<ScriptedOrder> orders,
            List<HandEdit> edits,
            Optional<Instant> runsLow) {
        PushStream stream = new PushStream(plan, assortment);
        if (plan.sellerShips().isEmpty()) {
            orders.forEach(stream::tellOf);
        }
        long byEvening = plan.sellerShips().isPresent()
                ? TOLD_BY_ORDER * orders.size()
                : stream.found.stream()
                        .filter(push -> !push.updated().isAfter(plan.end()))
                        .count();
        stream.chat((int) Math.round(byEvening * plan.habits().chatter()));
        edits.forEach(stream::tellOf);
        runsLow.ifPresent(at -> stream.found.add(
                new Push(0, at.plusSeconds(30), Push.STOCK_STATUS, ShelfMoves.SOLD_THROUGH, "LOW_STOCK", "", at)));
        stream.found.sort(Comparator.comparing(Push::at));
        return numbered(stream.found, 0);
    }

    private void tellOf(ScriptedOrder order) {
        SplittableRandom chance = Chance.of(plan.seed(), "latency", order.number());
        for (Move move : order.moves()) {
            tell(order, move, chance);
        }
    }

    private void tell(ScriptedOrder order, Move move, SplittableRandom chance) {
        Instant at = move.at().plusMillis(chance.nextLong(100, 2_500));
        Instant happened = move.at();
        switch (move.step()) {
            case BOUGHT -> status(at, order, "UNPAID", happened);
            case BOUGHT_ON_HOLD, PAID -> status(at, order, "ON_HOLD", happened);
            case BOUGHT_AT_ONCE, RELEASED -> status(at, order, "AWAITING_SHIPMENT", happened);
            case PART_ARRANGED -> parcels(at, order, "SPLIT", happened);
            case PART_COLLECTED -> parcels(at, order, "FULFILL_UNCOMBINE", happened);
            case ARRANGED -> {
                parcels(at, order, "CANCEL_COMBINE", happened);
                status(at.plusMillis(chance.nextLong(800)), order, "AWAITING_COLLECTION", happened);
            }
            case COLLECTED -> status(at, order, "IN_TRANSIT", happened);
            case DELIVERED -> status(at, order, "DELIVERED", happened);
            case COMPLETED -> status(at, order, "COMPLETED", happened);
            case PAYMENT_TIMED_OUT, CANCELLED_BY_PLATFORM -> cancelled(at, order, "SYSTEM", happened);
            case CANCELLED_BY_BUYER -> cancelled(at, order, "BUYER", happened);
            case CANCELLED_BY_SELLER -> cancelled(at, order, "SELLER", happened);
            case UNITS_CANCELLED -> {
                parcels(at, order, "PARTLY_CANCEL_SPLIT", happened);
                request(at, order, "CANCELLATION_REQUEST_COMPLETE", "BUYER", happened);
            }
            case CANCEL_ASKED -> request(at, order, "CANCELLATION_REQUEST_PENDING", "BUYER", happened);
            case CANCEL_WITHDRAWN, CANCEL_REJECTED ->
                request(at, order, "CANCELLATION_REQUEST_CANCELLED", "BUYER", happened);
            case ADDRESS_CHANGED -> found.add(new Push(0, at, Push.ADDRESS, order.id(), "", "", happened));
        }
    }

    /** The webhooks of one move of an order that goes its own way. */
    static List<Push> of(EveningPlan plan, Assortment assortment, ScriptedOrder order, int move, int firstNumber) {
        PushStream stream = new PushStream(plan, assortment);
        long thing = order.number() * 64L + move;
        stream.tell(order, order.moves().get(move), Chance.of(plan.seed(), "told", thing));
        return numbered(stream.found, firstNumber);
    }

    private static List<Push> numbered(List<Push> found, int first) {
        List<Push> numbered = new ArrayList<>(found.size());
        for (Push push : found) {
            numbered.add(new Push(
                    first + numbered.size(),
                    push.at(),
                    push.type(),
                    push.subject(),
                    push.detail(),
                    push.role(),
                    push.updated()));
        }
        return List.copyOf(numbered);
    }

    /** Every other edit is told; the rest is for whoever looks. */
    private void tellOf(HandEdit edit) {
        if (edit.at().getEpochSecond() % 2 == 0) {
            found.add(new Push(
                    0, edit.at().plusSeconds(3), Push.STOCK_CHANGED, edit.code(), "manual_adjustment", "", edit.at()));
        }
    }

    private void cancelled(Instant at, ScriptedOrder order, String role, Instant happened) {
        request(at, order, "CANCELLATION_REQUEST_SUCCESS", role, happened);
        status(at.plusMillis(300), order, "CANCEL", happened);
        request(at.plusMillis(1_500), order, "CANCELLATION_REQUEST_COMPLETE", role, happened);
    }

    private void status(Instant at, ScriptedOrder order, String state, Instant happened) {
        found.add(new Push(0, at, Push.ORDER_STATUS, order.id(), state, "", happened));
    }

    private void parcels(Instant at, ScriptedOrder order, String change, Instant happened) {
        found.add(new Push(0, at, Push.PARCELS, order.id(), change, "", happened));
    }

    private void request(Instant at, ScriptedOrder order, String state, String role, Instant happened) {
        found.add(new Push(0, at, Push.CANCELLATION, order.id(), state, role, happened));
    }

    private void chat(int count) {
        if (count > 0) {
            Instant warned = plan.start().plusSeconds(600);
            found.add(new Push(0, warned, Push.AUTHORISATION_ENDS, "", "", "", warned));
        }
        long millis = Duration.between(plan.start(), plan.end()).toMillis();
        for (int i = 0; i < count; i++) {
            SplittableRandom chance = Chance.of(plan.seed(), "chatter", i);
            int type = CHATTER[chance.nextInt(CHATTER.length)];
            Instant at = plan.start().plusMillis(chance.nextLong(millis));
            String subject = assortment.any(chance).code();
            found.add(new Push(0, at, type, subject, "", "", Instant.ofEpochSecond(at.getEpochSecond())));
        }
    }
}
