package dev.backroom.localcloud.usage;

/** Hears every billable request while it happens, from many threads; must not block and must not throw. */
public interface UsageListener {
    UsageListener NONE = new UsageListener() {};

    /** Called once a table and index of a request. */
    default void dynamoDb(DynamoDbUsage usage) {}

    default void sqs(SqsUsage usage) {}

    default void invocation(Invocation invocation) {}

    /** The page behind GET /usage, JSON. */
    default String json() {
        return "{}";
    }
}
