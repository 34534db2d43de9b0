package dev.backroom.runtime.queue;

import dev.backroom.runtime.log.EventLog;
import dev.backroom.runtime.log.LogContext;
import dev.backroom.runtime.log.LogKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The messages of one invocation, and which of them have failed so far. For one thread at a time. */
public final class QueueBatch {
    private static final EventLog LOG = EventLog.of(QueueBatch.class);

    private final QueueConsumer consumer;
    private final List<QueueMessage> messages;
    private final Set<String> failed = new LinkedHashSet<>();
    private int parked;

    /** Reads the body of a message. */
    @FunctionalInterface
    public interface Reader<T> {
        /** @throws IllegalArgumentException as {@link UnreadableMessage}: the same text will be refused again */
        T read(String body) throws UnreadableMessage;
    }

    QueueBatch(QueueConsumer consumer, List<QueueMessage> messages) {
        this.consumer = consumer;
        this.messages = List.copyOf(messages);
    }

    /**
     * Hands on every message that can be read, in their order; the others are parked.
     *
     * @param work what it throws fails that message alone
     */
    public <T> void forEach(Reader<T> reader, BiConsumer<QueueMessage, T> work) {
        for (QueueMessage message : messages) {
            try (LogContext queue = LogContext.with(LogKey.QUEUE, consumer.queue());
                    LogContext id = LogContext.with(LogKey.MESSAGE, message.id())) {
                handle(message, reader, work);
            }
        }
    }

    private <T> void handle(QueueMessage message, Reader<T> reader, BiConsumer<QueueMessage, T> work) {
        T read;
        try {
            read = reader.read(message.body());
        } catch (UnreadableMessage | IllegalArgumentException e) {
            park(message, consumer.what() + " cannot be read: " + e.getMessage());
            return;
        }
        try {
            work.accept(message, read);
        } catch (RuntimeException e) {
            LOG.warn("message-failed", "it is delivered again", e);
            fail(message);
        }
    }

    /** Parks a message for a person. */
    public void park(QueueMessage message, String reason) {
        String body = message.body().length() <= consumer.longestBody() ? message.body() : "";
        park(message.id(), reason, body, List.of(message.id()));
    }

    /**
     * Parks what several messages are about. Where that fails, the messages have failed.
     *
     * @param id names what is parked
     * @param body to be sent again on a replay; empty text for none
     * @param messageIds the messages that brought it
     */
    public void park(String id, String reason, String body, Collection<String> messageIds) {
        try {
            consumer.parking()
                    .park(new Parked(
                            id, consumer.queue(), reason, body, consumer.clock().instant()));
            parked++;
        } catch (RuntimeException e) {
            try (LogContext queue = LogContext.with(LogKey.QUEUE, consumer.queue());
                    LogContext what = LogContext.with(LogKey.MESSAGE, id)) {
                // The class alone: what the table says may repeat the body.
                LOG.warn(
                        "message-not-parked",
                        "it is delivered again: " + e.getClass().getSimpleName(),
                        null);
            }
            failed.addAll(messageIds);
        }
    }

    /** Has a message delivered again. */
    public void fail(QueueMessage message) {
        failed.add(message.id());
    }

    /** Has messages delivered again. */
    public void fail(Collection<String> messageIds) {
        failed.addAll(messageIds);
    }

    /** How many messages there are. */
    public int size() {
        return messages.size();
    }

    /** How many were parked so far. */
    public int parked() {
        return parked;
    }

    /** The ids of the messages that are to be delivered again, in the order in which they failed. */
    public Set<String> failed() {
        return failed;
    }
}
