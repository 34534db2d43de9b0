package dev.backroom.cli.stack;

import dev.backroom.cli.terminal.Installation;
import dev.backroom.desk.OrderDeskFunctions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The order desk as a running {@code up} has it, with the environment that the template gives its functions. */
public final class DeskFunctions {
    private DeskFunctions() {}

    /** @param clock the shop's time */
    public static OrderDeskFunctions of(Endpoints endpoints, Clients clients, Platform platform, Clock clock) {
        DescribedFunctions functions = new DescribedFunctions(Installation.find(), endpoints, platform);
        Map<String, String> environment = new HashMap<>(functions.environment(functions.named("OrderSync")));
        environment.putAll(functions.environment(functions.named("TokenRefresh")));
        return new OrderDeskFunctions(environment, clients.dynamodb(), clients.sqs(), clients.ssm(), clock);
    }
}
