package dev.backroom.desk.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.Reason;
import dev.backroom.model.order.Recipient;
import dev.backroom.notices.channel.SignedWebhook;
import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.runtime.http.CircuitBreaker;
import dev.backroom.runtime.http.HttpLimits;
import dev.backroom.runtime.http.HttpResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * A service behind one signed POST for a whole batch, as docs/outside-checks.md describes. It is asked once: an order does not
 * wait for a service that is slow, and one that failed is left alone for a minute.
 */
public final class HttpOutsideCheck implements OutsideCheck {
    static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(HttpOutsideCheck.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FINDING = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MOST_FINDINGS = 5;
    private static final int LONGEST_ANSWER = 262_144;

    private final OutsideSettings settings;
    private final Clock clock;
    private final BoundedHttpClient http;
    private final CircuitBreaker breaker = new CircuitBreaker(1, LEFT_ALONE, 1);

    /** @param clock real time, which the signature holds */
    public HttpOutsideCheck(OutsideSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new BoundedHttpClient(new HttpLimits(settings.patience(), settings.patience(), LONGEST_ANSWER));
    }

    @Override
    public Map<OrderKey, List<Hold>> ask(List<OrderSnapshot> orders) {
        Instant now = clock.instant();
        if (!breaker.rest(settings.name(), now).isZero()) {
            return Map.of();
        }
        try {
            return holds(post(body(orders), now), orders);
        } catch (Unanswered e) {
            breaker.failed(settings.name(), now);
            LOG.warnf("%s did not answer about %d orders: %s", settings.name(), orders.size(), e.getMessage());
            return Map.of();
        }
    }

    private String post(byte[] body, Instant now) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                SignedWebhook.SIGNATURE,
                SignedWebhook.signature(settings.secret(), body, now));
        return switch (http.call("POST", settings.url(), headers, body)) {
            case HttpResult.NoAnswer none -> throw new Unanswered(none.reason());
            case HttpResult.Answered answer
            when answer.status() != 200 -> throw new Unanswered("status " + answer.status());
            case HttpResult.Answered answer -> answer.text();
        };
    }

    private Map<OrderKey, List<Hold>> holds(String answer, List<OrderSnapshot> asked) {
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new Unanswered("no JSON");
        }
        Map<String, OrderKey> keys = new HashMap<>();
        asked.forEach(order -> keys.put(order.key().toString(), order.key()));
        Map<OrderKey, List<Hold>> holds = new HashMap<>();
        for (JsonNode one : json.path("orders")) {
            OrderKey key =
                    keys.get(one.path("shop").asText() + "#" + one.path("order").asText());
            if (key != null && one.path("verdict").asText().equals("hold")) {
                holds.put(key, List.of(new Reason.OutsideFinding(settings.name(), findings(one)).hold()));
            }
        }
        return holds;
    }

    /** Codes alone: an order item is no place for what a service writes about a buyer. */
    private static List<String> findings(JsonNode one) {
        List<String> findings = new ArrayList<>();
        for (JsonNode finding : one.path("findings")) {
            if (findings.size() < MOST_FINDINGS
                    && FINDING.matcher(finding.asText()).matches()) {
                findings.add(finding.asText());
            }
        }
        return findings;
    }

    private static byte[] body(List<OrderSnapshot> orders) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("version", 1);
        ArrayNode list = body.putArray("orders");
        orders.forEach(order -> order.recipient().ifPresent(recipient -> add(list.addObject(), order, recipient)));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ObjectNode node, OrderSnapshot order, Recipient recipient) {
        node.put("shop", order.key().shop().value())
                .put("order", order.key().order())
                .put("region", recipient.region())
                .put("name", recipient.name())
                .put("phone", recipient.phone())
                .put("address", recipient.address())
                .put("postalCode", recipient.postalCode())
                .put("total", order.total().amount().toPlainString())
                .put("currency", order.total().currency())
                .put("cashOnDelivery", order.cashOnDelivery());
        ArrayNode areas = node.putArray("areas");
        recipient.parts().areas().forEach(areas::add);
    }

    private static final class Unanswered extends RuntimeException {
        Unanswered(String message) {
            super(message);
        }
    }
}
