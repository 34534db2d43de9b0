package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.error.EngineException.serialization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.value.JsonTypes;
import dev.backroom.tableengine.value.Type;
import java.util.Map;

/** Whether each member has the JSON type of its shape; the first in the body's order that has not is reported. */
final class TypeCheck {
    private static final String MODEL = "com.amazonaws.dynamodb.v20120810.";
    private static final String FIELD = "Unexpected field type";
    private static final String VALUE = "Unexpected value type in payload";

    private TypeCheck() {}

    /** @throws EngineException a SerializationException */
    static void members(JsonNode body, Shape.Structure structure) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            Shape shape = structure.member(field.getKey());
            if (shape != null) {
                check(field.getValue(), shape, FIELD);
            }
        }
    }

    private static void check(JsonNode node, Shape shape, String place) {
        if (node.isNull()) {
            return;
        }
        switch (shape) {
            case Shape.Text _, Shape.TableName _ -> text(node);
            case Shape.Flag _ -> flag(node);
            case Shape.Whole(String javaType, var _, var _) -> {
                if (!node.isNumber()) {
                    throw serialization(JsonTypes.notConvertible(node, javaType));
                }
            }
            case Shape.Blob _ -> blob(node);
            case Shape.Listed(Shape member, var _, var _) -> {
                list(node);
                node.forEach(each -> check(each, member, VALUE));
            }
            case Shape.Mapped(String javaType, Shape value) -> {
                object(node, "java.util.Map<java.lang.String, " + javaType + ">", FIELD);
                node.forEach(each -> check(each, value, VALUE));
            }
            case Shape.Structure structure -> {
                object(node, "class " + MODEL + structure.name(), place);
                members(node, structure);
            }
            case Shape.AttributeValue _ -> attributeValue(node, place);
        }
    }

    private static void text(JsonNode node) {
        if (!node.isTextual()) {
            throw serialization(JsonTypes.notConvertible(node, "String"));
        }
    }

    private static void flag(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                throw serialization("Unexpected token received from parser");
            }
        } else if (!node.isBoolean()) {
            throw serialization(JsonTypes.notConvertible(node, "Boolean"));
        }
    }

    private static void blob(JsonNode node) {
        if (node.isObject()) {
            throw serialization(JsonTypes.notConvertible(node, ""));
        }
        if (node.isArray()) {
            throw serialization("Unrecognized collection type class java.nio.ByteBuffer");
        }
        if (!node.isTextual()) {
            throw serialization("only base-64-encoded strings are convertible to bytes");
        }
        if (JsonTypes.base64(node.textValue()) == null) {
            throw serialization(JsonTypes.base64Fault(node.textValue()));
        }
    }

    private static void list(JsonNode node) {
        if (!node.isArray()) {
            throw serialization(node.isObject() ? JsonTypes.notConvertible(node, "") : FIELD);
        }
    }

    private static void object(JsonNode node, String javaType, String place) {
        if (!node.isObject()) {
            throw serialization(node.isArray() ? "Unrecognized collection type " + javaType : place);
        }
    }

    private static void attributeValue(JsonNode node, String place) {
        object(node, "class " + MODEL + "AttributeValue", place);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Type type = Type.of(field.getKey());
            JsonNode content = field.getValue();
            if (type != null && !content.isNull()) {
                content(type, content);
            }
        }
    }

    private static void content(Type type, JsonNode content) {
        switch (type) {
            case S, N -> text(content);
            case B -> blob(content);
            case BOOL, NULL -> flag(content);
            case SS, NS -> {
                list(content);
                content.forEach(TypeCheck::text);
            }
            case BS -> {
                list(content);
                content.forEach(TypeCheck::blob);
            }
            case L -> {
                list(content);
                content.forEach(each -> check(each, new Shape.AttributeValue(), VALUE));
            }
            case M -> check(content, Shape.ITEM, FIELD);
        }
    }
}
