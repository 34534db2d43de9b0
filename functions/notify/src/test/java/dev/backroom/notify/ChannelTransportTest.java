package dev.backroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.backroom.notices.channel.ChannelAnswer;
import dev.backroom.notices.channel.ChannelRequest;
import dev.backroom.notices.channel.Slack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ChannelTransportTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/stalls", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        server.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
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
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesUpInTime_whenAnAnswerStallsAfterItsHead() {
        assertThat(post("/stalls", Duration.ofMillis(300))).isInstanceOf(ChannelAnswer.Later.class);
        assertThat(calls).hasValue(3);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsTheBeginningAlone_whenAnAnswerDoesNotEnd() {
        assertThat(post("/long", Duration.ofMinutes(4))).isNotInstanceOf(ChannelAnswer.Later.class);
    }

    private ChannelAnswer post(String path, Duration answer) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new ChannelTransport(answer, time -> {}, () -> 0)
                .post(new Slack(), () -> new ChannelRequest(url, Map.of(), new byte[] {1}));
    }

    private void await() throws IOException {
        try {
            over.await(10, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
