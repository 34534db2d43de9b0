package dev.backroom.tableengine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;

/** Requests as short JSON with single quotes, taken or refused. */
final class RequestFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestFixture() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static void takes(String operation, String request) {
        assertThatCode(() -> Requests.check(operation, json(request))).doesNotThrowAnyException();
    }

    static void refuses(String operation, String request, ErrorType type, String text) {
        assertThatThrownBy(() -> Requests.check(operation, json(request)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.type()).isEqualTo(type))
                .hasMessage(text);
    }
}
