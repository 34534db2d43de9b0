package dev.backroom.localcloud.artifact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The Lambda Runtime API, version 2018-06-01, as a runtime sees it: it asks for an event and posts an answer or an error. */
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    /** What a runtime gave for an event. */
    sealed interface Outcome {
        byte[] bytes();

        record Answered(
                @SuppressWarnings("ArrayRecordComponent") byte[] bytes) implements Outcome {}

        record Failed(
                @SuppressWarnings("ArrayRecordComponent") byte[] bytes) implements Outcome {}

        default String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    private record Invocation(
            String id,
            @SuppressWarnings("ArrayRecordComponent") byte[] event,
            Instant deadline) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Outcome>> open = new ConcurrentHashMap<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() {
        try {
            RuntimeApi api =
                    new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            api.server.setExecutor(api.threads);
            api.server.createContext(BASE, api::serve);
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What goes into AWS_LAMBDA_RUNTIME_API. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    CompletableFuture<Outcome> send(byte[] event, Duration timeout) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        open.put(id, outcome);
        waiting.add(new Invocation(id, event, Instant.now().plus(timeout)));
        return outcome;
    }

    /** Fails every event that has no answer yet. */
    void giveUp(String reason) {
        open.values().forEach(outcome -> outcome.completeExceptionally(new IllegalStateException(reason)));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(BASE.length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            String[] parts = path.split("/", -1);
            if (path.equals("invocation/next")) {
                next(exchange);
            } else if (path.equals("init/error")) {
                giveUp("the runtime could not start: " + new String(body, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(202, -1);
            } else if (parts.length == 3 && parts[0].equals("invocation") && open.containsKey(parts[1])) {
                Outcome outcome = parts[2].equals("response") ? new Outcome.Answered(body) : new Outcome.Failed(body);
                exchange.sendResponseHeaders(202, -1);
                open.get(parts[1]).complete(outcome);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Invocation invocation = waiting.poll(10, TimeUnit.MINUTES);
            if (invocation == null) {
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(invocation.deadline().toEpochMilli()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:packaged");
            headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            exchange.sendResponseHeaders(200, invocation.event().length);
            exchange.getResponseBody().write(invocation.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
