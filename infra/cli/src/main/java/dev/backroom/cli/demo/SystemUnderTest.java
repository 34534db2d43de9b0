package dev.backroom.cli.demo;

import dev.backroom.bench.UsageReport;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.localcloud.http.Backlog;
import java.time.Duration;

/** What the evening is played against. */
interface SystemUnderTest extends AutoCloseable {
    /**
     * Starts it on what it left, and returns when everything answers.
     *
     * @param fresh forget what it left
     */
    Endpoints start(boolean fresh);

    /** Ends it without a chance to tidy up. */
    void kill();

    /** What the running one used since its start. */
    UsageReport usage();

    /**
     * How far the running one is behind.
     *
     * @param whole whether to find out if all is idle, too
     * @throws RuntimeException while it does not answer
     */
    Backlog backlog(boolean whole);

    /** Processor time that all its lives used in processes of their own. */
    Duration processorTime();

    /** Changes of the tables that wait to be counted. */
    long behind();

    @Override
    void close();
}
