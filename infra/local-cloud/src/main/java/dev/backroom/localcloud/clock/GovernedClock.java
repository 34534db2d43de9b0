package dev.backroom.localcloud.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Real time that passes only as far as somebody allows. It stands still until the first {@link #grant}, and again whenever
 * what was granted is used up; what it missed meanwhile is lost and not made up for. A shop's time built on it therefore
 * waits for whoever cannot keep up, however slow the machine is.
 *
 * <p>One process governs; others {@link #follow} it by a file of 40 bytes that both map. Shows microseconds, never goes back.
 */
public final class GovernedClock extends Clock {
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int BYTES = 40;
    /** Which of the two states holds, 0 or 1, in the lowest bit of a number that grows with every change. */
    private static final int TURN = 0;

    private static final int STATE = 8;
    private static final int STATE_BYTES = 16;

    private final Clock real;
    private final ByteBuffer memory;
    private final Optional<Path> file;
    /** A limit takes hold a moment after it was reckoned; what was shown meanwhile is not taken back. */
    private final AtomicLong latest = new AtomicLong();
    /** What it showed whenever something was granted, by the real time, both in microseconds; of the governing one alone. */
    private final NavigableMap<Long, Long> history = new TreeMap<>();

    private GovernedClock(Clock real, ByteBuffer memory, Optional<Path> file) {
        this.real = real;
        this.memory = memory;
        this.file = file;
    }

    /** For one process alone; stands still at the real time. */
    public static GovernedClock inMemory(Clock real) {
        GovernedClock clock = new GovernedClock(real, ByteBuffer.allocateDirect(BYTES), Optional.empty());
        clock.begin();
        return clock;
    }

    /**
     * For several processes; stands still at the real time.
     *
     * @param file created anew; whoever followed an older one of this name is not governed by it
     */
    public static GovernedClock create(Clock real, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            GovernedClock clock = new GovernedClock(real, map(file), Optional.of(file.toAbsolutePath()));
            clock.begin();
            return clock;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /**
     * The same time in another process.
     *
     * @throws IllegalStateException if nobody governs by this file
     */
    public static GovernedClock follow(Clock real, Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) != BYTES) {
                throw new IllegalStateException("No clock is governed by " + file);
            }
            return new GovernedClock(real, map(file), Optional.of(file.toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private void begin() {
        long now = micros(real.instant());
        change(now, now);
    }

    private static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        }
    }

    /** By which others follow. */
    public Optional<Path> file() {
        return file;
    }

    /**
     * Lets it run on for a while from now. Time that was granted before and is not used up is replaced, not added to.
     *
     * @param ahead zero stops it where it is
     */
    public synchronized void grant(Duration ahead) {
        long shown = shown();
        change(shown, shown + TimeUnit.MICROSECONDS.convert(ahead));
    }

    /** Lets it run on for good. */
    public synchronized void release() {
        change(shown(), Long.MAX_VALUE);
    }

    private void change(long shown, long limit) {
        long now = micros(real.instant());
        history.put(now, shown);
        set(now - shown, limit);
    }

    /**
     * What it showed at a real instant. Known to the one who governs.
     *
     * @param past not after now; what was before it began is the beginning
     */
    public synchronized Instant shownAt(Instant past) {
        long at = micros(past);
        Map.Entry<Long, Long> before = history.floorEntry(at);
        if (before == null) {
            return instant(history.firstEntry().getValue());
        }
        Map.Entry<Long, Long> after = history.higherEntry(at);
        long most = after == null ? shown() : after.getValue();
        return instant(Math.min(before.getValue() + at - before.getKey(), most));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Whether what was granted is used up. */
    public boolean stands() {
        return micros(instant()) >= limit(turn());
    }

    @Override
    public Instant instant() {
        return instant(latest.accumulateAndGet(shown(), Math::max));
    }

    private long shown() {
        while (true) {
            long turn = turn();
            long shown = Math.min(micros(real.instant()) - lost(turn), limit(turn));
            if (turn == turn()) {
                return shown;
            }
        }
    }

    private long turn() {
        return (long) LONGS.getVolatile(memory, TURN);
    }

    private long lost(long turn) {
        return (long) LONGS.getVolatile(memory, place(turn));
    }

    private long limit(long turn) {
        return (long) LONGS.getVolatile(memory, place(turn) + Long.BYTES);
    }

    /** The state that does not hold is written, then made the one that does: nobody sees half a change. */
    private void set(long lost, long limit) {
        long next = turn() + 1;
        LONGS.setVolatile(memory, place(next), lost);
        LONGS.setVolatile(memory, place(next) + Long.BYTES, limit);
        LONGS.setVolatile(memory, TURN, next);
    }

    private static int place(long turn) {
        return STATE + (int) (turn & 1) * STATE_BYTES;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException always: this is time, not a calendar */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A governed clock has no zone");
    }
}
