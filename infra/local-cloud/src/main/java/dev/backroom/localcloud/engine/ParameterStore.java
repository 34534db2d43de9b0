package dev.backroom.localcloud.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * GetParameter, GetParameters, PutParameter and DeleteParameter of the Systems Manager Parameter Store over AWS JSON 1.1,
 * for any AWS client. Signatures are not checked: it listens on this machine only. Values are never logged.
 */
public final class ParameterStore implements AutoCloseable {
    /** What a standard parameter may hold. */
    private static final int LONGEST = 4_096;

    private static final String CONTENT = "application/x-amz-json-1.1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ParameterFile file;
    private final Map<String, StoredParameter> parameters;
    private final Clock clock;
    private final String arnPrefix;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ParameterStore(int port, String arnPrefix, Optional<Path> path, Clock clock) throws IOException {
        this.file = new ParameterFile(path);
        this.parameters = file.read();
        this.clock = clock;
        this.arnPrefix = arnPrefix;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /**
     * @param port 0 for a free one
     * @param file where the parameters are kept; empty keeps them in memory
     * @param clock dates the parameters; the real one, since tokens are the platform's
     */
    public static ParameterStore start(int port, String region, String account, Optional<Path> file, Clock clock) {
        try {
            ParameterStore store =
                    new ParameterStore(port, "arn:aws:ssm:%s:%s:parameter".formatted(region, account), file, clock);
            store.server.start();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("The parameter store did not start", e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Puts a SecureString when the store does not have this parameter yet. */
    public synchronized void keepIfAbsent(String name, String value) {
        if (!parameters.containsKey(name)) {
            keep(name, value);
        }
    }

    /** Puts a SecureString when the store does not have this value yet. */
    public synchronized void keep(String name, String value) {
        @Nullable StoredParameter before = parameters.get(name);
        if (before == null || !before.value().equals(value)) {
            long version = before == null ? 1 : before.version() + 1;
            parameters.put(name, new StoredParameter(name, "SecureString", value, version, clock.instant()));
            file.write(parameters);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer;
            int status = 200;
            try {
                String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
                JsonNode request = JSON.readTree(exchange.getRequestBody());
                answer = JSON.writeValueAsBytes(answer(String.valueOf(target), request));
            } catch (Refusal refusal) {
                status = 400;
                answer = JSON.writeValueAsBytes(
                        JSON.createObjectNode().put("__type", refusal.type).put("message", refusal.getMessage()));
            } catch (IOException e) {
                status = 400;
                answer = "{\"__type\":\"SerializationException\"}".getBytes(StandardCharsets.UTF_8);
            } catch (RuntimeException e) {
                status = 500;
                answer = "{\"__type\":\"InternalServerError\"}".getBytes(StandardCharsets.UTF_8);
            }
            exchange.getResponseHeaders().set("Content-Type", CONTENT);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private synchronized ObjectNode answer(String target, JsonNode request) throws Refusal {
        return switch (target) {
            case "AmazonSSM.GetParameter" -> {
                ObjectNode answer = JSON.createObjectNode();
                answer.set("Parameter", shown(found(request.path("Name").asText()), request));
                yield answer;
            }
            case "AmazonSSM.GetParameters" -> several(request);
            case "AmazonSSM.PutParameter" -> put(request);
            case "AmazonSSM.DeleteParameter" -> delete(request);
            default -> throw new Refusal("UnknownOperationException", target + " does not run here");
        };
    }

    private ObjectNode several(JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode known = answer.putArray("Parameters");
        ArrayNode invalid = answer.putArray("InvalidParameters");
        for (JsonNode name : request.path("Names")) {
            try {
                known.add(shown(found(name.asText()), request));
            } catch (Refusal e) {
                invalid.add(name.asText());
            }
        }
        return answer;
    }

    private ObjectNode put(JsonNode request) throws Refusal {
        String name = request.path("Name").asText();
        String value = request.path("Value").asText();
        if (!name.matches("[A-Za-z0-9_.\\-/]{1,1011}")) {
            throw new Refusal("ValidationException", "Parameter name: only letters, digits and . - _ / are allowed");
        }
        if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new Refusal("ValidationException", "The value has to be 1 to 4096 bytes long");
        }
        @Nullable StoredParameter before = parameters.get(name);
        if (before != null && !request.path("Overwrite").asBoolean(false)) {
            throw new Refusal(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        }
        String type = request.path("Type").asText(before == null ? "" : before.type());
        if (type.isEmpty()) {
            throw new Refusal("ValidationException", "A parameter type is required when you create a parameter.");
        }
        long version = before == null ? 1 : before.version() + 1;
        parameters.put(name, new StoredParameter(name, type, value, version, clock.instant()));
        file.write(parameters);
        return JSON.createObjectNode().put("Version", version).put("Tier", "Standard");
    }

    private ObjectNode delete(JsonNode request) throws Refusal {
        parameters.remove(found(request.path("Name").asText()).name());
        file.write(parameters);
        return JSON.createObjectNode();
    }

    private StoredParameter found(String name) throws Refusal {
        StoredParameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new Refusal("ParameterNotFound", "");
        }
        return parameter;
    }

    /** A SecureString asked for without decryption comes as the provider gives it: unreadable. */
    private ObjectNode shown(StoredParameter parameter, JsonNode request) {
        boolean readable = !parameter.type().equals("SecureString")
                || request.path("WithDecryption").asBoolean(false);
        return JSON.createObjectNode()
                .put("Name", parameter.name())
                .put("Type", parameter.type())
                .put("Value", readable ? parameter.value() : "(encrypted)")
                .put("Version", parameter.version())
                .put("LastModifiedDate", parameter.modified().toEpochMilli() / 1000.0)
                .put("ARN", arnPrefix + parameter.name())
                .put("DataType", "text");
    }

    private static final class Refusal extends Exception {
        private final String type;

        Refusal(String type, String message) {
            super(message);
            this.type = type;
        }
    }
}
