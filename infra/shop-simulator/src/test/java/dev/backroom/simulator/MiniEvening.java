package dev.backroom.simulator;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Misbehaviour;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Move;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.ScriptedOrder.Kind;
import dev.backroom.simulator.script.ScriptedOrder.Unit;
import dev.backroom.simulator.script.Step;
import dev.backroom.simulator.shop.Assortment;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.SimulatedShop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Evenings of a few orders, written down by hand. Moves are given in minutes after the start. */
public final class MiniEvening {
    public static final EveningPlan PLAN =
            EveningPlan.usual().withMisbehaviour(Misbehaviour.NONE).withOrders(10);
    static final Assortment ASSORTMENT = Assortment.of(SimulatedShop.MANILA);

    private final List<ScriptedOrder> orders = new ArrayList<>();
    private final Map<String, Integer> shelf = new TreeMap<>();

    public MiniEvening shelf(String sku, int units) {
        shelf.put(sku, units);
        return this;
    }

    public MiniEvening order(String id, List<String> codes, Move... moves) {
        return order(id, codes, false, moves);
    }

    public MiniEvening order(String id, List<String> codes, boolean byPlatform, Move... moves) {
        List<Unit> units = new ArrayList<>();
        for (String code : codes) {
            Listing listing = Objects.requireNonNull(ASSORTMENT.byCode().get(code));
            units.add(new Unit(id + units.size(), listing, false, listing.price()));
        }
        orders.add(new ScriptedOrder(
                id, orders.size(), Kind.SALE, "", byPlatform, false, orders.size(), units, List.of(moves)));
        return this;
    }

    public EveningScript script() {
        return script(PLAN);
    }

    public EveningScript script(EveningPlan plan) {
        return EveningScript.of(plan, ASSORTMENT, orders, shelf);
    }

    public static Instant minute(int minute) {
        return PLAN.start().plusSeconds(minute * 60L);
    }

    public static Move move(int minute, Step step, Integer... units) {
        return new Move(minute(minute), step, new TreeSet<>(List.of(units)));
    }

    /** Bought, paid and out of the remorse hour. */
    public static Move[] untilReleased(Move... more) {
        List<Move> moves = new ArrayList<>(List.of(move(0, Step.BOUGHT), move(1, Step.PAID), move(61, Step.RELEASED)));
        moves.addAll(List.of(more));
        return moves.toArray(Move[]::new);
    }
}
