package dev.backroom.cli.demo;

import dev.backroom.cli.Simulation;
import dev.backroom.simulator.StockLevels;
import dev.backroom.simulator.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what buyers can order with what is left: from the last fault on, listing by listing, with the running system's
 * own stock, and in the end with the books.
 */
final class ChannelLook {
    /** Units that can be sold, as the running system has them, by SKU; what it does not know is missing. */
    @FunctionalInterface
    interface OwnStock {
        Map<String, Integer> sellable(Collection<String> codes);
    }

    /** How often the stock is watched, in the shop's time. */
    private static final Duration ONE_WATCH = Duration.ofMinutes(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Simulation simulation;
    private final StockLevels levels;
    private final Instant lastFault;
    private final Set<String> equal = new HashSet<>();
    private Instant nextLook = Instant.MIN;
    private Optional<Duration> equalAfter = Optional.empty();
    private Duration published = Duration.ZERO;

    ChannelLook(Simulation simulation) {
        this.simulation = simulation;
        this.levels = StockLevels.of(List.of(simulation.evening()));
        this.lastFault =
                Troubles.usual(simulation.evening().plan()).figuresUntil().orElseThrow();
    }

    StockLevels levels() {
        return levels;
    }

    /**
     * Looks at the listings that were never seen equal since the last fault. Orders go on meanwhile, so that all of them
     * are hardly ever equal at one instant; a figure that is wrong stays wrong.
     */
    void look(Instant real, OwnStock own) {
        Instant now = simulation.clock().instant();
        if (equalAfter.isPresent() || now.isBefore(lastFault) || real.isBefore(nextLook)) {
            return;
        }
        nextLook = real.plus(BETWEEN_LOOKS);
        Map<String, Integer> shown = shown();
        Set<String> open = new TreeSet<>(shown.keySet());
        open.removeAll(equal);
        Map<String, Integer> ours = own.sellable(open);
        open.stream()
                .filter(code -> Objects.equals(shown.get(code), ours.get(code)))
                .forEach(equal::add);
        if (equal.containsAll(shown.keySet())) {
            equalAfter = Optional.of(Duration.between(lastFault, now));
            published = Duration.between(simulation.clock().realAt(lastFault.plus(ONE_WATCH)), real);
        }
    }

    Morning.Channel end() {
        Map<String, Integer> shown = shown();
        return new Morning.Channel(
                shown.size(), wrong(simulation.evening().plan().over(), shown), equalAfter, published);
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
