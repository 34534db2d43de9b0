package dev.backroom.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's own JSON, {@code {"status":{"S":"UNPAID"}}}, to attribute values. Binary values have no place here. */
final class AttributeJson {
    private static final int DEEPEST = 32;

    private AttributeJson() {}

    /** @throws IllegalArgumentException if it is anything else; the message repeats no value */
    static Map<String, AttributeValue> item(JsonNode node) {
        return map(node, 0);
    }

    private static Map<String, AttributeValue> map(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an item or map is no JSON object");
        }
        Map<String, AttributeValue> map = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            map.put(entry.getKey(), value(entry.getValue(), depth + 1));
        }
        return map;
    }

    private static AttributeValue value(JsonNode node, int depth) {
        if (depth > DEEPEST || !node.isObject() || node.size() != 1) {
            throw new IllegalArgumentException("an attribute is not one value with its type");
        }
        Map.Entry<String, JsonNode> typed = node.properties().iterator().next();
        JsonNode value = typed.getValue();
        return switch (typed.getKey()) {
            case "S" -> AttributeValue.fromS(text(value));
            case "N" -> AttributeValue.fromN(text(value));
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "SS" -> AttributeValue.fromSs(texts(value));
            case "NS" -> AttributeValue.fromNs(texts(value));
            case "M" -> AttributeValue.fromM(map(value, depth));
            case "L" -> {
                List<AttributeValue> elements = new ArrayList<>();
                for (JsonNode element : value) {
                    elements.add(value(element, depth + 1));
                }
                yield AttributeValue.fromL(elements);
            }
            default -> throw new IllegalArgumentException("an attribute has a type that no item of ours has");
        };
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            texts.add(text(value));
        }
        return texts;
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("an attribute's value is no text");
        }
        return value.textValue();
    }
}
