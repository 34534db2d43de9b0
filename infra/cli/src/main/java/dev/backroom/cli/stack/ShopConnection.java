package dev.backroom.cli.stack;

import dev.backroom.cli.terminal.Installation;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.model.Shop;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connects shops as the order desk does, with the environment that the template gives its functions. */
public final class ShopConnection {
    private final DescribedFunctions functions;
    private final Endpoints endpoints;
    private final Clock clock;

    /** @param clock the shop's time: orders created before the connection are taken as counted */
    public ShopConnection(Installation installation, Endpoints endpoints, Platform platform, Clock clock) {
        this.functions = new DescribedFunctions(installation, endpoints, platform);
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /**
     * Exchanges an authorisation code, stores the tokens and the shops behind it, and asks for their listings.
     *
     * @throws dev.backroom.tiktok.TikTokFailure if the platform refuses
     */
    public List<Shop> connect(String authCode) {
        try (Clients clients = Clients.of(endpoints)) {
            return new OrderDeskFunctions(environment(), clients.dynamodb(), clients.sqs(), clients.ssm(), clock)
                    .connectShop()
                    .connect(authCode);
        }
    }

    private Map<String, String> environment() {
        FunctionSpec poll = functions.named("OrderPoll");
        FunctionSpec tokens = functions.named("TokenRefresh");
        // The only function that sends to the queue of stock events.
        FunctionSpec webhook = functions.named("OrderWebhook");
        Map<String, String> environment = new HashMap<>(functions.environment(webhook));
        environment.putAll(functions.environment(poll));
        environment.putAll(functions.environment(tokens));
        return environment;
    }
}
