package dev.backroom.cli.stack;

import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TemplateReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The template's functions with the environment that they have in a running {@code up}. */
public final class DescribedFunctions {
    private final List<FunctionSpec> functions;
    private final Platform platform;

    public DescribedFunctions(Installation installation, Endpoints endpoints, Platform platform) {
        StackContext context = new StackContext(
                LocalCloudOptions.STACK,
                endpoints.region(),
                StackContext.LOCAL_ACCOUNT,
                endpoints.sqs(),
                endpoints.webhook());
        this.functions = Stack.of(TemplateReader.read(installation.template()), Map.of(), context)
                .functions();
        this.platform = platform;
    }

    /** @param name the logical id, such as {@code OrderSync}, or the handler's name, such as {@code order-sync} */
    public FunctionSpec named(String name) {
        return functions.stream()
                .filter(function ->
                        function.id().equals(name) || handler(function).equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUse("no function '" + name + "' in the template; there are "
                        + functions.stream().map(FunctionSpec::id).sorted().collect(Collectors.joining(", "))));
    }

    public List<FunctionSpec> all() {
        return functions;
    }

    /** What the function's code finds in its environment. */
    public Map<String, String> environment(FunctionSpec function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        platform.variables().forEach(environment::replace);
        return environment;
    }

    private static String handler(FunctionSpec function) {
        return function.environment().getOrDefault(FunctionCatalog.HANDLER, "");
    }
}
