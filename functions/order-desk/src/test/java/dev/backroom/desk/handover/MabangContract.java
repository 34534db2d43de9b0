package dev.backroom.desk.handover;

import static dev.backroom.desk.handover.WarehouseContract.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.backroom.tiktok.json.JsonText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** 马帮's gateway as far as it is documented: what it refuses here it refuses there. */
final class MabangContract implements ResponseTransformerV2 {
    private static final long TOLERANCE = 600;
    private static final List<String> REQUIRED = List.of("platformOrderId", "name", "phone1", "street1", "countryCode");

    final Map<String, JsonNode> taken = new TreeMap<>();
    final Map<String, String> tracking = new TreeMap<>();
    /** 2 where nothing else is said: waits to be packed. */
    final Map<String, String> status = new TreeMap<>();

    final List<JsonNode> changes = new ArrayList<>();
    boolean refusesChanges;
    String version = "1";

    private final String secret;
    private final Clock clock;

    MabangContract(String secret, Clock clock) {
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
        return "mabang-contract";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Request request = event.getRequest();
        byte[] body = request.getBody();
        if (!MabangSignature.of(secret, body).equals(request.getHeader("Authorization"))) {
            return refused("401", "signature");
        }
        JsonNode root = JsonText.strictObject(body);
        if (!root.path("appkey").asText().equals("100000")
                || !root.path("version").asText().equals(version)) {
            return refused("402", "appkey or version");
        }
        if (Math.abs(root.path("timestamp").asLong() - clock.instant().getEpochSecond()) > TOLERANCE) {
            return refused("403", "timestamp");
        }
        JsonNode data = root.path("data");
        return switch (root.path("api").asText()) {
            case "order-do-create-order" -> create(data);
            case "order-do-create-order-check" -> {
                String id = data.path("platformOrderId").asText();
                yield taken.containsKey(id) ? found("{\"orderId\":\"M" + id + "\"}") : found("null");
            }
            case "order-get-order-list-new" ->
                list(data.path("platformOrderIds").asText());
            case "order-do-change-order" -> change(data);
            default -> refused("404", "api");
        };
    }

    private Response create(JsonNode data) {
        String id = data.path("platformOrderId").asText();
        boolean whole =
                REQUIRED.stream().allMatch(field -> !data.path(field).asText().isBlank())
                        && id.matches("[A-Za-z0-9_-]+")
                        && !data.path("orderItems").isEmpty();
        if (!whole) {
            return refused(
                    "500100",
                    "required field; the buyer is " + data.path("name").asText());
        }
        if (taken.putIfAbsent(id, data) != null) {
            return refused("500101", "duplicate platformOrderId");
        }
        return found("{\"orderId\":\"M" + id + "\"}");
    }

    private Response change(JsonNode data) {
        String id = data.path("platformOrderId").asText();
        boolean text = !data.has("stockData") || data.path("stockData").isTextual();
        if (refusesChanges || !taken.containsKey(id) || !text) {
            return refused("500102", "no such order, or no such change");
        }
        changes.add(data);
        if (data.has("orderStatus")) {
            status.put(id, data.path("orderStatus").asText());
        }
        return found("{\"platformOrderId\":\"" + id + "\"}");
    }

    private Response list(String id) {
        JsonNode order = taken.get(id);
        if (order == null) {
            return found("[]");
        }
        String number = Objects.requireNonNullElse(tracking.get(id), "");
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("platformOrderId", id)
                .put("orderStatus", status.getOrDefault(id, "2"))
                .put("trackNumber", number)
                .put("myLogisticsChannelName", number.isEmpty() ? "" : "云途");
        ArrayNode items = shown.putArray("orderItem");
        order.path("orderItems")
                .forEach(item -> items.addObject()
                        .put("erpOrderItemId", "E" + items.size())
                        .put("stockSku", "S-" + item.path("platformSku").asText())
                        .put("platformSku", item.path("platformSku").asText())
                        .put("quantity", item.path("quantity").asText()));
        return found("[" + shown + "]");
    }

    private static Response found(String data) {
        return status(
                200,
                "{\"code\":\"200\",\"message\":\"" + (data.equals("null") ? "none" : "") + "\",\"data\":" + data + "}");
    }

    private static Response refused(String code, String message) {
        return status(200, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"data\":null}");
    }
}
