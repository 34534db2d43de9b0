package dev.backroom.localcloud.usage;

/**
 * One SQS request.
 *
 * @param source the function's logical id, {@code EventSource} for the pollers, {@code tools} for the rest
 * @param operation such as {@code SendMessageBatch}
 * @param queue physical name; empty where the request names none
 * @param messages how many messages it sent, received or deleted
 * @param billed requests as billed: one per 64 KB of payload begun
 */
public record SqsUsage(String source, String operation, String queue, int messages, int billed) {}
