package dev.backroom.localcloud.usage;

/**
 * One table's or index's part of one DynamoDB request, as AWS bills it.
 *
 * @param source the function's logical id, or {@code tools} for requests from outside the functions
 * @param operation such as {@code TransactWriteItems}
 * @param table physical name
 * @param index empty for the table itself
 * @param write whether these are write units
 * @param transactional whether it was part of a transaction
 * @param refused whether a condition failed; AWS bills these too
 * @param units capacity units as AWS bills them, transactions doubled
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
