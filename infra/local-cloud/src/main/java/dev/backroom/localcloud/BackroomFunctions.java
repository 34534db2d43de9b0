package dev.backroom.localcloud;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.console.OpsConsoleFunctions;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.webhook.OrderWebhookFunctions;
import java.util.Map;
import java.util.function.Function;

/** This project's functions by handler name, each made by its module's own composition root. */
public final class BackroomFunctions {
    private BackroomFunctions() {}

    public static FunctionCatalog catalog() {
        Map<String, Function<FunctionWorld, LambdaFunction>> handlers = Map.of(
                "order-webhook",
                world -> EventJson.of(webhook(world).orderWebhook(), APIGatewayV2HTTPEvent.class),
                "order-sync",
                world -> EventJson.of(desk(world).orderSync(), SQSEvent.class),
                "shop-keeper",
                world -> EventJson.of(desk(world).shopKeeper(), SQSEvent.class),
                "order-poll",
                world -> EventJson.ofMap(desk(world).orderPoll()),
                "token-refresh",
                world -> EventJson.ofMap(desk(world).tokenRefresh()),
                "ops-console",
                world -> EventJson.ofMap(console(world).opsConsole()));
        return new FunctionCatalog(handlers);
    }

    private static OrderWebhookFunctions webhook(FunctionWorld world) {
        return new OrderWebhookFunctions(world.environment(), world.sqs(), world.ssm(), world.clock());
    }

    private static OpsConsoleFunctions console(FunctionWorld world) {
        return new OpsConsoleFunctions(world.environment(), world.dynamoDb(), world.sqs(), world.clock());
    }

    private static OrderDeskFunctions desk(FunctionWorld world) {
        return new OrderDeskFunctions(world.environment(), world.dynamoDb(), world.sqs(), world.ssm(), world.clock());
    }
}
