package dev.backroom.cli;

import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.localcloud.ScaledClock;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TemplateReader;
import dev.backroom.model.Shop;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connects shops as the order desk does, with the environment that the template gives its token function. */
public final class ShopConnection {
    private static final String FUNCTION = "TokenRefresh";
    private static final String STACK = "backroom";

    private final Installation installation;
    private final Endpoints endpoints;
    private final Platform platform;

    public ShopConnection(Installation installation, Endpoints endpoints, Platform platform) {
        this.installation = installation;
        this.endpoints = endpoints;
        this.platform = platform;
    }

    /**
     * Exchanges an authorisation code and stores the tokens and the shops behind it.
     *
     * @throws dev.backroom.tiktok.TikTokFailure if the platform refuses
     */
    public List<Shop> connect(String authCode) {
        Clock clock =
                platform.clock().isEmpty() ? Clock.systemUTC() : ScaledClock.parse(platform.clock(), Clock.systemUTC());
        try (Clients clients = Clients.of(endpoints)) {
            return new OrderDeskFunctions(environment(), clients.dynamodb(), clients.sqs(), clients.ssm(), clock)
                    .connectShop()
                    .connect(authCode);
        }
    }

    private Map<String, String> environment() {
        StackContext context = new StackContext(
                STACK, endpoints.region(), StackContext.LOCAL_ACCOUNT, endpoints.sqs(), endpoints.webhook());
        Stack stack = Stack.of(TemplateReader.read(installation.template()), Map.of(), context);
        Map<String, String> environment = new HashMap<>();
        stack.functions().stream().map(FunctionSpec::environment).forEach(environment::putAll);
        stack.function(FUNCTION).map(FunctionSpec::environment).ifPresent(environment::putAll);
        environment.putAll(platform.variables());
        return environment;
    }
}
