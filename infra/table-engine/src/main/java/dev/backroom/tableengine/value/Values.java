package dev.backroom.tableengine.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Order of values, and their JSON. */
public final class Values {
    private Values() {}

    /** Whether the two stand in an order: both of the same type, and that S, N or B. */
    public static boolean comparable(Value left, Value right) {
        return left.type() == right.type() && left.type().isScalar();
    }

    /** Negative, zero or positive. Only for values that are {@link #comparable}. */
    public static int compare(Value left, Value right) {
        if (left instanceof Value.S(String one) && right instanceof Value.S(String other)) {
            return Utf8.compare(one, other);
        }
        if (left instanceof Num one && right instanceof Num other) {
            return one.compareTo(other);
        }
        if (left instanceof Bytes one && right instanceof Bytes other) {
            return one.compareTo(other);
        }
        throw new IllegalArgumentException("No order between " + left.type() + " and " + right.type());
    }

    /**
     * Reads {@code {"S": "…"}} and its like.
     *
     * @throws dev.backroom.tableengine.error.EngineException with the service's text for anything else
     */
    public static Value read(JsonNode node) {
        return ValueReader.value(node, 0);
    }

    /** @throws EngineException a ValidationException for an item that an update has nested too deeply */
    public static void requireDepth(Item item) {
        ValueReader.requireDepth(item, 0);
    }

    /** Reads an object of names to values, as in Item, Key and ExpressionAttributeValues. */
    public static Item readItem(JsonNode node) {
        return ValueReader.item(node, 0);
    }

    public static void write(Value value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeFieldName(value.type().name());
        switch (value) {
            case Value.S(String text) -> out.writeString(text);
            case Num number -> out.writeString(number.text());
            case Bytes bytes -> out.writeString(bytes.base64());
            case Value.Bool(boolean truth) -> out.writeBoolean(truth);
            case Value.Null() -> out.writeBoolean(true);
            case Value.Ss(var texts) -> {
                out.writeStartArray();
                for (String text : texts) {
                    out.writeString(text);
                }
                out.writeEndArray();
            }
            case Value.Ns(var numbers) -> {
                out.writeStartArray();
                for (Num number : numbers) {
                    out.writeString(number.text());
                }
                out.writeEndArray();
            }
            case Value.Bs(var binaries) -> {
                out.writeStartArray();
                for (Bytes binary : binaries) {
                    out.writeString(binary.base64());
                }
                out.writeEndArray();
            }
            case Value.L(var values) -> {
                out.writeStartArray();
                for (Value each : values) {
                    write(each, out);
                }
                out.writeEndArray();
            }
            case Value.M(Item fields) -> write(fields, out);
        }
        out.writeEndObject();
    }

    public static void write(Item item, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var field : item.fields().entrySet()) {
            out.writeFieldName(field.getKey());
            write(field.getValue(), out);
        }
        out.writeEndObject();
    }
}
