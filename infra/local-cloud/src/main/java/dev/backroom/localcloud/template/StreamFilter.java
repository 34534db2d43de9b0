package dev.backroom.localcloud.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which records of a stream reach the function: those that one of the patterns matches, all where there is none. Of Lambda's
 * rules a text's equality and {@code prefix} run here.
 */
public record StreamFilter(List<JsonNode> patterns) {
    public static final StreamFilter ALL = new StreamFilter(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "prefix";

    public StreamFilter {
        patterns = List.copyOf(patterns);
    }

    static StreamFilter of(Section criteria) {
        List<JsonNode> patterns = new ArrayList<>();
        for (Section filter : criteria.sections("Filters")) {
            patterns.add(pattern(filter));
            filter.end();
        }
        criteria.end();
        return new StreamFilter(patterns);
    }

    private static JsonNode pattern(Section filter) {
        try {
            JsonNode pattern = JSON.readTree(filter.need("Pattern"));
            if (pattern.isObject() && runsHere(pattern)) {
                return pattern;
            }
        } catch (JsonProcessingException e) {
            throw filter.complaint("Pattern", "is not JSON");
        }
        throw filter.complaint("Pattern", "is more than texts and prefixes; others do not run here");
    }

    private static boolean runsHere(JsonNode pattern) {
        if (pattern.isArray()) {
            return !pattern.isEmpty() && all(pattern).allMatch(rule -> rule.isTextual() || isPrefix(rule));
        }
        return pattern.isObject() && !pattern.isEmpty() && all(pattern).allMatch(StreamFilter::runsHere);
    }

    private static boolean isPrefix(JsonNode rule) {
        return rule.isObject() && rule.size() == 1 && rule.path(PREFIX).isTextual();
    }

    /** @param record as it goes into an event */
    public boolean matches(JsonNode record) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, record));
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isObject()) {
            return pattern.properties().stream()
                    .allMatch(field -> matches(field.getValue(), value.path(field.getKey())));
        }
        return value.isTextual()
                && all(pattern)
                        .anyMatch(rule -> rule.isTextual()
                                ? rule.equals(value)
                                : value.textValue().startsWith(rule.path(PREFIX).textValue()));
    }

    private static Stream<JsonNode> all(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
