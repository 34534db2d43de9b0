package dev.backroom.cli.demo;

import dev.backroom.cli.Simulation;
import dev.backroom.simulator.StockLevels;
import dev.backroom.simulator.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what buyers can order with what the books say can be sold, again and again from the last fault on. */
final class ChannelLook {
    private final Simulation simulation;
    private final StockLevels levels;
    private final Instant lastFault;
    private Optional<Duration> equalAfter = Optional.empty();

    ChannelLook(Simulation simulation) {
        this.simulation = simulation;
        this.levels = StockLevels.of(List.of(simulation.evening()));
        this.lastFault =
                Troubles.usual(simulation.evening().plan()).figuresUntil().orElseThrow();
    }

    StockLevels levels() {
        return levels;
    }

    /** Looks once, unless they were equal before. */
    void look() {
        Instant now = simulation.clock().instant();
        if (equalAfter.isEmpty()
                && !now.isBefore(lastFault)
                && wrong(now, shown()).isEmpty()) {
            equalAfter = Optional.of(Duration.between(lastFault, now));
        }
    }

    Morning.Channel end() {
        look();
        Map<String, Integer> shown = shown();
        return new Morning.Channel(
                shown.size(), wrong(simulation.evening().plan().over(), shown), equalAfter);
    }

    private Map<String, Integer> shown() {
        return simulation.platform().shownStock(simulation.evening().plan().shop());
    }

    private List<String> wrong(Instant at, Map<String, Integer> shown) {
        List<String> wrong = new ArrayList<>();
        shown.forEach((code, units) -> {
            int sellable = levels.sellable(code, at);
            if (units != sellable) {
                wrong.add("%s shows %,d, and %,d can be sold".formatted(code, units, sellable));
            }
        });
        return wrong;
    }
}
