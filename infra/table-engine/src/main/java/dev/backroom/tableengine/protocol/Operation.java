package dev.backroom.tableengine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import java.util.function.Function;

/** One operation of the API: a request's body to an answer's. */
@FunctionalInterface
public interface Operation {
    /**
     * @param bill takes what the call consumes, also where it is refused
     * @throws dev.backroom.tableengine.error.EngineException when the service would refuse it
     */
    ObjectNode call(JsonNode request, Bill bill);

    /** An operation that consumes no capacity. */
    static Operation free(Function<JsonNode, ObjectNode> operation) {
        return (request, bill) -> operation.apply(request);
    }
}
