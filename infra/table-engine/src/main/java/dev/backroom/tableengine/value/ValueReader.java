package dev.backroom.tableengine.value;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.serialization;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads attribute values from their JSON, checked as the service checks them. */
final class ValueReader {
    /** The deepest level below an attribute, whose own value is level 0: 32 levels in all. */
    private static final int DEEPEST = 31;

    private ValueReader() {}

    static Value value(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw serialization(
                    node.isArray() ? "Unrecognized collection type class" : "Unexpected value type in payload");
        }
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        Value found = null;
        int types = 0;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Type type = Type.of(field.getKey());
            if (type != null && !field.getValue().isNull()) {
                Value value = typed(type, field.getValue(), depth);
                types++;
                found = found == null ? value : found;
            }
        }
        if (found == null) {
            throw validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (types > 1) {
            throw validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                    + " supported datatypes");
        }
        return found;
    }

    private static EngineException tooDeep() {
        return validation("Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
                + " beyond supported limit");
    }

    static void requireDepth(Value value, int depth) {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        switch (value) {
            case Value.L(var values) -> values.forEach(each -> requireDepth(each, depth + 1));
            case Value.M(Item fields) -> requireDepth(fields, depth + 1);
            default -> {}
        }
    }

    static void requireDepth(Item item, int depth) {
        for (String name : item.names()) {
            Value value = item.get(name);
            if (value != null) {
                requireDepth(value, depth);
            }
        }
    }

    static Item item(JsonNode node, int depth) {
        Item.Builder item = Item.builder();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            item.put(field.getKey(), value(field.getValue(), depth));
        }
        return item.build();
    }

    private static Value typed(Type type, JsonNode content, int depth) {
        return switch (type) {
            case S -> new Value.S(text(content));
            case N -> Num.parse(text(content));
            case B -> binary(content);
            case BOOL -> Value.Bool.of(content.asBoolean());
            case NULL -> {
                if (!content.asBoolean()) {
                    throw invalidParameters("Null attribute value types must have the value of true");
                }
                yield Value.Null.NULL;
            }
            case SS -> texts(content);
            case NS -> numbers(content);
            case BS -> binaries(content);
            case L -> {
                List<Value> values = new ArrayList<>(content.size());
                for (JsonNode each : content) {
                    values.add(value(each, depth + 1));
                }
                yield new Value.L(values);
            }
            case M -> new Value.M(item(content, depth + 1));
        };
    }

    private static String text(JsonNode content) {
        if (!content.isTextual()) {
            throw serialization(JsonTypes.notConvertible(content, "String"));
        }
        return content.textValue();
    }

    private static Bytes binary(JsonNode content) {
        String text = text(content);
        byte @Nullable [] decoded = JsonTypes.base64(text);
        if (decoded == null) {
            throw serialization(JsonTypes.base64Fault(text));
        }
        return Bytes.owning(decoded);
    }

    private static Value texts(JsonNode content) {
        Set<String> texts = new LinkedHashSet<>();
        List<String> given = new ArrayList<>();
        boolean twice = false;
        for (JsonNode each : notEmpty(content, "string")) {
            String text = text(each);
            given.add(text);
            twice |= !texts.add(text);
        }
        if (twice) {
            throw duplicates(given, "");
        }
        return new Value.Ss(texts);
    }

    private static Value numbers(JsonNode content) {
        Set<Num> numbers = new LinkedHashSet<>();
        boolean twice = false;
        for (JsonNode each : notEmpty(content, "number")) {
            twice |= !numbers.add(Num.parse(text(each)));
        }
        if (twice) {
            throw validation("Input collection contains duplicates");
        }
        return new Value.Ns(numbers);
    }

    private static Value binaries(JsonNode content) {
        Set<Bytes> binaries = new LinkedHashSet<>();
        List<String> given = new ArrayList<>();
        boolean twice = false;
        for (JsonNode each : notEmpty(content, "binary")) {
            Bytes binary = binary(each);
            given.add(Base64.getEncoder().encodeToString(binary.content()));
            twice |= !binaries.add(binary);
        }
        if (twice) {
            throw duplicates(given, "of type BS ");
        }
        return new Value.Bs(binaries);
    }

    private static JsonNode notEmpty(JsonNode content, String kind) {
        if (content.isEmpty()) {
            throw invalidParameters(
                    kind.equals("binary")
                            ? "Binary sets should not be empty"
                            : "An " + kind + " set  may not be empty");
        }
        return content;
    }

    private static EngineException duplicates(List<String> given, String kind) {
        String space = kind.isEmpty() ? " " : "";
        return invalidParameters("Input collection " + given + space + kind + "contains duplicates.");
    }
}
