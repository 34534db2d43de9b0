package dev.backroom.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.simulator.shop.SimulatedShop;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.http.RequestSignature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Calls the simulated platform as anybody would: raw HTTP and a signature. */
public final class TestApi implements AutoCloseable {
    public static final AppCredentials APP = new AppCredentials("sim-key", "sim-secret");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer's status, headers and body. */
    public record Answer(int http, String retryAfter, JsonNode json) {
        public int code() {
            return json.path("code").asInt(-1);
        }

        public String message() {
            return json.path("message").asText();
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Instant now;
    String token = "";

    /** Signs with this time. */
    TestApi(URI base, Instant now) {
        this.base = base;
        this.now = now;
    }

    /** With a shop's access token. */
    public static TestApi connected(SimulatedPlatform platform, SimulatedShop shop, Instant now) {
        TestApi api = new TestApi(platform.api(), now);
        Map<String, String> query = query(
                "app_key",
                APP.key(),
                "app_secret",
                APP.secret(),
                "auth_code",
                platform.authCode(shop.seller()),
                "grant_type",
                "authorized_code");
        api.token = api.raw("GET", "/api/v2/token/get", query, "")
                .json()
                .path("data")
                .path("access_token")
                .asText();
        return api;
    }

    /** Query parameters with key, time and whatever else is given; an empty value takes one out. */
    public static Map<String, String> query(String... pairs) {
        TreeMap<String, String> query = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            query.put(pairs[i], pairs[i + 1]);
        }
        return query;
    }

    public Answer get(String path, Map<String, String> query) {
        return send("GET", path, query, "");
    }

    public Answer post(String path, Map<String, String> query, String body) {
        return send("POST", path, query, body);
    }

    Answer send(String method, String path, Map<String, String> given, String body) {
        TreeMap<String, String> query =
                new TreeMap<>(Map.of("app_key", APP.key(), "timestamp", Long.toString(now.getEpochSecond())));
        query.putAll(given);
        query.values().removeIf(String::isEmpty);
        if (!given.containsKey("sign")) {
            query.put("sign", RequestSignature.sign(APP.secret(), path, query, body.getBytes(StandardCharsets.UTF_8)));
        }
        return raw(method, path, query, body);
    }

    /** Without a signature of its own. */
    Answer raw(String method, String path, Map<String, String> query, String body) {
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + "?" + text))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("x-tts-access-token", token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.body().startsWith("{");
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(""),
                    json ? JSON.readTree(response.body()) : JSON.createObjectNode());
        } catch (IOException e) {
            return new Answer(0, "", JSON.createObjectNode());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
