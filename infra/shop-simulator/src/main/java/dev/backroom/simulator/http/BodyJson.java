package dev.backroom.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a call. */
public final class BodyJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BodyJson() {}

    /** An empty body is an empty object. */
    public static JsonNode object(byte[] body) throws RefusedCall {
        try {
            JsonNode node = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new RefusedCall(Refusal.of("body is not JSON"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        throw new RefusedCall(Refusal.of("body is not a JSON object"));
    }

    /** A list of texts; empty where the field is absent. */
    public static List<String> texts(JsonNode body, String name, int most) throws RefusedCall {
        JsonNode field = body.path(name);
        if (field.isMissingNode()) {
            return List.of();
        }
        if (!field.isArray() || field.size() > most) {
            throw new RefusedCall(Refusal.of(name + " must be a list of at most " + most));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : field) {
            if (!text.isTextual()) {
                throw new RefusedCall(Refusal.of(name + " actual type is not string"));
            }
            texts.add(text.textValue());
        }
        return texts;
    }
}
