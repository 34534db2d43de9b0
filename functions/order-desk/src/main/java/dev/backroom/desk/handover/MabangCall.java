package dev.backroom.desk.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.runtime.http.HttpResult;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** One call of 马帮's gateway. A code of success with a message and without data is a failure there. */
final class MabangCall {
    private final MabangSettings settings;
    private final BoundedHttpClient http;
    private final Clock clock;

    /** @param clock real time: the gateway refuses what is ten minutes off */
    MabangCall(MabangSettings settings, BoundedHttpClient http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    sealed interface Answer {
        record Data(JsonNode data) implements Answer {}

        /** @param code the gateway's own; the HTTP status where it gave none */
        record Refused(String code, String message) implements Answer {}

        record Silence(String reason, boolean unsure) implements Answer {}
    }

    Answer call(String api, ObjectNode data) {
        byte[] body = body(api, data).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "X-Requested-With", "XMLHttpRequest",
                "Authorization", MabangSignature.of(settings.secret(), body));
        return switch (http.call("POST", settings.gateway(), headers, body)) {
            case HttpResult.NoAnswer silence -> new Answer.Silence(silence.reason(), silence.sent());
            case HttpResult.Answered answer -> answered(answer);
        };
    }

    /** The fields in the order of the alphabet, as the documentation shows them. */
    String body(String api, ObjectNode data) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("api", api).put("appkey", settings.appKey());
        root.set("data", data);
        root.put("timestamp", clock.instant().getEpochSecond());
        if (!settings.version().isEmpty()) {
            root.put("version", settings.version());
        }
        return root.toString();
    }

    private static Answer answered(HttpResult.Answered answer) {
        if (answer.status() == 429 || answer.status() >= 500) {
            return new Answer.Silence("HTTP " + answer.status(), answer.status() >= 500);
        }
        JsonNode root;
        try {
            root = JsonText.object(answer.text());
        } catch (UnreadableJson e) {
            return new Answer.Silence("an answer that is not the gateway's", true);
        }
        String code = root.path("code").asText();
        JsonNode data = root.path("data");
        boolean success = code.equals("200") || code.equals("0");
        if (success && !(data.isNull() || data.isMissingNode())) {
            return new Answer.Data(data);
        }
        String message = JsonFields.text(root, "message");
        if (success && message.isBlank()) {
            return new Answer.Data(data);
        }
        return new Answer.Refused(success ? "no data" : code.isEmpty() ? "HTTP " + answer.status() : code, message);
    }
}
