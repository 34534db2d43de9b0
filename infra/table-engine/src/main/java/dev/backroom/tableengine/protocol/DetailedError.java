package dev.backroom.tableengine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import java.util.Map;

/** A refusal whose body says more than its text: the item that failed a condition, the reasons of a cancelled transaction. */
public final class DetailedError extends EngineException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, JsonNode> members;

    public DetailedError(ErrorType type, String message, Map<String, JsonNode> members) {
        super(type, message);
        this.members = members;
    }

    public Map<String, JsonNode> members() {
        return members;
    }
}
