package dev.backroom.localcloud.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.InternalMessage;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.mutable.Buffer;
import scala.jdk.javaapi.CollectionConverters;

/** ElasticMQ's message of a standard queue as bytes. */
final class MessageRecord {
    private static final long NEVER = -1;

    private MessageRecord() {}

    static byte[] write(InternalMessage message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(bytes);
        text(out, message.id());
        List<String> receipts = receipts(message.deliveryReceipts());
        out.writeInt(receipts.size());
        for (String receipt : receipts) {
            text(out, receipt);
        }
        out.writeLong(message.nextDelivery());
        text(out, message.content().value());
        Map<String, MessageAttribute> attributes = CollectionConverters.asJava(message.messageAttributes());
        out.writeInt(attributes.size());
        for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
            attribute(out, attribute.getKey(), attribute.getValue());
        }
        out.writeLong(message.created().toInstant().toEpochMilli());
        out.writeLong(
                message.firstReceive() instanceof OnDateTimeReceived received
                        ? received.when().toInstant().toEpochMilli()
                        : NEVER);
        out.writeInt(message.receiveCount());
        text(out, message.tracingId().isDefined() ? message.tracingId().get().id() : "");
        text(out, message.deadLetterSourceQueueName().getOrElse(() -> ""));
        return bytes.toByteArray();
    }

    static InternalMessage read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String id = text(in);
        List<String> receipts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            receipts.add(text(in));
        }
        long nextDelivery = in.readLong();
        String content = text(in);
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            attributes.put(text(in), attribute(in));
        }
        OffsetDateTime created = time(in.readLong());
        long received = in.readLong();
        Received firstReceive = received == NEVER ? NeverReceived$.MODULE$ : new OnDateTimeReceived(time(received));
        int receiveCount = in.readInt();
        Option<TracingId> tracing = optional(text(in)).map(TracingId::new);
        Option<String> deadLetterSource = optional(text(in));
        return new InternalMessage(
                id,
                CollectionConverters.asScala(receipts).toBuffer(),
                nextDelivery,
                new MessageContent(content),
                scala.collection.immutable.Map.from(CollectionConverters.asScala(attributes)),
                created,
                0,
                firstReceive,
                receiveCount,
                false,
                Option.empty(),
                Option.empty(),
                tracing,
                Option.empty(),
                deadLetterSource);
    }

    /** The queue goes on adding to its buffer meanwhile; one that comes now is of the next record. */
    private static List<String> receipts(Buffer<String> growing) {
        int known = growing.length();
        List<String> receipts = new ArrayList<>(known);
        for (int i = 0; i < known; i++) {
            @Nullable String receipt = growing.apply(i);
            if (receipt == null) {
                // Counted, but not yet visible to this thread.
                break;
            }
            receipts.add(receipt);
        }
        return receipts;
    }

    private static void attribute(DataOutputStream out, String name, MessageAttribute attribute) throws IOException {
        text(out, name);
        text(out, attribute.customType().getOrElse(() -> ""));
        switch (attribute) {
            case NumberMessageAttribute number -> {
                out.writeByte('N');
                text(out, number.stringValue());
            }
            case BinaryMessageAttribute binary -> {
                out.writeByte('B');
                text(out, binary.asBase64());
            }
            case StringMessageAttribute string -> {
                out.writeByte('S');
                text(out, string.stringValue());
            }
            default -> throw new IOException("An attribute of an unknown kind");
        }
    }

    private static MessageAttribute attribute(DataInputStream in) throws IOException {
        Option<String> customType = optional(text(in));
        int kind = in.readByte();
        String value = text(in);
        return switch (kind) {
            case 'N' -> new NumberMessageAttribute(value, customType);
            case 'B' -> BinaryMessageAttribute.fromBase64(value, customType);
            default -> new StringMessageAttribute(value, customType);
        };
    }

    private static OffsetDateTime time(long epochMilli) {
        return Instant.ofEpochMilli(epochMilli).atOffset(ZoneOffset.UTC);
    }

    private static Option<String> optional(String text) {
        return text.isEmpty() ? Option.empty() : Option.apply(text);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
