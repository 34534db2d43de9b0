package dev.backroom.simulator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.backroom.simulator.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarehouseDoubleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final WarehouseSeal SEAL = new WarehouseSeal("a secret of two");
    private static final String RELEASE = "{\"version\":1,\"type\":\"order.release\",\"id\":\"1-576\",\"shop\":\"1\","
            + "\"order\":\"576000000000000001\",\"warehouse\":\"main\",\"lines\":[{\"sku\":\"MUG\",\"units\":2}]}";

    private final MovableClock shopTime = new MovableClock(NOW);
    private final MovableClock realTime = new MovableClock(NOW);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    // Started by each test, with the failures that it wants.
    @SuppressWarnings("NullAway.Init")
    private HttpServer system;

    @SuppressWarnings("NullAway.Init")
    private WarehouseDouble warehouse;

    @AfterEach
    void stop() {
        http.shutdownNow();
        warehouse.close();
        system.stop(0);
    }

    @Test
    void packsAndSaysTheNumber_whenAnOrderIsReleased() throws Exception {
        start(0);
        assertThat(post(RELEASE, "1-576", NOW).body()).contains("WMS-1");
        assertThat(warehouse.pack()).isZero();
        shopTime.forward(Duration.ofHours(2));
        assertThat(warehouse.pack()).isOne();
        assertThat(warehouse.pack()).isZero();
        assertThat(heard)
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains("\"order\":\"576000000000000001\"", "\"tracking\":\"EX576000000000000001\""));
    }

    @Test
    void takesAnOrderOnce_whenItIsReleasedTwice() throws Exception {
        start(0);
        assertThat(post(RELEASE, "1-576", NOW).statusCode()).isEqualTo(201);
        assertThat(post(RELEASE, "1-576", NOW).statusCode()).isEqualTo(409);
        assertThat(warehouse.orders()).hasSize(1);
    }

    @Test
    void refuses_whenSignatureTimeOrFieldsAreWrong() throws Exception {
        start(0);
        assertThat(post(RELEASE, "1-576", NOW.minusSeconds(301)).statusCode()).isEqualTo(401);
        assertThat(send(
                                RELEASE,
                                "1-576",
                                new WarehouseSeal("a guess").of(RELEASE.getBytes(StandardCharsets.UTF_8), NOW))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(RELEASE.replace("\"shop\"", "\"shoe\""), "1-576", NOW).statusCode())
                .isEqualTo(422);
        assertThat(post(RELEASE, "", NOW).statusCode()).isEqualTo(422);
        assertThat(post("[", "1-576", NOW).statusCode()).isEqualTo(400);
        assertThat(warehouse.orders()).isEmpty();
    }

    @Test
    void packsNothing_whenAnOrderIsRecalledInTime() throws Exception {
        start(0);
        post(RELEASE, "1-576", NOW);
        String recall = RELEASE.replace("order.release", "order.recall");
        assertThat(post(recall, "1-576-recall", NOW).statusCode()).isEqualTo(200);
        shopTime.forward(Duration.ofHours(2));
        assertThat(warehouse.pack()).isZero();
        assertThat(post(recall.replace("1-576", "1-577"), "x", NOW).statusCode())
                .isEqualTo(423);
    }

    @Test
    void packsWhatItWasToldLast_untilItIsPacked() throws Exception {
        start(0);
        String change = RELEASE.replace("order.release", "order.change").replace("\"units\":2", "\"units\":7");
        assertThat(post(change, "1-576-b", NOW).statusCode()).isEqualTo(423);
        post(RELEASE, "1-576", NOW);
        assertThat(post(change, "1-576-b", NOW).statusCode()).isEqualTo(200);
        assertThat(warehouse.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.units()).containsValue(7));
    }

    @Test
    void losesAnswersAfterTheDeed_whenCallsFail() throws Exception {
        start(0.4);
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            String key = "k" + i;
            statuses.add(post(RELEASE.replace("1-576", key), key, NOW).statusCode());
        }
        assertThat(statuses).contains(201, 500, 503);
        assertThat(warehouse.orders()).hasSizeGreaterThan(30);
    }

    private void start(double failures) throws IOException {
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                boolean fits = SEAL.fits(exchange.getRequestHeaders().getFirst(WarehouseSeal.HEADER), body, NOW);
                heard.add(fits ? new String(body, StandardCharsets.UTF_8) : "unsigned");
                exchange.sendResponseHeaders(200, -1);
            }
        });
        system.start();
        URI answers = URI.create("http://127.0.0.1:" + system.getAddress().getPort() + "/warehouse");
        warehouse = WarehouseDouble.start(new WarehouseOptions(
                SEAL.secret(), Optional.of(answers), shopTime, realTime, Duration.ofHours(1), failures, 7, 0));
    }

    private HttpResponse<String> post(String body, String key, Instant at) throws Exception {
        return send(body, key, SEAL.of(body.getBytes(StandardCharsets.UTF_8), at));
    }

    private HttpResponse<String> send(String body, String key, String seal) throws Exception {
        return http.send(
                HttpRequest.newBuilder(warehouse.url())
                        .header(WarehouseSeal.HEADER, seal)
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
