package dev.backroom.localcloud.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.localcloud.function.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The event that Lambda makes of a batch of messages. */
final class SqsEventBytes {
    private SqsEventBytes() {}

    static byte[] of(List<Message> messages, String queueArn, String region) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(messages.size() * 512);
        try (JsonGenerator json = EventJson.mapper().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
            for (Message message : messages) {
                write(json, message, queueArn, region);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Message message, String queueArn, String region) throws IOException {
        json.writeStartObject();
        json.writeStringField("messageId", message.messageId());
        json.writeStringField("receiptHandle", message.receiptHandle());
        json.writeStringField("body", message.body());
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<MessageSystemAttributeName, String> attribute :
                message.attributes().entrySet()) {
            json.writeStringField(attribute.getKey().toString(), attribute.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("messageAttributes");
        for (Map.Entry<String, MessageAttributeValue> attribute :
                message.messageAttributes().entrySet()) {
            json.writeObjectFieldStart(attribute.getKey());
            json.writeStringField("dataType", attribute.getValue().dataType());
            if (attribute.getValue().binaryValue() != null) {
                json.writeBinaryField(
                        "binaryValue", attribute.getValue().binaryValue().asByteArray());
            } else {
                json.writeStringField("stringValue", attribute.getValue().stringValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeStringField("md5OfBody", message.md5OfBody());
        json.writeStringField("eventSource", "aws:sqs");
        json.writeStringField("eventSourceARN", queueArn);
        json.writeStringField("awsRegion", region);
        json.writeEndObject();
    }
}
