package dev.backroom.simulator.ledger;

import dev.backroom.simulator.plan.SellerShips;
import dev.backroom.simulator.script.Act;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Move;
import dev.backroom.simulator.script.OrderLife;
import dev.backroom.simulator.script.Push;
import dev.backroom.simulator.script.ReturnCase;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * What really became of one shop's orders: the script's course and, where the seller ships, what the seller's calls made of
 * it. What has happened never changes; only what is still to come does. May be used by many threads.
 */
public final class ShopLedger {
    /** More than the moves of any order. */
    private static final int MOST_MOVES = 32;
    /** More than the webhooks of any move. */
    private static final int MOST_PUSHES = 8;
    /** Above the numbers of the webhooks that stand in the script. */
    private static final int FIRST_NUMBER = 2_000_000;

    /** A move that nobody was told of yet. */
    private record Untold(Instant at, int order, int move) {}

    private final EveningScript script;
    private final ScriptedOrder[] lived;
    private final Map<String, List<Act>> acts = new HashMap<>();
    private final Map<String, List<ReturnCase.Answer>> answers = new HashMap<>();
    private final Map<String, Integer> toldOfReturns = new HashMap<>();
    private final Map<String, ScriptedOrder> returning = new TreeMap<>();
    private final int[] told;
    private final PriorityQueue<Untold> untold =
            new PriorityQueue<>(Comparator.comparing(Untold::at).thenComparing(Untold::order));

    private ShopLedger(EveningScript script) {
        this.script = script;
        this.lived = script.orders().toArray(ScriptedOrder[]::new);
        this.told = new int[lived.length];
        script.plan().sellerShips().ifPresent(mode -> {
            for (int i = 0; i < lived.length; i++) {
                lived[i] = OrderLife.of(script.plan(), mode, lived[i], List.of());
                expect(i);
            }
        });
    }

    public static ShopLedger of(EveningScript script) {
        return new ShopLedger(script);
    }

    /** What was meant to happen. */
    public EveningScript script() {
        return script;
    }

    public synchronized Optional<ScriptedOrder> order(String id) {
        return script.order(id).map(order -> lived[order.number()]);
    }

    /** First bought first, each with its moves as far as they are certain or will come if nobody does anything. */
    public synchronized List<ScriptedOrder> orders() {
        return List.of(lived);
    }

    /** What the seller did to an order, in order of time. */
    public synchronized List<Act> acts(String id) {
        return List.copyOf(acts.getOrDefault(id, List.of()));
    }

    /** What a buyer wants back for an order, if anything. */
    synchronized Optional<ReturnCase> returned(ScriptedOrder order) {
        return ReturnCase.of(script.plan(), order, answers.getOrDefault(order.id(), List.of()));
    }

    /** Writes an answer about a return down. */
    public synchronized void add(ScriptedOrder order, ReturnCase.Answer answer) {
        answers.computeIfAbsent(order.id(), any -> new ArrayList<>()).add(answer);
    }

    /** Writes an act down; whoever does so has seen that the order is such that it can happen. */
    public synchronized void add(ScriptedOrder order, Act act) {
        List<Act> all = acts.computeIfAbsent(order.id(), any -> new ArrayList<>());
        all.add(act);
        int number = order.number();
        SellerShips mode = script.plan().sellerShips().orElseThrow();
        lived[number] =
                OrderLife.of(script.plan(), mode, script.order(order.id()).orElseThrow(), all);
        expect(number);
    }

    /** The evening as it really went, for books that are kept of scripts. */
    public EveningScript lived() {
        return script.lived(orders());
    }

    /** Webhooks of what happened up to now and was not told before, in order of the moves. */
    public synchronized List<Push> due(Instant now) {
        List<Push> due = new ArrayList<>();
        while (!untold.isEmpty() && !untold.peek().at().isAfter(now)) {
            Untold next = untold.remove();
            ScriptedOrder order = lived[next.order()];
            boolean stale = told[next.order()] != next.move()
                    || !order.moves().get(next.move()).at().equals(next.at());
            if (!stale) {
                int number = FIRST_NUMBER + (next.order() * MOST_MOVES + next.move()) * MOST_PUSHES;
                due.addAll(script.told(order, next.move(), number));
                if (order.moves().get(next.move()).step() == Step.DELIVERED) {
                    returned(order).ifPresent(wish -> returning.put(order.id(), order));
                }
                told[next.order()]++;
                expect(next.order());
            }
        }
        returning.values().forEach(order -> dueOfReturn(order, now, due));
        return due;
    }

    private void dueOfReturn(ScriptedOrder order, Instant now, List<Push> due) {
        ReturnCase wish = returned(order).orElseThrow();
        int next = toldOfReturns.getOrDefault(order.id(), 0);
        while (next < wish.phases().size() && !wish.phases().get(next).at().isAfter(now)) {
            ReturnCase.Phase phase = wish.phases().get(next);
            due.add(new Push(
                    FIRST_NUMBER + (order.number() * MOST_MOVES + MOST_MOVES - 1 - next) * MOST_PUSHES,
                    phase.at().plusMillis(700),
                    Push.RETURN,
                    order.id(),
                    phase.status(),
                    wish.moneyOnly() ? "REFUND" : "RETURN_AND_REFUND",
                    phase.at()));
            next++;
        }
        toldOfReturns.put(order.id(), next);
    }

    /** Whether nothing is left to tell up to the end of the script. */
    public synchronized boolean isTold() {
        return untold.isEmpty();
    }

    private void expect(int number) {
        List<Move> moves = lived[number].moves();
        if (told[number] < moves.size()) {
            untold.add(new Untold(moves.get(told[number]).at(), number, told[number]));
        }
    }

    @Override
    public String toString() {
        return "ShopLedger[" + script.plan().shop().id() + ", "
                + Arrays.stream(told).sum() + " told]";
    }
}
