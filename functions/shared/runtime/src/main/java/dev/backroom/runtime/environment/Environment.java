package dev.backroom.runtime.environment;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The environment variables of one function. */
public final class Environment {
    private final Map<String, String> variables;

    /** @param variables by name, such as {@code System.getenv()} */
    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * A variable that has to be set.
     *
     * @throws IllegalStateException naming the variable, what it holds and where to set it, if it is not set or blank
     */
    public String get(Variable variable) {
        return find(variable)
                .orElseThrow(() -> new IllegalStateException("environment variable " + variable
                        + " is not set: it holds " + variable.holds() + "; set it on the function in template.yaml"));
    }

    /** A variable that may be missing; blank counts as missing. */
    public Optional<String> find(Variable variable) {
        return Optional.ofNullable(variables.get(variable.name())).filter(value -> !value.isBlank());
    }

    /**
     * An address that has to be set.
     *
     * @throws IllegalStateException as {@link #get}, and where the value is no absolute URI
     */
    public URI address(Variable variable) {
        String value = get(variable);
        try {
            URI address = URI.create(value);
            if (address.isAbsolute()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, without its text.
        }
        throw new IllegalStateException("environment variable " + variable + " is no absolute address: it holds "
                + variable.holds() + "; correct it on the function in template.yaml");
    }
}
