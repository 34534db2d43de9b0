package dev.backroom.tableengine.http;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request without its body.
 *
 * @param headers by name in lower case
 */
record RequestHead(String method, String path, boolean http11, Map<String, String> headers) {
    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    boolean has(String name, String value) {
        String found = headers.get(name);
        return found != null && found.toLowerCase(Locale.ROOT).contains(value);
    }

    boolean keepsAlive() {
        return http11 ? !has("connection", "close") : has("connection", "keep-alive");
    }
}
