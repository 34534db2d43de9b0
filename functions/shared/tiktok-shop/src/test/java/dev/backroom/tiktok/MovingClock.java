package dev.backroom.tiktok;

import dev.backroom.runtime.http.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while the client waits. */
public final class MovingClock extends Clock implements Pause {
    public final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T18:00:00Z");

    @Override
    public void pause(Duration span) {
        waits.add(span);
        now = now.plus(span);
    }

    public void pass(Duration span) {
        now = now.plus(span);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
