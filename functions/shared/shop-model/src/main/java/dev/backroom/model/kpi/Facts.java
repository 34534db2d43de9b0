package dev.backroom.model.kpi;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What something counts for, by bucket. Facts add and subtract, so the change of an order counts for the difference of
 * its facts, and all changes together for the sum over the orders as they are.
 *
 * @param tallies without empty ones
 */
public record Facts(SortedMap<Bucket, Tally> tallies) {
    public static final Facts NONE = new Facts(new TreeMap<>());

    public Facts {
        SortedMap<Bucket, Tally> kept = new TreeMap<>(tallies);
        kept.values().removeIf(Tally::isNone);
        tallies = Collections.unmodifiableSortedMap(kept);
    }

    public static Facts of(Bucket bucket, Tally tally) {
        SortedMap<Bucket, Tally> one = new TreeMap<>();
        one.put(bucket, tally);
        return new Facts(one);
    }

    public Facts plus(Bucket bucket, Tally tally) {
        return plus(of(bucket, tally));
    }

    public Facts plus(Facts other) {
        SortedMap<Bucket, Tally> sum = new TreeMap<>(tallies);
        other.tallies.forEach((bucket, tally) -> sum.merge(bucket, tally, Tally::plus));
        return new Facts(sum);
    }

    public Facts minus(Facts other) {
        SortedMap<Bucket, Tally> sum = new TreeMap<>(tallies);
        other.tallies.forEach((bucket, tally) -> sum.merge(bucket, Tally.NONE.minus(tally), Tally::plus));
        return new Facts(sum);
    }

    public boolean isNone() {
        return tallies.isEmpty();
    }
}
