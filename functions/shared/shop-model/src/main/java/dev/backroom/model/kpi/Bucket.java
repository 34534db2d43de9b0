package dev.backroom.model.kpi;

import dev.backroom.model.ShopId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * One set of counters of a shop.
 *
 * @param start the UTC hour that it counts; the epoch for {@link Kind#NOW}
 */
public record Bucket(ShopId shop, Kind kind, Instant start) implements Comparable<Bucket> {
    private static final Comparator<Bucket> ORDER =
            Comparator.comparing(Bucket::shop).thenComparing(Bucket::kind).thenComparing(Bucket::start);

    /** What is counted together. */
    public enum Kind {
        /** What is true now. */
        NOW,
        /** What happened in an hour. */
        HOUR,
        /** Units by SKU that were paid for in an hour and not cancelled since: demand. */
        UNITS
    }

    public static Bucket now(ShopId shop) {
        return new Bucket(shop, Kind.NOW, Instant.EPOCH);
    }

    public static Bucket hour(ShopId shop, Instant at) {
        return new Bucket(shop, Kind.HOUR, at.truncatedTo(ChronoUnit.HOURS));
    }

    public static Bucket units(ShopId shop, Instant at) {
        return new Bucket(shop, Kind.UNITS, at.truncatedTo(ChronoUnit.HOURS));
    }

    @Override
    public int compareTo(Bucket other) {
        return ORDER.compare(this, other);
    }
}
