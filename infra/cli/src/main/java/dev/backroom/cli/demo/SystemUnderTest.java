package dev.backroom.cli.demo;

import dev.backroom.bench.UsageReport;
import dev.backroom.cli.Endpoints;

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

    /** Changes of the tables that wait to be counted. */
    long behind();

    @Override
    void close();
}
