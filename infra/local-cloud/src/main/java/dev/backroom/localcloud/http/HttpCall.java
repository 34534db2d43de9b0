package dev.backroom.localcloud.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path below the function's own root, starting with a slash
 * @param query undecoded, empty when there is none
 * @param headers with every value they came with
 */
record HttpCall(
        String method,
        String path,
        String query,
        String protocol,
        Map<String, List<String>> headers,
        String sourceIp,
        Instant at,
        byte[] body) {

    Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.join(",", header.getValue()))
                .findFirst();
    }
}
