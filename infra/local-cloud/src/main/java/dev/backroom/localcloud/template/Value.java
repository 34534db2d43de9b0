package dev.backroom.localcloud.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of the template with the line it stands on (from 1), so that every complaint can name its place. */
public sealed interface Value {
    int line();

    record Text(String text, int line) implements Value {}

    record Items(List<Value> values, int line) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Keeps the order of the file. */
    record Fields(Map<String, Value> values, int line) implements Value {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
