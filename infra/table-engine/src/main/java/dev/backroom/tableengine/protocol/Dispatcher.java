package dev.backroom.tableengine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a call names, and turns what it throws into the service's error bodies. */
public final class Dispatcher implements Service {
    private static final Set<String> VERSIONS = Set.of("DynamoDB_20120810", "DynamoDBStreams_20120810");
    private static final int OK = 200;

    private final Map<String, Operation> operations;
    private final Surroundings surroundings;

    /** What happens around each call: checks of its form, latency, faults, accounts of use. */
    public interface Surroundings {
        ObjectNode call(String name, JsonNode request, Operation operation);
    }

    /** @param operations by version and name, as in X-Amz-Target */
    public Dispatcher(Map<String, Operation> operations, Surroundings surroundings) {
        this.operations = Map.copyOf(operations);
        this.surroundings = surroundings;
    }

    @Override
    public Answer answer(@Nullable String target, byte[] body) {
        try {
            return new Answer(OK, Json.write(call(target, body)));
        } catch (EngineException e) {
            return new Answer(e.httpStatus(), Json.write(body(e)));
        } catch (RuntimeException e) {
            // A defect of the engine must reach whoever runs it: the client sees no more than the service would show.
            System.getLogger(Dispatcher.class.getName()).log(System.Logger.Level.ERROR, "call failed: " + target, e);
            return new Answer(
                    ErrorType.INTERNAL_SERVER_ERROR.httpStatus(),
                    Json.write(body(new EngineException(ErrorType.INTERNAL_SERVER_ERROR, "Internal server error"))));
        }
    }

    private ObjectNode call(@Nullable String target, byte[] body) {
        Operation operation = target == null ? null : operations.get(target);
        if (operation == null || target == null) {
            throw unknown(target);
        }
        return surroundings.call(target.substring(target.indexOf('.') + 1), read(body), operation);
    }

    private static EngineException unknown(@Nullable String target) {
        String version = target == null ? "" : target.split("\\.", 2)[0];
        if (target == null || !VERSIONS.contains(version)) {
            return new EngineException(ErrorType.UNKNOWN_OPERATION, "");
        }
        if (target.endsWith("ExecuteStatement") || target.endsWith("ExecuteTransaction")) {
            return EngineException.validation(
                    "PartiQL is not supported by this engine; use the operations on items with expressions");
        }
        return new EngineException(ErrorType.UNKNOWN_OPERATION, "");
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode request = Json.read(body);
            if (request == null || !request.isObject()) {
                throw EngineException.serialization("");
            }
            return request;
        } catch (IOException e) {
            throw EngineException.serialization("");
        }
    }

    private static ObjectNode body(EngineException e) {
        ObjectNode body = Json.object();
        body.put("__type", e.type().wireName());
        if (!e.message().isEmpty()) {
            body.put(capital(e.type()) ? "Message" : "message", e.message());
        }
        if (e instanceof DetailedError detailed) {
            detailed.members().forEach(body::set);
        }
        return body;
    }

    /** The layer that reads requests and the transactions write the member's name with a capital. */
    private static boolean capital(ErrorType type) {
        return type == ErrorType.SERIALIZATION || type == ErrorType.TRANSACTION_CANCELED;
    }
}
