package dev.backroom.tableengine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Requests as short JSON with single quotes, and what the engine answers. */
final class Calls {
    private final TableEngine engine;

    Calls(TableEngine engine) {
        this.engine = engine;
    }

    JsonNode call(String operation, String request) {
        byte[] body = request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        SdkHttpFullRequest head = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://table-engine"))
                .putHeader("X-Amz-Target", "DynamoDB_20120810." + operation)
                .build();
        try {
            HttpExecuteResponse answer = engine.httpClient()
                    .prepareRequest(HttpExecuteRequest.builder()
                            .request(head)
                            .contentStreamProvider(() -> new ByteArrayInputStream(body))
                            .build())
                    .call();
            try (InputStream in = answer.responseBody().orElseThrow()) {
                return Json.read(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with which it is refused; empty where it is not. */
    String refusal(String operation, String request) {
        return call(operation, request).path("message").asText();
    }
}
