package dev.backroom.tiktok.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes to a JSON tree. Numbers keep every digit. */
public final class JsonText {
    /** Levels of objects and arrays that are accepted. */
    public static final int DEEPEST = 1_024;
    /** Digits of a number that are accepted. */
    private static final int LONGEST_NUMBER = 100;

    private static final ObjectReader TOLERANT = new ObjectMapper(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectReader STRICT = TOLERANT.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private JsonText() {}

    /**
     * Reads an object that must be beyond doubt: valid UTF-8, no field twice, nothing after its end.
     *
     * @throws UnreadableJson if it is anything else
     */
    public static JsonNode strictObject(byte[] utf8) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableJson("not valid UTF-8");
        }
        return object(STRICT, text);
    }

    /**
     * Reads an object as it comes; of a field that stands twice the last one counts.
     *
     * @throws UnreadableJson if it is no JSON object
     */
    public static JsonNode object(String text) {
        return object(TOLERANT, text);
    }

    private static JsonNode object(ObjectReader reader, String text) {
        try {
            JsonNode root = reader.readTree(text);
            if (root == null || !root.isObject()) {
                throw new UnreadableJson(root == null || root.isMissingNode() ? "empty" : "not a JSON object");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new UnreadableJson("nested too deeply, or a text or number too long");
        } catch (MismatchedInputException e) {
            throw new UnreadableJson("a field stands twice, or text follows the object");
        } catch (JsonProcessingException e) {
            throw new UnreadableJson("not JSON");
        }
    }
}
