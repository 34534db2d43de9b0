package dev.backroom.tableengine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes bodies. */
public final class Json {
    /** Names of attributes have up to 65,535 characters, and longer ones are refused by the rules, not by the parser. */
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE).build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode read(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A record of ours as it is kept. */
    public static byte[] bytes(Object kept) {
        try {
            return MAPPER.writeValueAsBytes(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #bytes} wrote. */
    public static <T> T as(byte[] bytes, Class<T> type) {
        try {
            return MAPPER.readValue(bytes, type);
        } catch (IOException e) {
            throw new IllegalStateException("What was kept as " + type.getSimpleName() + " cannot be read", e);
        }
    }

    /** A text member, or null where it is absent. */
    public static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** A text member that validation has found to be there. */
    public static String need(JsonNode node, String member) {
        String text = text(node, member);
        if (text == null) {
            throw new IllegalArgumentException("The request has no " + member);
        }
        return text;
    }

    /** Whether a member is there and true. */
    public static boolean flag(JsonNode node, String member) {
        return node.path(member).asBoolean(false);
    }

    /** A member that is there, or null; JSON's null is as good as absent. */
    public static @Nullable JsonNode member(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : value;
    }
}
