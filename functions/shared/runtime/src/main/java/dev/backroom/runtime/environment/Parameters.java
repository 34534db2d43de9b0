package dev.backroom.runtime.environment;

import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** The parameters that environment variables name, decrypted. Each call reads anew. */
public final class Parameters {
    private final Environment environment;
    private final SsmClient ssm;

    public Parameters(Environment environment, SsmClient ssm) {
        this.environment = environment;
        this.ssm = ssm;
    }

    /**
     * The value of a parameter that has to exist.
     *
     * @param variable holds the parameter's name
     * @throws IllegalStateException naming the variable or the parameter that is not set
     */
    public String get(Variable variable) {
        String name = environment.get(variable);
        return find(name).orElseThrow(() -> new IllegalStateException("parameter " + name + " is not set"));
    }

    /**
     * The value of a parameter that may be missing.
     *
     * @param variable holds the parameter's name
     * @throws IllegalStateException naming the variable, if that is not set
     */
    public Optional<String> find(Variable variable) {
        return find(environment.get(variable));
    }

    /** The value of a parameter that may be missing, by its own name. */
    public Optional<String> find(String name) {
        try {
            return Optional.of(ssm.getParameter(g -> g.name(name).withDecryption(true))
                    .parameter()
                    .value());
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        }
    }
}
