package dev.backroom.store.dynamo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes an item of its attributes. */
public final class ItemWriter {
    private final Map<String, AttributeValue> item;

    /** @param key empty for an item inside another */
    public ItemWriter(Map<String, AttributeValue> key) {
        this.item = new HashMap<>(key);
    }

    public <T> ItemWriter put(Attribute<T> attribute, T value) {
        attribute.write(item, value);
        return this;
    }

    /** Leaves the attribute out where there is no value. */
    public <T> ItemWriter put(Attribute<T> attribute, Optional<T> value) {
        value.ifPresent(present -> attribute.write(item, present));
        return this;
    }

    /** What was put so far; a later put shows in it. */
    public Map<String, AttributeValue> item() {
        return item;
    }
}
