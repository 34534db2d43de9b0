package dev.backroom.tableengine.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Values;

/** Reads ExclusiveStartKey, whose faults the service words in part by themselves and in part as a wrong starting key. */
public final class StartKeys {
    private StartKeys() {}

    /** @throws EngineException a ValidationException with the service's text */
    public static Item read(JsonNode key) {
        try {
            return Values.readItem(key);
        } catch (EngineException e) {
            boolean wrapped = e.type() == ErrorType.VALIDATION
                    && (e.message().startsWith("Supplied AttributeValue")
                            || e.message().contains("Null attribute value")
                            || e.message().contains("An string set")
                            || e.message().contains("Binary sets"));
            throw wrapped ? EngineException.validation("The provided starting key is invalid: " + e.message()) : e;
        }
    }
}
