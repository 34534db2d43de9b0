package dev.backroom.cli.simulation;

import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.http.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a simulated shop's time pass: as fast as its clock says, and no faster than everybody keeps up. A slow or busy machine
 * plays the same evening in more time; nothing that is checked depends on how fast it is.
 */
public final class Pace implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Pace.class);

    /** Looked at so often, and allowed so far ahead: whoever looks may be late by the difference. */
    private static final Duration APART = Duration.ofMillis(100);

    private static final Duration AHEAD = Duration.ofMillis(400);
    /** At a mark all have to have caught up, or to have tried for so long. */
    private static final Duration LONGEST_AT_MARK = Duration.ofMinutes(3);
    /** Ends what hangs: afterwards time goes on, and the checks say what became of it. */
    private static final Duration LONGEST_STAND = Duration.ofMinutes(10);

    /** The system under test. */
    @FunctionalInterface
    public interface Followed {
        /**
         * @param whole whether to find out if all is idle, too
         * @throws RuntimeException while it does not answer
         */
        Backlog backlog(boolean whole);
    }

    /** Somebody in the simulated world who has things to do at their times. */
    @FunctionalInterface
    public interface Party {
        /** How long ago that was due which is not done yet, in the shop's time; zero if there is none. */
        Duration behind(Instant now);
    }

    private final GovernedClock governed;
    private final ScaledClock clock;
    private final Followed system;
    private final List<Party> parties;
    private final Deque<Instant> marks;
    private final Thread thread = Thread.ofPlatform().daemon().name("pace").unstarted(this::run);
    private @Nullable Instant unreachable;
    private long standingSince;
    private long lastLook;
    private boolean standing;
    private volatile long stood;
    private volatile boolean closed;

    /**
     * @param clock governed
     * @param marks in the shop's time, in order: from one on time goes on when everybody has caught up
     */
    public Pace(ScaledClock clock, Followed system, List<Party> parties, List<Instant> marks) {
        this.governed = clock.governed()
                .orElseThrow(() -> new IllegalArgumentException("The clock " + clock + " is not governed"));
        this.clock = clock;
        this.system = system;
        this.parties = List.copyOf(parties);
        this.marks = new ArrayDeque<>(marks);
    }

    /** From now on the shop's time passes. */
    public void start() {
        thread.start();
    }

    /** For how long it stood still for others to catch up. */
    public Duration stood() {
        return Duration.ofNanos(stood);
    }

    /** The time stands where it is. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            Instant now = clock.instant();
            Duration ahead = ahead(now);
            note(ahead.isZero());
            governed.grant(ahead);
            LockSupport.parkNanos(APART.toNanos());
        }
        governed.grant(Duration.ZERO);
    }

    private Duration ahead(Instant now) {
        boolean atMark = !marks.isEmpty() && !now.isBefore(marks.getFirst());
        Optional<Backlog> backlog = backlog(atMark);
        Instant lost = unreachable;
        boolean behind = backlog.map(known -> PaceRule.isBehind(clock, now, known))
                        .orElseGet(() -> lost != null && PaceRule.isDownTooLong(Duration.between(lost, now)))
                || parties.stream().anyMatch(party -> PaceRule.isBehind(clock, now, party.behind(now)));
        if (atMark) {
            boolean caughtUp = !behind
                    && backlog.filter(Backlog::idle).isPresent()
                    && parties.stream().allMatch(party -> party.behind(now).isZero());
            if (!caughtUp && standing(LONGEST_AT_MARK)) {
                return Duration.ZERO;
            }
            marks.removeFirst();
        } else if (behind && standing(LONGEST_STAND)) {
            return Duration.ZERO;
        }
        Duration left = marks.isEmpty()
                ? AHEAD
                : Duration.between(clock.realAt(now), clock.realAt(marks.getFirst()))
                        .plusMillis(1);
        return left.compareTo(AHEAD) < 0 ? left : AHEAD;
    }

    private Optional<Backlog> backlog(boolean whole) {
        try {
            Backlog backlog = system.backlog(whole);
            unreachable = null;
            return Optional.of(backlog);
        } catch (RuntimeException e) {
            LOG.debugf("the system does not answer: %s", e.getMessage());
            if (unreachable == null) {
                unreachable = clock.instant();
            }
            return Optional.empty();
        }
    }

    /** Whether time may still be made to stand. */
    private boolean standing(Duration longest) {
        boolean may = !standing || System.nanoTime() - standingSince < longest.toNanos();
        if (!may) {
            LOG.warnf("the shop's time goes on although not everybody has caught up within %s", longest);
        }
        return may;
    }

    private void note(boolean stands) {
        long now = System.nanoTime();
        if (standing) {
            stood += now - lastLook;
        } else if (stands) {
            standingSince = now;
        }
        lastLook = now;
        standing = stands;
    }
}
