package dev.backroom.tableengine.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a request does against the bounds of its shape, in the order of the shape's members, ten at the most. */
final class Violations {
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ATTRIBUTE = 65_535;
    private static final String NOT_NULL = "Member must not be null";
    private static final String PATTERN = "[a-zA-Z0-9_.-]+";

    private final List<String> found = new ArrayList<>();

    /** @throws EngineException a ValidationException that counts and lists what was found, if anything */
    void refuse() {
        if (!found.isEmpty()) {
            throw EngineException.validation(found.size() + " validation error" + (found.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", found));
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    void members(JsonNode node, Shape.Structure structure, String path) {
        for (Shape.Member member : structure.members()) {
            String name = path.isEmpty() ? lower(member.name()) : path + "." + lower(member.name());
            JsonNode value = node.get(member.name());
            if (value != null && !value.isNull()) {
                check(value, member.shape(), name);
            } else if (member.required()) {
                add("Value null at '" + name + "'", NOT_NULL);
            }
        }
    }

    void check(JsonNode node, Shape shape, String path) {
        switch (shape) {
            case Shape.Text text -> text(node.asText(), text, path);
            case Shape.TableName(boolean created) -> tableName(node.asText(), created, path);
            case Shape.Whole(var _, long least, long most) -> number(node.asLong(), least, most, path);
            case Shape.Listed list -> {
                length(node, list.shortest(), list.longest(), path);
                for (int at = 0; at < node.size() && found.size() < MOST; at++) {
                    check(node.get(at), list.member(), path + "." + (at + 1) + ".member");
                }
            }
            case Shape.Mapped(var _, Shape value) -> {
                names(node, value, path);
                if (value instanceof Shape.Structure || value instanceof Shape.Listed) {
                    for (Map.Entry<String, JsonNode> field : node.properties()) {
                        check(field.getValue(), value, path + "." + field.getKey() + ".member");
                    }
                }
            }
            case Shape.Structure structure -> members(node, structure, path);
            case Shape.Flag _, Shape.Blob _, Shape.AttributeValue _ -> {}
        }
    }

    /** Names of attributes stand as keys where items are given, and as values where placeholders are. */
    private void names(JsonNode map, Shape value, String path) {
        boolean placeholders = value instanceof Shape.Text;
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            String name = placeholders ? field.getValue().asText() : field.getKey();
            if (name.length() > LONGEST_ATTRIBUTE) {
                add(
                        value("{" + field.getKey() + "=" + shown(field.getValue()) + "}", path),
                        "Map " + (placeholders ? "value" : "keys")
                                + " must satisfy constraint: [Member must have length"
                                + " less than or equal to " + LONGEST_ATTRIBUTE
                                + ", Member must have length greater than or equal to 0]");
            }
        }
    }

    private void text(String text, Shape.Text shape, String path) {
        String value = value(text, path);
        if (shape.pattern() != null && !text.matches(shape.pattern())) {
            add(value, "Member must satisfy regular expression pattern: " + shape.pattern());
        }
        if (text.length() < shape.shortest()) {
            add(value, "Member must have length greater than or equal to " + shape.shortest());
        }
        if (text.length() > shape.longest()) {
            add(value, "Member must have length less than or equal to " + shape.longest());
        }
        if (!shape.values().isEmpty() && !shape.values().contains(text)) {
            add(value, "Member must satisfy enum value set: " + shape.values());
        }
    }

    /** A new table's name has three characters at the least; names of existing ones may be ARNs as well. */
    private void tableName(String name, boolean created, String path) {
        if (!created && name.startsWith("arn:")) {
            return;
        }
        String value = value(name, path);
        int shortest = created ? 3 : 1;
        if ((created || !name.isEmpty()) && !name.matches(PATTERN)) {
            add(value, "Member must satisfy regular expression pattern: " + PATTERN);
        }
        if (name.length() < shortest) {
            add(value, "Member must have length greater than or equal to " + shortest);
        }
        if (name.length() > LONGEST_NAME) {
            add(value, "Member must have length less than or equal to " + LONGEST_NAME);
        }
    }

    private void number(long number, long least, long most, String path) {
        if (number < least) {
            add(value("" + number, path), "Member must have value greater than or equal to " + least);
        }
        if (number > most) {
            add(value("" + number, path), "Member must have value less than or equal to " + most);
        }
    }

    private void length(JsonNode list, int shortest, int longest, String path) {
        if (list.size() < shortest) {
            add(value("[]", path), "Member must have length greater than or equal to " + shortest);
        }
        if (list.size() > longest) {
            add(value(shown(list), path), "Member must have length less than or equal to " + longest);
        }
    }

    void add(String value, String constraint) {
        if (found.size() < MOST) {
            found.add(value + " failed to satisfy constraint: " + constraint);
        }
    }

    /** Puts other words for a value and its place. */
    void reword(String value, String words) {
        found.replaceAll(text -> text.startsWith(value) ? words + text.substring(value.length()) : text);
    }

    static String value(@Nullable String shown, String path) {
        return "Value '" + shown + "' at '" + path + "'";
    }

    /** Lists and their members as the service prints them, or nearly so. */
    static String shown(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Violations::shown)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (!node.isObject()) {
            return node.asText();
        }
        String type = node.has("KeyType") ? "KeySchemaElement" : "";
        return node.properties().stream()
                .map(field -> lower(field.getKey()) + "=" + shown(field.getValue()))
                .collect(Collectors.joining(", ", type + "(", ")"));
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
