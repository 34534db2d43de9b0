package dev.backroom.localcloud.function;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The functions that this process can run, by the handler name that the template gives in QUARKUS_LAMBDA_HANDLER.
 *
 * @param byHandler makes a function of the world it lives in; called once a function, at start
 */
public record FunctionCatalog(Map<String, Function<FunctionWorld, LambdaFunction>> byHandler) {
    public static final String HANDLER = "QUARKUS_LAMBDA_HANDLER";

    public FunctionCatalog {
        byHandler = Map.copyOf(byHandler);
    }

    /** @throws IllegalStateException when the world names no handler, or one that is not here */
    public LambdaFunction create(String function, FunctionWorld world) {
        String handler = Optional.ofNullable(world.environment().get(HANDLER))
                .orElseThrow(() -> new IllegalStateException(function + " has no " + HANDLER));
        Function<FunctionWorld, LambdaFunction> maker = byHandler.get(handler);
        if (maker == null) {
            throw new IllegalStateException("%s wants the handler %s; here are %s"
                    .formatted(function, handler, new TreeMap<>(byHandler).keySet()));
        }
        return maker.apply(world);
    }
}
