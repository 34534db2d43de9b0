package dev.backroom.bench;

import java.util.Comparator;
import java.util.Set;

/**
 * One line of the bill.
 *
 * @param source who asked: a function's logical id, {@code EventSource} for the pollers, {@code tools} for the rest
 * @param resource table, {@code table/index}, queue, or what triggered an invocation
 */
public record UsageLine(Bill bill, String source, String resource, String operation) implements Comparable<UsageLine> {
    /** Imports, audits, the start, and people who look at the console: not part of what an event costs. */
    private static final Set<String> ASIDE = Set.of("tools", "start", "Console");

    private static final Comparator<UsageLine> ORDER = Comparator.comparing(UsageLine::bill)
            .thenComparing(UsageLine::source)
            .thenComparing(UsageLine::resource)
            .thenComparing(UsageLine::operation);

    private static final String REFUSED = " (refused)";

    /** What an operation is called whose request ended in an error, which is billed too. */
    static String refused(String operation) {
        return operation + REFUSED;
    }

    /** Whether its requests ended in errors. */
    public boolean isRefused() {
        return operation.endsWith(REFUSED);
    }

    /** Whether it grows with the events. */
    boolean countsForEvents() {
        return !ASIDE.contains(source);
    }

    @Override
    public int compareTo(UsageLine other) {
        return ORDER.compare(this, other);
    }
}
