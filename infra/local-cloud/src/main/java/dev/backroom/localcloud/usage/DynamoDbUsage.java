package dev.backroom.localcloud.usage;

/**
 * One table's or index's part of one DynamoDB request, as the engine reported it.
 *
 * @param source the function's logical id, or {@code tools} for requests from outside the functions
 * @param operation such as {@code TransactWriteItems}
 * @param table physical name
 * @param index empty for the table itself
 * @param write whether these are write units
 * @param transactional whether AWS bills it double; DynamoDB Local reports it so
 * @param refused whether a condition failed; AWS bills these too, the engine reports nothing, so {@code units} are one
 *     a written item
 * @param units capacity units as reported
 */
public record DynamoDbUsage(
        String source,
        String operation,
        String table,
        String index,
        boolean write,
        boolean transactional,
        boolean refused,
        double units) {}
