package dev.backroom.tiktok.http;

import dev.backroom.tiktok.AppCredentials;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One call, before it is signed. The text form leaves query and body out.
 *
 * @param brake what the call's brake is shared by: the shop, or the host
 * @param query not URL-encoded
 * @param body what to send, as UTF-8; empty for a GET
 */
public record PlatformCall(String method, URI host, String path, String brake, Map<String, String> query, String body) {
    public static PlatformCall get(URI host, String path, String brake, Map<String, String> query) {
        return new PlatformCall("GET", host, path, brake, query, "");
    }

    public static PlatformCall post(URI host, String path, String brake, Map<String, String> query, String body) {
        return new PlatformCall("POST", host, path, brake, query, body);
    }

    /** The call with key, time and signature; both change with every attempt. */
    PlatformCall signed(AppCredentials app, long epochSecond) {
        SortedMap<String, String> all = new TreeMap<>(query);
        all.put("app_key", app.key());
        all.put("timestamp", Long.toString(epochSecond));
        all.put("sign", RequestSignature.sign(app.secret(), path, all, body.getBytes(StandardCharsets.UTF_8)));
        return new PlatformCall(method, host, path, brake, all, body);
    }

    URI uri() {
        String encoded = query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(host + path + (encoded.isEmpty() ? "" : "?" + encoded));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
