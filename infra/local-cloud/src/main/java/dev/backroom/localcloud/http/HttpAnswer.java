package dev.backroom.localcloud.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** @param headers in the order in which they are sent */
record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    static HttpAnswer json(int status, String body) {
        return text(status, "application/json", body);
    }

    static HttpAnswer text(int status, String type, String body) {
        return new HttpAnswer(status, Map.of("Content-Type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
    }
}
