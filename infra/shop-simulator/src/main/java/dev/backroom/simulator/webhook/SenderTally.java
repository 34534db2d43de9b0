package dev.backroom.simulator.webhook;

import dev.backroom.simulator.plan.Phase;
import dev.backroom.simulator.random.Counter;
import dev.backroom.simulator.webhook.Delivery.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a sender saw, counted from many threads. */
final class SenderTally {
    /** Longer than any acknowledgement limit, in microseconds. */
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(5);

    private static final int MOST_TRUSTED = 1_000;

    private final Counter<Kind> posted = new Counter<>();
    private final Counter<Integer> answers = new Counter<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong wronglyRefused = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private final AtomicLong mostLateMillis = new AtomicLong();
    private final List<String> trusted = new CopyOnWriteArrayList<>();
    private final Histogram opening = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram quiet = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram spike = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram tail = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram night = new ConcurrentHistogram(LONGEST, 3);

    void postedFirst(Delivery delivery, Duration late) {
        posted.count(delivery.kind());
        mostLateMillis.accumulateAndGet(late.toMillis(), Math::max);
    }

    void postedAgain() {
        retried.incrementAndGet();
    }

    /** Counts an answer; {@code http} is 0 where none came. */
    void answered(Delivery delivery, int http, Phase phase, long tookMicros) {
        answers.count(http);
        if (delivery.kind().isGenuine() && http == 200) {
            acknowledged.incrementAndGet();
            micros(phase).recordValue(Math.min(tookMicros, LONGEST));
        } else if (delivery.kind().isGenuine() && http == 401) {
            wronglyRefused.incrementAndGet();
        } else if (delivery.kind().isFalse() && http == 401) {
            refused.incrementAndGet();
        } else if (delivery.kind().isFalse() && http >= 200 && http < 500 && trusted.size() < MOST_TRUSTED) {
            trusted.add(delivery.kind() + " webhook " + delivery.push().number() + " of type "
                    + delivery.push().type() + " was answered with " + http);
        }
    }

    void gaveUp(Delivery delivery) {
        if (delivery.kind().isGenuine()) {
            givenUp.incrementAndGet();
        }
    }

    SenderProgress snapshot(int planned, int reordered, int dropped, int left, int waiting, int inFlight) {
        Histogram all = new Histogram(LONGEST, 3);
        Stream.of(opening, quiet, spike, tail, night).forEach(all::add);
        return new SenderProgress(
                planned,
                posted.of(Kind.GENUINE),
                acknowledged.get(),
                posted.of(Kind.DUPLICATE),
                reordered,
                dropped,
                posted.of(Kind.FORGED),
                posted.of(Kind.UNSIGNED),
                posted.of(Kind.GARBLED),
                refused.get(),
                retried.get(),
                wronglyRefused.get(),
                givenUp.get(),
                answers.all(),
                waiting,
                inFlight,
                left,
                Duration.ofMillis(mostLateMillis.get()),
                times(Phase.OPENING),
                times(Phase.QUIET),
                times(Phase.SPIKE),
                times(Phase.TAIL),
                times(Phase.NIGHT),
                AckTimes.of(all),
                trusted);
    }

    private AckTimes times(Phase phase) {
        return AckTimes.of(micros(phase));
    }

    private Histogram micros(Phase phase) {
        return switch (phase) {
            case OPENING -> opening;
            case QUIET -> quiet;
            case SPIKE -> spike;
            case TAIL -> tail;
            case NIGHT -> night;
        };
    }
}
