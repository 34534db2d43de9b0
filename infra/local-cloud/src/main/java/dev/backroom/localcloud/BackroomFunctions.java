package dev.backroom.localcloud;

import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.LambdaFunction;
import java.util.Map;
import java.util.function.Function;

/** This project's functions by handler name, each made by its module's own composition root. */
public final class BackroomFunctions {
    private BackroomFunctions() {}

    public static FunctionCatalog catalog() {
        Map<String, Function<FunctionWorld, LambdaFunction>> handlers = Map.of(
                "shop-keeper",
                world -> EventJson.of(
                        desk(world).shopKeeper(), com.amazonaws.services.lambda.runtime.events.SQSEvent.class),
                "order-poll",
                world -> EventJson.ofMap(desk(world).orderPoll()),
                "token-refresh",
                world -> EventJson.ofMap(desk(world).tokenRefresh()));
        return new FunctionCatalog(handlers);
    }

    private static OrderDeskFunctions desk(FunctionWorld world) {
        return new OrderDeskFunctions(world.environment(), world.dynamoDb(), world.sqs(), world.ssm(), world.clock());
    }
}
