package dev.backroom.tableengine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import dev.backroom.tableengine.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ExpressionAttributeNames and ExpressionAttributeValues of one request, and which of them its expressions have used. One object per
 * request; not for several threads.
 */
public final class Placeholders {
    private final Map<String, String> names;
    private final Item values;
    private final Set<String> usedNames = new HashSet<>();
    private final Set<String> usedValues = new HashSet<>();

    private Placeholders(Map<String, String> names, Item values) {
        this.names = names;
        this.values = values;
    }

    public static Placeholders none() {
        return new Placeholders(Map.of(), Item.EMPTY);
    }

    public static Placeholders of(Map<String, String> names, Item values) {
        return new Placeholders(names, values);
    }

    /**
     * Reads the two members of a request; null stands for a member that is not there.
     *
     * @throws EngineException a ValidationException for empty maps, keys of a wrong form and values that cannot be
     */
    public static Placeholders read(@Nullable JsonNode names, @Nullable JsonNode values) {
        return new Placeholders(readNames(names), readValues(values));
    }

    private static Map<String, String> readNames(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return Map.of();
        }
        requireSome(node, "ExpressionAttributeNames");
        Map<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            requireForm("ExpressionAttributeNames", '#', field.getKey());
            String name = field.getValue().asText();
            if (name.isEmpty()) {
                throw EngineException.validation("ExpressionAttributeNames contains invalid value: Empty attribute"
                        + " name for key " + field.getKey());
            }
            names.put(field.getKey(), name);
        }
        return names;
    }

    private static Item readValues(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return Item.EMPTY;
        }
        requireSome(node, "ExpressionAttributeValues");
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            requireForm("ExpressionAttributeValues", ':', field.getKey());
        }
        Item.Builder values = Item.builder();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            try {
                values.put(field.getKey(), Values.read(field.getValue()));
            } catch (EngineException e) {
                throw named(field.getKey(), e);
            }
        }
        return values.build();
    }

    /** The service says which key it is, save for two rules that it checks before. */
    private static EngineException named(String key, EngineException e) {
        boolean earlier =
                e.message().startsWith("Nesting Levels") || e.message().contains("Null attribute value");
        return earlier || e.type() != ErrorType.VALIDATION
                ? e
                : EngineException.validation(
                        "ExpressionAttributeValues contains invalid value: " + e.message() + " for key " + key);
    }

    private static void requireSome(JsonNode node, String parameter) {
        if (node.isEmpty()) {
            throw EngineException.validation(parameter + " must not be empty");
        }
    }

    private static void requireForm(String parameter, char sign, String key) {
        boolean right = key.length() > 1 && key.charAt(0) == sign;
        for (int at = 1; right && at < key.length(); at++) {
            char letter = key.charAt(at);
            right = letter == '_'
                    || letter >= '0' && letter <= '9'
                    || letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z';
        }
        if (!right) {
            throw EngineException.validation(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
        }
    }

    String name(ExpressionKind kind, String placeholder) {
        String name = names.get(placeholder);
        if (name == null) {
            throw kind.invalid("An expression attribute name used in the document path is not defined; attribute"
                    + " name: " + placeholder);
        }
        usedNames.add(placeholder);
        return name;
    }

    Value value(ExpressionKind kind, String placeholder) {
        Value value = values.get(placeholder);
        if (value == null) {
            throw kind.invalid(
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
        }
        usedValues.add(placeholder);
        return value;
    }

    /**
     * To be called once all expressions of the request are bound.
     *
     * @throws EngineException a ValidationException that lists what no expression used
     */
    public void checkAllUsed() {
        checkUsed("ExpressionAttributeNames", names.keySet(), usedNames);
        checkUsed("ExpressionAttributeValues", values.names(), usedValues);
    }

    private static void checkUsed(String parameter, Set<String> given, Set<String> used) {
        if (given.size() > used.size()) {
            List<String> unused = new ArrayList<>(given);
            unused.removeAll(used);
            throw EngineException.validation("Value provided in " + parameter + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
