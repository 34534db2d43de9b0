package dev.backroom.tableengine.http;

import dev.backroom.tableengine.protocol.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer as it stands on the wire. */
final class ResponseBytes {
    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK", 400, "Bad Request", 404, "Not Found", 500, "Internal Server Error", 503, "Service Unavailable");

    private ResponseBytes() {}

    static byte[] of(Answer answer, boolean keepAlive) {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(REASONS.getOrDefault(answer.status(), "Error"))
                .append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return join(head, answer.body(), keepAlive);
    }

    /** What load balancers and people who open the address in a browser get. */
    static byte[] healthy(boolean keepAlive) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n");
        return join(head, "healthy: table-engine".getBytes(StandardCharsets.ISO_8859_1), keepAlive);
    }

    private static byte[] join(StringBuilder head, byte[] body, boolean keepAlive) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
