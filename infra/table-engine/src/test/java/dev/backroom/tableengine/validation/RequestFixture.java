package dev.backroom.tableengine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Requests as short JSON with single quotes, taken or refused. */
final class RequestFixture {
    private RequestFixture() {}

    static JsonNode json(String text) {
        try {
            return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
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
