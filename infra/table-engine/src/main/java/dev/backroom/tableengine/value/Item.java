package dev.backroom.tableengine.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Attribute names with their values, in the order they were given. Immutable; equality ignores the order. */
public final class Item {
    public static final Item EMPTY = new Item(new LinkedHashMap<>());

    private final Map<String, Value> fields;
    private int size = -1;

    private Item(Map<String, Value> fields) {
        this.fields = fields;
    }

    public static Item of(Map<String, Value> fields) {
        return fields.isEmpty() ? EMPTY : new Item(new LinkedHashMap<>(fields));
    }

    public static Item of(String name, Value value) {
        return builder().put(name, value).build();
    }

    public static Item of(String name, Value value, String secondName, Value secondValue) {
        return builder().put(name, value).put(secondName, secondValue).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public @Nullable Value get(String name) {
        return fields.get(name);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public int fieldCount() {
        return fields.size();
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    public Map<String, Value> fields() {
        return Collections.unmodifiableMap(fields);
    }

    public void forEach(BiConsumer<String, Value> use) {
        fields.forEach(use);
    }

    public Item with(String name, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new Item(changed);
    }

    public Item without(String name) {
        if (!fields.containsKey(name)) {
            return this;
        }
        Map<String, Value> changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return new Item(changed);
    }

    /** Only the named attributes, those that exist. */
    public Item only(Iterable<String> names) {
        Builder chosen = builder();
        for (String name : names) {
            Value value = fields.get(name);
            if (value != null) {
                chosen.put(name, value);
            }
        }
        return chosen.build();
    }

    /** Bytes as the service counts an item: each name in UTF-8 and each value by its type's rule. */
    public int size() {
        int known = size;
        if (known < 0) {
            known = 0;
            for (Map.Entry<String, Value> field : fields.entrySet()) {
                known += Utf8.length(field.getKey()) + field.getValue().size();
            }
            size = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Item that && fields.equals(that.fields));
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }

    /** Collects fields; used once. */
    public static final class Builder {
        private final Map<String, Value> fields = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Value value) {
            fields.put(name, value);
            return this;
        }

        public Item build() {
            return fields.isEmpty() ? EMPTY : new Item(fields);
        }
    }
}
