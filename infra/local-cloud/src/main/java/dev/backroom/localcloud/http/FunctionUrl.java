package dev.backroom.localcloud.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.InvocationResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lambda Function URLs: payload format 2.0 in, the function's answer out. */
final class FunctionUrl {
    /** What Lambda takes in one invocation. */
    static final int LARGEST = 6_291_556;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FunctionUrl() {}

    static byte[] event(HttpCall call, String account) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + call.body().length);
        String host = call.header("host").orElse("localhost");
        try (JsonGenerator json = EventJson.mapper().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", "$default");
            json.writeStringField("rawPath", call.path());
            json.writeStringField("rawQueryString", call.query());
            cookies(json, call);
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, List<String>> header : call.headers().entrySet()) {
                String name = header.getKey().toLowerCase(Locale.ROOT);
                if (!name.equals("cookie")) {
                    json.writeStringField(name, String.join(",", header.getValue()));
                }
            }
            json.writeEndObject();
            query(json, call.query());
            context(json, call, account, host);
            body(json, call);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static HttpAnswer answer(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(byte[] payload) -> mapped(payload);
            case InvocationResult.Throttled throttled ->
                HttpAnswer.json(429, "{\"Reason\":\"ConcurrentInvocationLimitExceeded\",\"Type\":\"User\"}");
            case InvocationResult.Failed failed -> HttpAnswer.text(502, "text/plain", "Internal Server Error");
            case InvocationResult.TimedOut timeout -> HttpAnswer.text(502, "text/plain", "Internal Server Error");
        };
    }

    private static HttpAnswer mapped(byte[] payload) {
        try {
            JsonNode answer = EventJson.mapper().readTree(payload);
            if (!answer.path("statusCode").isInt()) {
                return new HttpAnswer(200, Map.of("Content-Type", List.of("application/json")), payload);
            }
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
                headers.put(header.getKey(), List.of(header.getValue().asText()));
            }
            List<String> cookies = new ArrayList<>();
            answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
            if (!cookies.isEmpty()) {
                headers.put("Set-Cookie", cookies);
            }
            String text = answer.path("body").isTextual() ? answer.path("body").textValue() : "";
            byte[] body = answer.path("isBase64Encoded").asBoolean(false)
                    ? Base64.getDecoder().decode(text)
                    : text.getBytes(StandardCharsets.UTF_8);
            if (body.length > 0 && headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
                headers.put("Content-Type", List.of("application/json"));
            }
            return new HttpAnswer(answer.path("statusCode").intValue(), headers, body);
        } catch (IOException | IllegalArgumentException e) {
            return HttpAnswer.text(502, "text/plain", "Internal Server Error");
        }
    }

    private static void cookies(JsonGenerator json, HttpCall call) throws IOException {
        Optional<String> cookie = call.header("cookie");
        if (cookie.isPresent()) {
            json.writeArrayFieldStart("cookies");
            for (String part : cookie.get().split(";", -1)) {
                json.writeString(part.strip());
            }
            json.writeEndArray();
        }
    }

    private static void query(JsonGenerator json, String query) throws IOException {
        if (query.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("queryStringParameters");
        for (Map.Entry<String, String> parameter : parameters(query).entrySet()) {
            json.writeStringField(parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
    }

    /** Decoded; several values of one name are joined by commas. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            parameters.merge(name, value, (before, more) -> before + "," + more);
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void context(JsonGenerator json, HttpCall call, String account, String host) throws IOException {
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", account);
        json.writeStringField("apiId", "local");
        json.writeStringField("domainName", host);
        json.writeStringField("domainPrefix", "local");
        json.writeObjectFieldStart("http");
        json.writeStringField("method", call.method());
        json.writeStringField("path", call.path());
        json.writeStringField("protocol", call.protocol());
        json.writeStringField("sourceIp", call.sourceIp());
        json.writeStringField("userAgent", call.header("user-agent").orElse(""));
        json.writeEndObject();
        json.writeStringField("requestId", UUID.randomUUID().toString());
        json.writeStringField("routeKey", "$default");
        json.writeStringField("stage", "$default");
        json.writeStringField("time", TIME.format(call.at()));
        json.writeNumberField("timeEpoch", call.at().toEpochMilli());
        json.writeEndObject();
    }

    private static void body(JsonGenerator json, HttpCall call) throws IOException {
        if (call.body().length == 0) {
            json.writeBooleanField("isBase64Encoded", false);
            return;
        }
        Optional<String> text = text(call);
        json.writeStringField("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(call.body())));
        json.writeBooleanField("isBase64Encoded", text.isEmpty());
    }

    /** The body as text where its type says text and its bytes agree; a signature is over bytes, so they must survive. */
    private static Optional<String> text(HttpCall call) {
        String type = call.header("content-type").orElse("text/plain").toLowerCase(Locale.ROOT);
        boolean textual = type.startsWith("text/")
                || type.contains("json")
                || type.contains("xml")
                || type.contains("javascript");
        if (!textual) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(call.body()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
