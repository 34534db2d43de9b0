package dev.backroom.cli.demo;

import dev.backroom.cli.simulation.Simulation;
import dev.backroom.simulator.books.StockLevels;
import dev.backroom.simulator.http.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Compares what buyers can order with what is left: from the last fault on, listing by listing, with the running system's
 * own stock and the books, and in the end with the books.
 */
final class ChannelCheck {
    private static final Logger LOG = Logger.getLogger(ChannelCheck.class);

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
    private final SettledListings settled = new SettledListings(ONE_WATCH);
    private Instant nextLook = Instant.MIN;
    private Optional<Duration> equalAfter = Optional.empty();
    private Duration published = Duration.ZERO;

    ChannelCheck(Simulation simulation) {
        this.simulation = simulation;
        this.levels = StockLevels.of(List.of(simulation.evening()));
        this.lastFault =
                Troubles.usual(simulation.evening().plan()).figuresUntil().orElseThrow();
    }

    StockLevels levels() {
        return levels;
    }

    /**
     * Looks at the listings that were never seen to show what they should since the last fault. Orders go on meanwhile, and
     * some are on their way; a figure that is wrong stays wrong.
     *
     * @param passing the time below the shop's clock, which stands where the machine does not keep up
     */
    void look(Instant passing, OwnStock own) {
        Instant now = simulation.clock().instant();
        if (equalAfter.isPresent() || now.isBefore(lastFault) || passing.isBefore(nextLook)) {
            return;
        }
        nextLook = passing.plus(BETWEEN_LOOKS);
        Map<String, Integer> shown = shown();
        Set<String> open = settled.open(shown.keySet());
        Map<String, Integer> truth = new HashMap<>();
        open.forEach(code -> truth.put(code, levels.sellable(code, now)));
        shown.keySet().retainAll(open);
        settled.look(now, shown, own.sellable(open), truth);
        Set<String> left = settled.open(open);
        if (left.isEmpty()) {
            equalAfter = Optional.of(Duration.between(lastFault, now));
            published = Duration.between(simulation.clock().realAt(lastFault.plus(ONE_WATCH)), passing);
        } else {
            LOG.infof("not yet shown as it should be: %s", left);
        }
    }

    Morning.Channel end() {
        Map<String, Integer> shown = shown();
        return new Morning.Channel(
                shown.size(), wrong(simulation.evening().plan().over(), shown), equalAfter, published);
    }

    private Map<String, Integer> shown() {
        return new TreeMap<>(
                simulation.platform().shownStock(simulation.evening().plan().shop()));
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
