package dev.backroom.simulator.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backroom.simulator.api.PackedOrder;
import dev.backroom.simulator.random.Chance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A warehouse system that takes signed releases and recalls, packs, and says with which number a parcel left. It refuses
 * what its description says is refused: a wrong or old signature, a missing field, an unknown type; a key that it has seen
 * is answered with 409 and changes nothing. Keeps no recipient.
 */
public final class WarehouseDouble implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of("type", "id", "shop", "order", "warehouse");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** In one call. */
    private static final int PARCELS = 100;

    private final WarehouseOptions options;
    private final WarehouseSeal seal;
    private final PackingFloor floor = new PackingFloor();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final AtomicLong calls = new AtomicLong();

    private WarehouseDouble(WarehouseOptions options, HttpServer server) {
        this.options = options;
        this.seal = new WarehouseSeal(options.secret());
        this.server = server;
    }

    /** @throws IOException if the port is taken */
    public static WarehouseDouble start(WarehouseOptions options) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 64);
        WarehouseDouble warehouse = new WarehouseDouble(options, server);
        server.setExecutor(warehouse.threads);
        server.createContext("/", warehouse::serve);
        server.start();
        return warehouse;
    }

    /** Where releases go. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/orders");
    }

    /** What it was told and did, oldest first. */
    public List<PackedOrder> orders() {
        return floor.orders();
    }

    /**
     * Packs what is due and says so, many parcels in a call; to be called now and then by whoever moves the clock.
     *
     * @return how many numbers were taken by the other side
     * @throws InterruptedException if the thread is interrupted while it waits for an answer
     */
    public int pack() throws InterruptedException {
        Map<String, List<PackedOrder>> byShop = floor
                .due(options.shopTime().instant().minus(options.packs()))
                .stream()
                .collect(Collectors.groupingBy(PackedOrder::shop));
        int taken = 0;
        for (Map.Entry<String, List<PackedOrder>> shop : byShop.entrySet()) {
            for (int from = 0; from < shop.getValue().size(); from += PARCELS) {
                List<PackedOrder> some =
                        shop.getValue().subList(from, Math.min(shop.getValue().size(), from + PARCELS));
                if (options.answers().isEmpty() || tell(shop.getKey(), some)) {
                    some.forEach(order -> floor.told(order.key()));
                    taken += some.size();
                }
            }
        }
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            double draw = Chance.of(options.seed(), "warehouse", calls.getAndIncrement())
                    .nextDouble();
            if (draw < options.failures() / 2) {
                send(exchange, 503, "");
                return;
            }
            Answer answer = answer(exchange, body);
            boolean lost = draw < options.failures();
            send(exchange, lost ? 500 : answer.status(), lost ? "" : answer.reference());
        }
    }

    private record Answer(int status, String reference) {}

    private Answer answer(HttpExchange exchange, byte[] body) {
        String given = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(WarehouseSeal.HEADER), "");
        if (!seal.fits(given, body, options.realTime().instant())) {
            return new Answer(401, "");
        }
        if (exchange.getRequestMethod().equals("GET")) {
            String path = exchange.getRequestURI().getPath();
            return floor.find(path.substring(path.lastIndexOf('/') + 1))
                    .map(order -> new Answer(200, order.reference()))
                    .orElse(new Answer(404, ""));
        }
        String key = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "");
        JsonNode call;
        try {
            call = JSON.readTree(body);
        } catch (IOException e) {
            return new Answer(400, "");
        }
        boolean whole = FIELDS.stream().allMatch(field -> call.path(field).isTextual());
        if (!whole || key.isEmpty()) {
            return new Answer(422, "");
        }
        return switch (call.path("type").textValue()) {
            case "order.release" -> {
                if (call.path("lines").isEmpty()) {
                    yield new Answer(422, "");
                }
                boolean fresh = floor.take(key, call, options.shopTime().instant());
                yield new Answer(
                        fresh ? 201 : 409,
                        floor.find(key).map(PackedOrder::reference).orElse(""));
            }
            case "order.change" ->
                new Answer(
                        call.path("lines").isEmpty()
                                ? 422
                                : floor.change(call.path("id").textValue(), call) ? 200 : 423,
                        "");
            case "order.recall" -> new Answer(floor.recall(call.path("id").textValue()) ? 200 : 423, "");
            default -> new Answer(422, "");
        };
    }

    private boolean tell(String shop, List<PackedOrder> packed) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("shop", shop);
        ArrayNode parcels = body.putArray("parcels");
        packed.forEach(order -> parcels.addObject()
                .put("order", order.order())
                .put("carrier", order.carrier())
                .put("tracking", order.tracking()));
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(options.answers().orElseThrow())
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header(WarehouseSeal.HEADER, seal.of(bytes, options.realTime().instant()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void send(HttpExchange exchange, int status, String reference) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!reference.isEmpty()) {
            answer.put("reference", reference);
        }
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
