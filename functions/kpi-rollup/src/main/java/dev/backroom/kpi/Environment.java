package dev.backroom.kpi;

import java.util.Map;

/** The environment variables of a function. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * @throws IllegalStateException naming the variable, if it is not set
     */
    String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("environment variable " + name + " is not set");
        }
        return value;
    }
}
