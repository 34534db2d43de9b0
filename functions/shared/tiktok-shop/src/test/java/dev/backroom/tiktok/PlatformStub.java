package dev.backroom.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.tiktok.http.RequestSignature;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The platform's two hosts in one small server that holds to the documented contract. */
public final class PlatformStub implements AutoCloseable {
    public static final AppCredentials APP = new AppCredentials("key29a39d", "e59af819cc0123456789");
    public static final String CIPHER = "ROW_xkMbgAAAeVAQra0eZWebFQq5aIK";

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    public PlatformStub() {
        server.start();
    }

    public TikTokEndpoints endpoints() {
        URI uri = URI.create(server.baseUrl());
        return new TikTokEndpoints(uri, uri);
    }

    public static Shop shop(String id) {
        return new Shop(
                new ShopId(id),
                "Test",
                "US",
                ZoneOffset.UTC,
                CIPHER,
                "seller-1",
                Shop.DEFAULT_OWNER,
                Instant.EPOCH,
                Shop.State.CONNECTED,
                Map.of());
    }

    public WireMockServer server() {
        return server;
    }

    /** Answers one call after the other in this order; the last answer stays. */
    public void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, answers.length - 1)))
                    .willReturn(answers[i]));
        }
    }

    private static String state(int answered) {
        return answered == 0 ? Scenario.STARTED : "after " + answered;
    }

    public static ResponseDefinitionBuilder data(String json) {
        return aResponse()
                .withHeader("content-type", "application/json")
                .withBody("{\"code\":0,\"message\":\"Success\",\"request_id\":\"2026112018\",\"data\":" + json + "}");
    }

    public static ResponseDefinitionBuilder refusal(int status, long code, String message) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"code\":" + code + ",\"message\":\"" + message + "\",\"request_id\":\"2026112018\"}");
    }

    public static ResponseDefinitionBuilder orders(String... orders) {
        return data("{\"orders\":[" + String.join(",", orders) + "]}");
    }

    public static String order(String id) {
        return "{\"id\":\"" + id + "\",\"status\":\"AWAITING_SHIPMENT\",\"create_time\":1795197000,"
                + "\"update_time\":1795197600,\"payment\":{\"currency\":\"USD\",\"total_amount\":\"19.99\"},"
                + "\"line_items\":[{\"id\":\"1\",\"sku_id\":\"27\",\"seller_sku\":\"RED\",\"product_id\":\"17\","
                + "\"sale_price\":\"19.99\",\"display_status\":\"AWAITING_SHIPMENT\"}]}";
    }

    /** What was asked, oldest first. */
    public List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>(
                server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList());
        Collections.reverse(requests);
        return requests;
    }

    public static Map<String, String> query(LoggedRequest request) {
        Map<String, String> query = new TreeMap<>();
        request.getQueryParams().forEach((name, parameter) -> query.put(name, parameter.firstValue()));
        return query;
    }

    /** Recomputes the signature as the platform does, from what arrived. */
    public static void assertSigned(LoggedRequest request) {
        Map<String, String> query = query(request);
        String path = URI.create(request.getUrl()).getPath();
        assertThat(query.get("sign")).isEqualTo(RequestSignature.sign(APP.secret(), path, query, request.getBody()));
        assertThat(query.get("app_key")).isEqualTo(APP.key());
        assertThat(query.get("timestamp")).matches("[0-9]{10}");
        assertThat(request.getHeader("content-type")).isEqualTo("application/json");
    }

    @Override
    public void close() {
        server.stop();
    }
}
