package dev.backroom.simulator.webhook;

import static dev.backroom.simulator.MiniEvening.move;
import static dev.backroom.simulator.MiniEvening.untilReleased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backroom.simulator.MiniEvening;
import dev.backroom.simulator.MovableClock;
import dev.backroom.simulator.TestApi;
import dev.backroom.simulator.plan.Misbehaviour;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Step;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WebhookSignature SIGNATURE = new WebhookSignature(TestApi.APP);
    private static final int SILENCE = -1;

    private final MovableClock clock = new MovableClock(MiniEvening.PLAN.start());
    private final List<JsonNode> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final CountDownLatch silence = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private volatile IntUnaryOperator mood = post -> 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhook", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsEveryWebhookSigned_whenItsTimeHasCome() {
        EveningScript evening = oneOrder();
        try (WebhookSender sender = sender(evening)) {
            sender.start();
            clock.set(MiniEvening.minute(30));
            await().atMost(Duration.ofMinutes(5)).until(() -> sender.progress().acknowledged() == 2);
            assertThat(sender.progress().left()).isEqualTo(2);
            assertThat(sender.progress().isEveningSent()).isFalse();

            clock.set(evening.plan().end());
            await().atMost(Duration.ofMinutes(5)).until(() -> sender.progress().isSettled());
            assertThat(sender.progress().acknowledged()).isEqualTo(4);
            assertThat(sender.progress().opening().count()
                            + sender.progress().quiet().count())
                    .isEqualTo(2);
            assertThat(sender.progress().tail().count()).isEqualTo(2);
            assertThat(sender.progress().all().p99()).isPositive();
        }
        assertThat(accepted)
                .extracting(body -> body.path("data").path("order_status").asText())
                .containsExactlyInAnyOrder("UNPAID", "ON_HOLD", "AWAITING_SHIPMENT", "");
    }

    @Test
    void postsNothing_whenItOnlyWarmsUp() throws IOException {
        try (WebhookSender sender = sender(oneOrder())) {
            sender.warmUp();

            assertThat(sender.progress().answers()).isEmpty();
            assertThat(sender.progress().all().count()).isZero();
        }
        assertThat(posts).hasValue(0);
    }

    @Test
    void triesAgainOnSchedule_whenTheAnswerIsNot200() {
        mood = post -> post <= 3 ? 500 : 200;
        try (WebhookSender sender = sender(unpaid())) {
            sender.start();
            clock.forward(Duration.ofSeconds(10));
            awaitWaiting(sender, 1, 1);

            clock.forward(Duration.ofSeconds(119));
            assertThat(posts).hasValue(1);
            clock.forward(Duration.ofSeconds(2));
            awaitWaiting(sender, 2, 1);
            clock.forward(Duration.ofMinutes(31));
            awaitWaiting(sender, 3, 1);
            clock.forward(Duration.ofHours(3).plusMinutes(1));
            awaitWaiting(sender, 4, 0);

            assertThat(sender.progress().acknowledged()).isEqualTo(1);
            assertThat(sender.progress().retried()).isEqualTo(3);
            assertThat(sender.progress().answers()).containsEntry(500, 3L).containsEntry(200, 1L);
        }
    }

    @Test
    void givesUp_whenTheLastRetryFails() {
        mood = post -> 503;
        try (WebhookSender sender = sender(unpaid())) {
            sender.start();
            for (int i = 1; i <= 4; i++) {
                clock.forward(Duration.ofHours(13));
                awaitWaiting(sender, i, 1);
            }
            clock.forward(Duration.ofHours(13));
            awaitWaiting(sender, 5, 0);

            assertThat(sender.progress().givenUp()).isEqualTo(1);
            assertThat(sender.progress().isSettled()).isTrue();
        }
    }

    @Test
    void triesAgain_whenNobodyAnswersInTime() {
        mood = post -> post == 1 ? SILENCE : 200;
        try (WebhookSender sender = new WebhookSender(
                unpaid(),
                new SenderOptions(webhook(), TestApi.APP, clock, Duration.ofMillis(200), SenderOptions.RETRIES, 8))) {
            sender.start();
            clock.forward(Duration.ofSeconds(10));
            awaitWaiting(sender, 1, 1);
            assertThat(sender.progress().answers()).containsEntry(0, 1L);
            clock.forward(Duration.ofMinutes(3));
            await().atMost(Duration.ofMinutes(5)).until(() -> sender.progress().acknowledged() == 1);
        }
    }

    @Test
    void triesAgain_whenNobodyListens() {
        server.stop(0);
        try (WebhookSender sender = sender(unpaid())) {
            sender.start();
            clock.forward(Duration.ofSeconds(10));
            await().atMost(Duration.ofMinutes(5)).until(() -> sender.progress().waiting() == 1);

            assertThat(sender.progress().isSettled()).isFalse();
            assertThat(sender.progress().answers()).containsEntry(0, 1L);
        }
    }

    @Test
    void reportsIt_whenAGenuineWebhookIsRefused() {
        mood = post -> 401;
        try (WebhookSender sender = sender(unpaid())) {
            sender.start();
            clock.forward(Duration.ofSeconds(10));
            await().atMost(Duration.ofMinutes(5)).until(() -> sender.progress().isSettled());

            assertThat(sender.progress().wronglyRefused()).isEqualTo(1);
        }
    }

    @Test
    void countsRefusals_whenForgeriesAreTold() {
        Misbehaviour forgers = new Misbehaviour(0, 0, 0, 1, 1, 0, 0, 0, 0);
        EveningScript evening = mini().script(MiniEvening.PLAN.withMisbehaviour(forgers));
        try (WebhookSender sender = sender(evening)) {
            sender.start();
            clock.set(evening.plan().end());
            await().atMost(Duration.ofMinutes(5)).until(() -> sender.progress().isSettled());

            assertThat(sender.progress().forged()).isEqualTo(4);
            assertThat(sender.progress().unsigned()).isEqualTo(4);
            assertThat(sender.progress().refused()).isEqualTo(8);
            assertThat(sender.progress().acknowledged()).isEqualTo(4);
            assertThat(sender.progress().trusted()).isEmpty();
        }
    }

    @Test
    void namesThem_whenForgeriesAreTrusted() {
        server.removeContext("/webhook");
        server.createContext("/webhook", exchange -> reply(exchange, 200));
        Misbehaviour forgers = new Misbehaviour(0, 0, 0, 1, 0, 0, 0, 0, 0);
        EveningScript evening = mini().script(MiniEvening.PLAN.withMisbehaviour(forgers));
        try (WebhookSender sender = sender(evening)) {
            sender.start();
            clock.set(evening.plan().end());
            await().atMost(Duration.ofMinutes(5)).until(() -> sender.progress().isSettled());

            assertThat(sender.progress().refused()).isZero();
            assertThat(sender.progress().trusted()).hasSize(4).allMatch(text -> text.startsWith("FORGED"));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int post = posts.incrementAndGet();
        if (!SIGNATURE.matches(body, exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401);
            return;
        }
        int status = mood.applyAsInt(post);
        if (status == SILENCE) {
            keepQuiet();
            exchange.close();
            return;
        }
        if (status == 200) {
            accepted.add(JSON.readTree(body));
        }
        reply(exchange, status);
    }

    private void keepQuiet() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void awaitWaiting(WebhookSender sender, int sent, int waiting) {
        await().atMost(Duration.ofMinutes(5))
                .until(() -> posts.get() == sent
                        && sender.progress().waiting() == waiting
                        && sender.progress().inFlight() == 0);
    }

    private WebhookSender sender(EveningScript evening) {
        return new WebhookSender(evening, SenderOptions.usual(webhook(), TestApi.APP, clock));
    }

    private URI webhook() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
    }

    private static EveningScript unpaid() {
        return new MiniEvening()
                .order("576000000000000001", List.of("SUN-SPF50-50"), move(0, Step.BOUGHT))
                .script();
    }

    /** Four webhooks, of which the last is about the address. */
    private static EveningScript oneOrder() {
        return mini().script();
    }

    private static MiniEvening mini() {
        return new MiniEvening()
                .order("576000000000000001", List.of("SUN-SPF50-50"), untilReleased(move(200, Step.ADDRESS_CHANGED)));
    }
}
