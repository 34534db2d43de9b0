package dev.backroom.bench;

/**
 * How much of a line was used.
 *
 * @param calls requests or runs
 * @param billed units or requests as AWS bills them
 * @param items messages or records that they carried; 0 where nobody counts them
 */
public record UsageAmount(long calls, double billed, long items) {
    public static final UsageAmount NONE = new UsageAmount(0, 0, 0);

    public UsageAmount plus(UsageAmount other) {
        return new UsageAmount(calls + other.calls, billed + other.billed, items + other.items);
    }
}
