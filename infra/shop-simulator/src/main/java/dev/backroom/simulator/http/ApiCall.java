package dev.backroom.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request, read.
 *
 * @param query decoded; the last of several values of a name
 * @param token the access token's header
 * @param contentType empty text where none was given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApiCall(
        String method,
        String path,
        SortedMap<String, String> query,
        byte[] body,
        Optional<String> token,
        String contentType) {
    private static final int LARGEST_BODY = 1 << 20;
    static final Set<String> COMMON = Set.of("app_key", "sign", "timestamp");

    public static ApiCall of(HttpExchange exchange) throws IOException, RefusedCall {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new RefusedCall(Refusal.of("body is too large"));
        }
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        return new ApiCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                body,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-tts-access-token")),
                contentType == null ? "" : contentType);
    }

    public String required(String name) throws RefusedCall {
        String value = query.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new RefusedCall(Refusal.of("missing parameter: " + name));
        }
        return value;
    }

    /** Refuses parameters that the call does not define. */
    public void allow(Set<String> names) throws RefusedCall {
        for (String name : query.keySet()) {
            if (!COMMON.contains(name) && !names.contains(name)) {
                throw new RefusedCall(Refusal.of("unexpected identifier: " + name));
            }
        }
    }

    private static SortedMap<String, String> query(@Nullable String raw) throws RefusedCall {
        TreeMap<String, String> query = new TreeMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                query.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                throw new RefusedCall(Refusal.of("query is not URL-encoded"));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
