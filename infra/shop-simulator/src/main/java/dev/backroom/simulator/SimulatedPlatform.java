package dev.backroom.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backroom.simulator.api.Api;
import dev.backroom.simulator.api.LabelOffice;
import dev.backroom.simulator.auth.TokenDesk;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.ApiFault;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.random.Counter;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The platform's two hosts on one local port: tokens, shops and orders as the script has them now. */
public final class SimulatedPlatform implements AutoCloseable {
    static {
        // Otherwise the JDK's server sends head and body apart and the answer waits for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int BACKLOG = 512;

    private final PlatformOptions options;
    private final HttpServer server;
    /** Lower than the sender's beside it, which measures how soon its posts are answered; orders wait for it, though. */
    private static final int PRIORITY = 2;

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().priority(PRIORITY).name("platform-", 0).factory());

    private final TokenDesk tokens;
    private final Api api;
    private final AtomicLong callsSoFar = new AtomicLong();
    private final Counter<String> calls = new Counter<>();
    private final Counter<Integer> refused = new Counter<>();
    private final Counter<ApiFault> faults = new Counter<>();

    private SimulatedPlatform(PlatformOptions options, HttpServer server) {
        this.options = options;
        this.server = server;
        this.tokens = new TokenDesk(
                options.app(),
                options.shopTime(),
                options.realTime(),
                options.faults().tokensDieAt());
        this.api = new Api(
                options, tokens, new LabelOffice(api(server), options.app().secret()));
    }

    /**
     * Starts to serve on 127.0.0.1.
     *
     * @throws IOException if the port is taken
     */
    public static SimulatedPlatform start(PlatformOptions options) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), BACKLOG);
        SimulatedPlatform platform = new SimulatedPlatform(options, server);
        server.setExecutor(platform.threads);
        server.createContext("/", platform::serve);
        server.start();
        return platform;
    }

    /** Base of the API host, without a slash at the end. */
    public URI api() {
        return api(server);
    }

    private static URI api(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Base of the auth host, without a slash at the end. */
    public URI auth() {
        return api();
    }

    /**
     * What the seller's browser would bring back from the consent page: good once, for 30 minutes of real time.
     *
     * @param seller the open id of one of the shops
     */
    public String authCode(String seller) {
        boolean known = options.evenings().stream()
                .anyMatch(evening -> evening.plan().shop().seller().equals(seller));
        if (!known) {
            throw new IllegalArgumentException("no shop of this platform has that seller");
        }
        return tokens.authCode(seller);
    }

    /** What became of a shop's orders. */
    public ShopLedger ledger(SimulatedShop shop) {
        return api.ledger(shop);
    }

    /** Units that a shop's buyers can order now, by seller code, of every listing with a stock of its own. */
    public SortedMap<String, Integer> shownStock(SimulatedShop shop) {
        return api.stock(shop).shelf().available();
    }

    /** The drifts that a shop's forgotten figures may have been seen as so far; none of them is certain. */
    public List<CalledNotice> forgottenFigures(SimulatedShop shop) {
        return api.stock(shop).forgotten();
    }

    public PlatformTally tally() {
        return new PlatformTally(calls.all(), refused.all(), faults.all(), api.ordersRead(), api.figures());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(LabelOffice.BASE)) {
                document(exchange);
                return;
            }
            calls.count(path);
            Optional<ApiFault> fault = path.equals(Api.TOKEN_GET)
                    ? Optional.empty()
                    : options.faults()
                            .of(callsSoFar.getAndIncrement(), options.shopTime().instant());
            if (fault.isEmpty()) {
                answer(exchange, Duration.ZERO);
                return;
            }
            faults.count(fault.get());
            switch (fault.get()) {
                case THROTTLED -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    refuse(exchange, Refusal.THROTTLED);
                }
                case THROTTLED_BARE -> refuse(exchange, Refusal.THROTTLED);
                case OVERLOADED -> send(exchange, 503, "text/plain", "overloaded".getBytes(StandardCharsets.UTF_8));
                case INTERNAL -> refuse(exchange, Refusal.INTERNAL);
                case RESET -> exchange.close();
                case SLOW -> answer(exchange, options.faults().slowness());
            }
        }
    }

    /** Documents lie elsewhere than the API: its troubles are not theirs. */
    private void document(HttpExchange exchange) throws IOException {
        Optional<byte[]> document;
        try {
            document = api.document(ApiCall.of(exchange));
        } catch (RefusedCall e) {
            document = Optional.empty();
        }
        if (document.isPresent()) {
            send(exchange, 200, "application/pdf", document.get());
        } else {
            send(exchange, 403, "text/plain", "expired".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The delay comes after the reading, so that what arrives may be out of date. */
    private void answer(HttpExchange exchange, Duration delay) throws IOException {
        try {
            byte[] answer = api.answer(ApiCall.of(exchange));
            pause(delay);
            send(exchange, 200, "application/json", answer);
        } catch (RefusedCall e) {
            refuse(exchange, e.refusal());
        }
    }

    private void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        refused.count(refusal.code());
        boolean authHost = exchange.getRequestURI().getPath().startsWith("/api/v2/token/");
        // The auth host says with HTTP 200 that it refuses; only the code in the body tells.
        int http = authHost && refusal.http() == 400 ? 200 : refusal.http();
        send(exchange, http, "application/json", api.refused(refusal));
    }

    private static void send(HttpExchange exchange, int http, String type, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(http, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void pause(Duration slowness) {
        try {
            TimeUnit.NANOSECONDS.sleep(slowness.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
