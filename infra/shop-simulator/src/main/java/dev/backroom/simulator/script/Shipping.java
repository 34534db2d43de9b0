package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Chance;
import java.util.Map;
import java.util.TreeMap;

/** How an order travels. */
public final class Shipping {
    /** The platform's option of every simulated order. */
    static final String OPTION = "6955010386410505986";

    /** Carriers that a seller may name, by id. */
    public static final Map<String, String> PROVIDERS = new TreeMap<>(Map.of(
            "6841743441349706241", "Simulated Express",
            "6841743441349706242", "Example Post",
            "6841743441349706243", "Mock Parcel"));

    /** Who fetches what goes with the platform's label. */
    public static final String PLATFORM_PROVIDER = "6841743441349706241";

    private Shipping() {}

    /** The platform makes the label and hides the recipient. */
    public static boolean byLabel(EveningPlan plan, ScriptedOrder order) {
        return order.byPlatform()
                || plan.sellerShips()
                        .filter(mode -> Chance.hits(plan.seed(), "label", order.number(), mode.byPlatformLabel()))
                        .isPresent();
    }
}
