package dev.backroom.bench;

/** What AWS counts, and in which unit. */
public enum Bill {
    /** Write request units of DynamoDB on demand. */
    WRITE_UNITS,
    /** Read request units of DynamoDB on demand. */
    READ_UNITS,
    /** Requests to SQS; one per 64 KB of payload begun. */
    SQS_REQUESTS,
    /** Runs of Lambda functions. */
    INVOCATIONS
}
