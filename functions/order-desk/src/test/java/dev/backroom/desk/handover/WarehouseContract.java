package dev.backroom.desk.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.backroom.notices.channel.SignedWebhook;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A warehouse system that keeps to docs/warehouses.md and refuses whatever does not. */
final class WarehouseContract implements ResponseTransformerV2 {
    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]+),v1=([0-9a-f]{64})");
    private static final List<String> REQUIRED =
            List.of("version", "type", "id", "shop", "order", "warehouse", "created", "lines");

    /** Orders by key, as they were taken. */
    final Map<String, JsonNode> taken = new TreeMap<>();

    /** Changes as they were taken, each key once. */
    final List<JsonNode> changes = new ArrayList<>();

    private final Set<String> changeKeys = new HashSet<>();
    private final String secret;
    private final Clock clock;

    WarehouseContract(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** Each test says whom it speaks to. */
    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return "warehouse-contract";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Request request = event.getRequest();
        if (!isSigned(request)) {
            return status(401, "{}");
        }
        if (request.getMethod().equals(RequestMethod.GET)) {
            String key = request.getUrl().substring(request.getUrl().lastIndexOf('/') + 1);
            return taken.containsKey(key) ? status(200, "{\"reference\":\"W-" + key + "\"}") : status(404, "{}");
        }
        JsonNode body;
        try {
            body = JsonText.strictObject(request.getBody());
        } catch (UnreadableJson e) {
            return status(400, "{}");
        }
        String key = request.getHeader("Idempotency-Key");
        if (body.path("type").asText().equals("order.recall")) {
            return status(taken.containsKey(body.path("id").asText()) ? 200 : 404, "{}");
        }
        if (body.path("type").asText().equals("order.change")) {
            return changed(key, body);
        }
        if (key == null
                || !key.equals(body.path("id").asText())
                || REQUIRED.stream().anyMatch(field -> !body.has(field))
                || body.path("lines").isEmpty()) {
            return status(422, "{}");
        }
        if (taken.putIfAbsent(key, body) != null) {
            return status(409, "{\"reference\":\"W-" + key + "\"}");
        }
        return status(201, "{\"reference\":\"W-" + key + "\"}");
    }

    private Response changed(@Nullable String key, JsonNode body) {
        String id = body.path("id").asText();
        if (key == null || key.equals(id) || body.path("lines").isEmpty()) {
            return status(422, "{}");
        }
        if (!taken.containsKey(id)) {
            return status(404, "{}");
        }
        if (!changeKeys.add(key)) {
            return status(409, "{}");
        }
        changes.add(body);
        return status(200, "{}");
    }

    private boolean isSigned(Request request) {
        String header = request.getHeader(SignedWebhook.SIGNATURE);
        Matcher parts = SIGNATURE.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        byte[] body = request.getBody() == null ? new byte[0] : request.getBody();
        return SignedWebhook.signature(secret, body, at).equals(header)
                && Duration.between(at, clock.instant()).abs().compareTo(Duration.ofMinutes(5)) <= 0;
    }

    static Response status(int status, String body) {
        return Response.response().status(status).body(body).build();
    }
}
