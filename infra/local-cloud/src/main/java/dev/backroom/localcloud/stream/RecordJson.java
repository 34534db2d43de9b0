package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.localcloud.function.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** A stream's record as Lambda writes it into an event. */
final class RecordJson {
    private RecordJson() {}

    /**
     * @param streamArn as the template names the stream
     * @param region the engine does not know it
     */
    static byte[] of(Record record, String streamArn, String region) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (JsonGenerator json = EventJson.mapper().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("eventID", record.eventID());
            json.writeStringField("eventName", record.eventNameAsString());
            json.writeStringField("eventVersion", record.eventVersion());
            json.writeStringField("eventSource", "aws:dynamodb");
            json.writeStringField("awsRegion", region);
            json.writeObjectFieldStart("dynamodb");
            change(json, record.dynamodb());
            json.writeEndObject();
            if (record.userIdentity() != null) {
                json.writeObjectFieldStart("userIdentity");
                json.writeStringField("type", record.userIdentity().type());
                json.writeStringField("principalId", record.userIdentity().principalId());
                json.writeEndObject();
            }
            json.writeStringField("eventSourceARN", streamArn);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void change(JsonGenerator json, StreamRecord change) throws IOException {
        if (change.approximateCreationDateTime() != null) {
            json.writeNumberField(
                    "ApproximateCreationDateTime",
                    change.approximateCreationDateTime().getEpochSecond());
        }
        json.writeFieldName("Keys");
        item(json, change.keys());
        if (change.hasNewImage()) {
            json.writeFieldName("NewImage");
            item(json, change.newImage());
        }
        if (change.hasOldImage()) {
            json.writeFieldName("OldImage");
            item(json, change.oldImage());
        }
        json.writeStringField("SequenceNumber", change.sequenceNumber());
        json.writeNumberField("SizeBytes", change.sizeBytes());
        json.writeStringField("StreamViewType", change.streamViewTypeAsString());
    }

    private static void item(JsonGenerator json, Map<String, AttributeValue> item) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            json.writeFieldName(attribute.getKey());
            value(json, attribute.getValue());
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, AttributeValue value) throws IOException {
        json.writeStartObject();
        switch (value.type()) {
            case S -> json.writeStringField("S", value.s());
            case N -> json.writeStringField("N", value.n());
            case B -> json.writeBinaryField("B", value.b().asByteArray());
            case BOOL -> json.writeBooleanField("BOOL", value.bool());
            case NUL -> json.writeBooleanField("NULL", true);
            case SS -> texts(json, "SS", value.ss());
            case NS -> texts(json, "NS", value.ns());
            case BS -> {
                json.writeArrayFieldStart("BS");
                for (SdkBytes bytes : value.bs()) {
                    json.writeBinary(bytes.asByteArray());
                }
                json.writeEndArray();
            }
            case M -> {
                json.writeFieldName("M");
                item(json, value.m());
            }
            case L -> {
                json.writeArrayFieldStart("L");
                for (AttributeValue element : value.l()) {
                    value(json, element);
                }
                json.writeEndArray();
            }
            case UNKNOWN_TO_SDK_VERSION -> throw new IOException("an attribute of a type that the SDK does not know");
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String type, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(type);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
