package dev.backroom.desk.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.notices.channel.SignedWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a service that refuses what its contract says is refused. */
@Tag("engine")
final class HttpOutsideCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SECRET = "a-secret-of-both-sides";
    private static final OrderSnapshot ORDER = StoredOrderVelocityTest.order("11", "b1", NOON);

    private final List<Integer> answered = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer service;
    private String answer = "{\"orders\":[]}";
    private int status = 200;
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signed = exchange.getRequestHeaders().getFirst(SignedWebhook.SIGNATURE);
            boolean right = SignedWebhook.signature(SECRET, body, NOON).equals(signed)
                    && new String(body, StandardCharsets.UTF_8).contains("\"order\":\"11\"");
            if (silent) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            byte[] out = answer.getBytes(StandardCharsets.UTF_8);
            int code = right ? status : 401;
            answered.add(code);
            exchange.sendResponseHeaders(code, out.length);
            exchange.getResponseBody().write(out);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        service.stop(0);
    }

    @Test
    void holdsWhatTheServiceSpeaksAgainst_andKeepsItsCodesAlone() {
        answer = """
                {"orders":[{"shop":"1","order":"11","verdict":"hold",
                 "findings":["no-such-street","Jo Fixture of 14 Larkfield Road","x"]},
                 {"shop":"1","order":"99","verdict":"hold"}]}""";

        Map<OrderKey, List<Hold>> holds = check(SECRET).ask(List.of(ORDER));

        assertThat(holds)
                .containsExactly(Map.entry(
                        ORDER.key(),
                        List.of(new Hold(HoldCode.OUTSIDE_CHECK, List.of("carrier", "no-such-street", "x")))));
        assertThat(answered).containsExactly(200);
    }

    @Test
    void holdsNothing_whenTheServiceRefusesTheSignature_andLeavesItAloneForAWhile() {
        HttpOutsideCheck check = check("another-secret-of-ours");

        assertThat(check.ask(List.of(ORDER))).isEmpty();
        assertThat(check.ask(List.of(ORDER))).isEmpty();
        assertThat(answered).containsExactly(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"orders\":7}", "{\"orders\":[{\"order\":\"11\",\"verdict\":\"hold\"}]}"})
    void holdsNothing_whenTheAnswerIsNotTheContracts(String other) {
        answer = other;
        assertThat(check(SECRET).ask(List.of(ORDER))).isEmpty();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void holdsNothing_whenTheServiceFailsOrIsSilent() {
        status = 503;
        assertThat(check(SECRET).ask(List.of(ORDER))).isEmpty();
        silent = true;
        assertThat(check(SECRET).ask(List.of(ORDER))).isEmpty();
        assertThat(end.getCount()).as("the service is silent still").isEqualTo(1);
    }

    @Test
    void takesOnlySettings_thatKeepBuyersSafe() {
        assertThat(OutsideSettings.read("{\"name\":\"carrier\",\"url\":\"https://example.org/check\",\"secret\":\""
                                + SECRET + "\"}")
                        .patience())
                .isEqualTo(Duration.ofSeconds(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutsideSettings.read(
                        "{\"name\":\"carrier\",\"url\":\"http://example.org/check\",\"secret\":\"" + SECRET + "\"}"))
                .withMessage("url is not HTTPS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutsideSettings.read("{\"secret\":\"" + SECRET))
                .withMessageNotContaining(SECRET);
    }

    private HttpOutsideCheck check(String secret) {
        URI url = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/check");
        return new HttpOutsideCheck(
                new OutsideSettings("carrier", url, secret, Duration.ofMillis(800)), Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
