package dev.backroom.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A shop's time that stands still until it is put forward, or lets a moment pass at every look. */
final class SteppedClock extends Clock {
    private final AtomicReference<Instant> now;
    private final Duration moment;

    /** @param moment between two looks; with zero it stands still */
    SteppedClock(Instant start, Duration moment) {
        this.now = new AtomicReference<>(start);
        this.moment = moment;
    }

    /** Never back. */
    void putTo(Instant later) {
        now.accumulateAndGet(later, (is, wanted) -> wanted.isAfter(is) ? wanted : is);
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(is -> is.plus(moment));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
