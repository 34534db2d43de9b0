package dev.backroom.simulator.random;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A sum that changes at whole seconds. */
public final class Curve {
    /** One change of the sum. */
    public record Change(Instant at, int by) {}

    private final long[] seconds;
    private final int[] sums;

    private Curve(long[] seconds, int[] sums) {
        this.seconds = seconds;
        this.sums = sums;
    }

    /** The sum of changes, which may come in any order; it begins at 0. */
    public static Curve of(List<Change> changes) {
        List<Change> sorted =
                changes.stream().sorted(Comparator.comparing(Change::at)).toList();
        long[] seconds = new long[sorted.size()];
        int[] sums = new int[sorted.size()];
        int sum = 0;
        int size = 0;
        for (Change change : sorted) {
            long second = change.at().getEpochSecond();
            sum += change.by();
            if (size > 0 && seconds[size - 1] == second) {
                sums[size - 1] = sum;
            } else {
                seconds[size] = second;
                sums[size] = sum;
                size++;
            }
        }
        return new Curve(Arrays.copyOf(seconds, size), Arrays.copyOf(sums, size));
    }

    /** The sum of everything up to and including a second. */
    public int at(Instant now) {
        int found = Arrays.binarySearch(seconds, now.getEpochSecond());
        int place = found >= 0 ? found : -found - 2;
        return place < 0 ? 0 : sums[place];
    }

    /** Whether nothing changes after the first instant up to and including the second. */
    public boolean isStill(Instant from, Instant until) {
        for (long second : seconds) {
            if (second > from.getEpochSecond() && second <= until.getEpochSecond()) {
                return false;
            }
        }
        return true;
    }

    /** How often the sum changes; several changes in one second are one. */
    public int size() {
        return seconds.length;
    }

    public Instant time(int place) {
        return Instant.ofEpochSecond(seconds[place]);
    }

    /** The sum from {@link #time} on. */
    public int sum(int place) {
        return sums[place];
    }
}
