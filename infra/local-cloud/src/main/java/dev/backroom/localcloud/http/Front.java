package dev.backroom.localcloud.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.print.PrintLabels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One port for everything a browser, a webhook sender or a watchdog asks. Bound at once, answering after {@link #open}. */
public final class Front implements AutoCloseable {
    static {
        // Without it an answer waits up to 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /**
     * Each run in the cloud has a machine of its own; here they share a few cores, and a burst taken on all at once would
     * run every one of them into its timeout. The rest waits its turn.
     */
    private static final int AT_ONCE = 32;

    private static final int LARGEST_FORM = 4_096;
    private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock clock;

    private Front(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * @param port 0 for a free one
     * @param clock dates the requests; the real one, as senders' timestamps are
     * @throws IllegalStateException when the port is taken
     */
    public static Front bind(int port, Clock clock) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
            return new Front(HttpServer.create(address, 1024), clock);
        } catch (BindException e) {
            throw new IllegalStateException("Port %d is taken; set BACKROOM_PORT to another".formatted(port), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * @param webhook the function behind the one public URL
     * @param console the function of the operators' pages
     * @param usage the cost meter's page, JSON
     * @param lags how far the streams' functions are behind, JSON
     * @param backlog how far the functions are behind; told whether to find out if all is idle
     * @param machine how schedules and streams stand, for the console's page about them and for the doctor
     * @param labels prints the labels of a wave for the console
     */
    public void open(
            Optional<FunctionHost> webhook,
            Optional<FunctionHost> console,
            String account,
            Supplier<String> usage,
            Supplier<String> lags,
            Function<Boolean, Backlog> backlog,
            Supplier<ObjectNode> machine,
            PrintLabels labels) {
        webhook.ifPresent(function -> route("/webhook", exchange -> webhook(exchange, function, account)));
        console.ifPresent(function -> {
            ConsolePage page = new ConsolePage(function, machine, labels);
            route("/", exchange -> root(exchange, page));
            route("/console", exchange -> console(exchange, page));
        });
        route("/health", exchange -> HttpAnswer.json(200, "{\"status\":\"UP\"}"));
        route("/usage", exchange -> HttpAnswer.json(200, usage.get()));
        route("/streams", exchange -> HttpAnswer.json(200, lags.get()));
        route("/machine", exchange -> HttpAnswer.json(200, machine.get().toString()));
        route("/backlog", exchange -> HttpAnswer.json(200, json(backlog.apply(isWhole(exchange)))));
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private HttpAnswer webhook(HttpExchange exchange, FunctionHost function, String account) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(FunctionUrl.LARGEST + 1);
        }
        URI uri = exchange.getRequestURI();
        String below = uri.getRawPath().substring("/webhook".length());
        HttpCall call = new HttpCall(
                exchange.getRequestMethod(),
                below.isEmpty() ? "/" : below,
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                exchange.getProtocol(),
                exchange.getRequestHeaders(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                clock.instant(),
                body);
        byte[] event = FunctionUrl.event(call, account);
        if (event.length > FunctionUrl.LARGEST) {
            return HttpAnswer.json(
                    413,
                    "{\"Message\":\"Request must be smaller than %d bytes for the InvokeFunction operation\"}"
                            .formatted(FunctionUrl.LARGEST));
        }
        places.acquireUninterruptibly();
        try {
            return FunctionUrl.answer(function.invoke("url", event));
        } finally {
            places.release();
        }
    }

    private static boolean isWhole(HttpExchange exchange) {
        return "whole".equals(exchange.getRequestURI().getRawQuery());
    }

    private static String json(Backlog backlog) {
        return "{\"messagesMillis\":%d,\"schedulesMillis\":%d,\"idle\":%b}"
                .formatted(backlog.messages().toMillis(), backlog.schedules().toMillis(), backlog.idle());
    }

    private static HttpAnswer root(HttpExchange exchange, ConsolePage page) throws IOException {
        URI uri = exchange.getRequestURI();
        return uri.getPath().equals("/") ? console(exchange, page) : HttpAnswer.text(404, "text/plain", "Nothing here");
    }

    /** A name other than this machine's own is a foreign page's attempt to be taken for this one. */
    private static HttpAnswer console(HttpExchange exchange, ConsolePage page) throws IOException {
        if (!LOCAL.matcher(header(exchange, "Host")).matches()) {
            return HttpAnswer.text(403, "text/plain", "The console answers to localhost alone");
        }
        String languages = header(exchange, "Accept-Language");
        return switch (exchange.getRequestMethod()) {
            case "GET" ->
                page.show(
                        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""),
                        languages);
            case "POST" -> {
                byte[] body;
                try (InputStream in = exchange.getRequestBody()) {
                    body = in.readNBytes(LARGEST_FORM);
                }
                yield page.act(new String(body, StandardCharsets.UTF_8), languages, header(exchange, "Sec-Fetch-Site"));
            }
            default -> HttpAnswer.text(405, "text/plain", "GET or POST");
        };
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @FunctionalInterface
    private interface Route {
        HttpAnswer answer(HttpExchange exchange) throws IOException;
    }

    private void route(String path, Route route) {
        server.createContext(path, exchange -> {
            try (exchange) {
                HttpAnswer answer = route.answer(exchange);
                for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
                    exchange.getResponseHeaders().put(header.getKey(), header.getValue());
                }
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                if (answer.body().length > 0) {
                    exchange.getResponseBody().write(answer.body());
                }
            }
        });
    }
}
