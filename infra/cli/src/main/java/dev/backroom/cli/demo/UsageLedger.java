package dev.backroom.cli.demo;

import dev.backroom.bench.UsageReport;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;

/** The bill over all lives of the system: what one used is last asked for right before it ends. */
final class UsageLedger {
    private static final Logger LOG = Logger.getLogger(UsageLedger.class);

    private final SystemUnderTest system;
    private UsageReport before = UsageReport.EMPTY;
    private UsageReport current = UsageReport.EMPTY;

    UsageLedger(SystemUnderTest system) {
        this.system = system;
    }

    /** Asks now; keeps the last answer when there is none. */
    void read() {
        try {
            current = system.usage();
        } catch (UncheckedIOException e) {
            LOG.debug("no usage to be had", e);
        }
    }

    /** The running one is about to end. */
    void close() {
        read();
        before = before.plus(current);
        current = UsageReport.EMPTY;
    }

    UsageReport total() {
        return before.plus(current);
    }
}
