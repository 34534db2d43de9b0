package dev.backroom.localcloud;

import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.engine.MailFile;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.role.Permission;
import dev.backroom.localcloud.role.Refusals;
import dev.backroom.localcloud.role.RoleGuard;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each function gets: its environment, and clients that count its use and keep to its role. */
final class Worlds {
    private final LocalCloudOptions options;
    private final Home home;
    private final Clients clients;
    private final Engines engines;
    private final Stack stack;
    private final StackContext context;
    private final Refusals refusals = new Refusals();
    private final Map<String, RoleGuard> guards = new LinkedHashMap<>();
    private final Map<String, FunctionWorld> worlds = new LinkedHashMap<>();

    Worlds(LocalCloudOptions options, Home home, Clients clients, Engines engines, Stack stack, StackContext context) {
        this.options = options;
        this.home = home;
        this.clients = clients;
        this.engines = engines;
        this.stack = stack;
        this.context = context;
    }

    FunctionWorld make(FunctionSpec spec) {
        RoleGuard guard = new RoleGuard(spec, stack, context, refusals);
        Map<String, String> environment = new HashMap<>(spec.environment());
        options.variables().forEach(environment::replace);
        FunctionWorld world = new FunctionWorld(
                environment,
                clients.dynamoDb(engines.dynamoDb(), spec.id(), guard),
                clients.sqs(engines.sqs().endpoint(), spec.id(), guard),
                clients.ssm(engines.parameters().endpoint(), guard),
                new MailFile(home.file("mail.txt"), guard::check),
                options.clock());
        guards.put(spec.id(), guard);
        worlds.put(spec.id(), world);
        return world;
    }

    Optional<FunctionWorld> find(String function) {
        return Optional.ofNullable(worlds.get(function));
    }

    List<String> refusals() {
        return refusals.lines();
    }

    Map<String, List<Permission>> unused() {
        Map<String, List<Permission>> unused = new LinkedHashMap<>();
        guards.forEach((function, guard) -> unused.put(function, guard.unused()));
        return unused;
    }
}
