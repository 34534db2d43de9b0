package dev.backroom.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedHttpClientTest {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final byte[] NOTHING = {};

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/ten", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(429, 10);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void answersWhatFitsTheLimit_toTheLastByte() {
        HttpResult result = call("/ten", new HttpLimits(LONG, LONG, 10));

        assertThat(result).isInstanceOfSatisfying(HttpResult.Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body()).hasSize(10);
            assertThat(answer.retryAfter()).isEqualTo("7");
        });
        assertThat(call("/ten", new HttpLimits(LONG, LONG, 9)))
                .isEqualTo(new HttpResult.NoAnswer("AnswerTooLong", true));
    }

    @Test
    void takesTheBeginningOfAnAnswerThatDoesNotEnd_whereThatIsEnough() {
        assertThat(call("/endless", new HttpLimits(LONG, LONG, 1_000, true)))
                .isInstanceOfSatisfying(
                        HttpResult.Answered.class,
                        answer -> assertThat(answer.body()).hasSize(1_000));
        assertThat(call("/endless", new HttpLimits(LONG, LONG, 1_000)))
                .isEqualTo(new HttpResult.NoAnswer("AnswerTooLong", true));
    }

    @Test
    void givesUpInTime_whenAnAnswerStallsAfterItsHead() {
        assertThat(call("/endless", new HttpLimits(LONG, Duration.ofMillis(300), 1_000_000)))
                .isEqualTo(new HttpResult.NoAnswer("nothing within 300 ms", true));
    }

    @Test
    void knowsThatNothingWasSent_whenNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(new BoundedHttpClient(new HttpLimits(LONG, LONG, 10))
                        .call("GET", URI.create("http://127.0.0.1:" + port + "/"), Map.of(), NOTHING))
                .isInstanceOfSatisfying(
                        HttpResult.NoAnswer.class,
                        none -> assertThat(none.sent()).isFalse());
    }

    private HttpResult call(String path, HttpLimits limits) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new BoundedHttpClient(limits).call("POST", url, Map.of("X-Key", "1"), new byte[] {1});
    }

    private void await() throws IOException {
        try {
            over.await(10, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
