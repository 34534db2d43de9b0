package dev.backroom.bench;

import java.util.Comparator;

/**
 * One line of the bill.
 *
 * @param source who asked: a function's logical id, {@code EventSource} for the pollers, {@link #TOOLS} for the rest
 * @param resource table, {@code table/index}, queue, or what triggered an invocation
 */
public record UsageLine(Bill bill, String source, String resource, String operation) implements Comparable<UsageLine> {
    /** Requests from outside the functions: imports, audits. They are not part of what an event costs. */
    public static final String TOOLS = "tools";

    private static final Comparator<UsageLine> ORDER = Comparator.comparing(UsageLine::bill)
            .thenComparing(UsageLine::source)
            .thenComparing(UsageLine::resource)
            .thenComparing(UsageLine::operation);

    @Override
    public int compareTo(UsageLine other) {
        return ORDER.compare(this, other);
    }
}
