package dev.backroom.cli.simulation;

import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Home;
import dev.backroom.simulator.script.AdSpend;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ShelfMove;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The simulated shop's people: they import what they moved on the shelf when they moved it, and the ads' bill when it comes.
 * What fails because the system is down is tried again; an import that came through twice does no harm.
 */
public final class ShopPeople implements Pace.Party, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ShopPeople.class);
    private static final long LOOK_MILLIS = 250;

    private interface Errand {
        void run(Endpoints endpoints, Path folder) throws IOException;
    }

    private record Due(Instant at, String name, Errand errand) {}

    private final Simulation simulation;
    private final Home home;
    private final Deque<Due> due;
    private final Thread thread = Thread.ofPlatform()
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .name("people")
            .unstarted(this::work);
    private volatile boolean stopped;

    public ShopPeople(Simulation simulation, Home home) {
        this.simulation = simulation;
        this.home = home;
        PriorityQueue<Due> sorted = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (ShelfMove move : simulation.shops().shelfMoves()) {
            sorted.add(new Due(
                    move.at(), move.reference(), (endpoints, folder) -> simulation.book(move, endpoints, folder)));
        }
        for (EveningScript evening : simulation.shops().scripts()) {
            evening.adSpend().stream()
                    .map(AdSpend::reportedAt)
                    .max(Comparator.naturalOrder())
                    .ifPresent(at -> sorted.add(new Due(
                            at,
                            "ad spend",
                            (endpoints, folder) -> simulation.bookAdSpend(evening, endpoints, folder))));
        }
        this.due = new ConcurrentLinkedDeque<>();
        while (!sorted.isEmpty()) {
            due.add(sorted.remove());
        }
    }

    public void start() {
        thread.start();
    }

    /** Everything that was to be done by now is done. */
    public boolean isDone() {
        return !thread.isAlive();
    }

    @Override
    public Duration behind(Instant now) {
        return Optional.ofNullable(due.peekFirst())
                .map(Due::at)
                .filter(now::isAfter)
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO);
    }

    private void work() {
        while (!stopped && !due.isEmpty()) {
            Due next = due.getFirst();
            if (simulation.clock().instant().isBefore(next.at()) || !done(next)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            } else {
                due.removeFirst();
            }
        }
    }

    private boolean done(Due next) {
        try {
            next.errand().run(Endpoints.of(home), home.folder());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.infof("%s could not be imported and is tried again: %s", next.name(), e);
            return false;
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
