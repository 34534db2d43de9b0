package dev.backroom.localcloud;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.console.OpsConsoleFunctions;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.kpi.KpiRollupFunctions;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.notify.NotifyFunctions;
import dev.backroom.reviews.ReviewIngestFunctions;
import dev.backroom.stockcheck.StockCheckFunctions;
import dev.backroom.webhook.OrderWebhookFunctions;
import java.util.Map;
import java.util.function.Function;

/** This project's functions by handler name, each made by its module's own composition root. */
public final class BackroomFunctions {
    /** The terminal of whoever runs this is no place for the lines that CloudWatch reads. */
    private static final System.Logger METRICS = System.getLogger("backroom.metrics");

    private BackroomFunctions() {}

    public static FunctionCatalog catalog() {
        Map<String, Function<FunctionWorld, LambdaFunction>> handlers = Map.ofEntries(
                Map.entry(
                        "order-webhook",
                        world -> EventJson.of(webhook(world).orderWebhook(), APIGatewayV2HTTPEvent.class)),
                Map.entry("order-sync", world -> EventJson.of(desk(world).orderSync(), SQSEvent.class)),
                Map.entry(
                        "fulfilment-wave", world -> EventJson.ofMap(desk(world).fulfilmentWave())),
                Map.entry("handover", world -> EventJson.of(desk(world).handover(), SQSEvent.class)),
                Map.entry("aftersale-sync", world -> EventJson.of(desk(world).aftersaleSync(), SQSEvent.class)),
                Map.entry("order-monitor", world -> EventJson.ofMap(desk(world).orderMonitor())),
                Map.entry("shop-keeper", world -> EventJson.of(desk(world).shopKeeper(), SQSEvent.class)),
                Map.entry("order-poll", world -> EventJson.ofMap(desk(world).orderPoll())),
                Map.entry("token-refresh", world -> EventJson.ofMap(desk(world).tokenRefresh())),
                Map.entry("ops-console", world -> EventJson.ofMap(console(world).opsConsole())),
                Map.entry("review-pull", world -> EventJson.ofMap(reviews(world).reviewPull())),
                Map.entry("review-intake", world -> EventJson.of(reviews(world).reviewIntake(), SQSEvent.class)),
                Map.entry(
                        "review-watch", world -> EventJson.ofMap(reviews(world).reviewWatch())),
                Map.entry("stock-publish", world -> EventJson.of(stock(world).stockPublish(), SQSEvent.class)),
                Map.entry("stock-watch", world -> EventJson.ofMap(stock(world).stockWatch())),
                Map.entry("stock-events", world -> EventJson.of(stock(world).stockEvents(), SQSEvent.class)),
                Map.entry("kpi-count", world -> EventJson.ofBytes(figures(world).kpiCount())),
                Map.entry("kpi-rollup", world -> EventJson.ofMap(figures(world).kpiRollup())),
                Map.entry("notify", world -> EventJson.of(notices(world).notifyHandler(), SQSEvent.class)));
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

    private static ReviewIngestFunctions reviews(FunctionWorld world) {
        return new ReviewIngestFunctions(
                world.environment(), world.dynamoDb(), world.sqs(), world.ssm(), world.clock());
    }

    private static StockCheckFunctions stock(FunctionWorld world) {
        return new StockCheckFunctions(world.environment(), world.dynamoDb(), world.sqs(), world.ssm(), world.clock());
    }

    private static KpiRollupFunctions figures(FunctionWorld world) {
        return new KpiRollupFunctions(
                world.environment(),
                world.dynamoDb(),
                world.sqs(),
                world.clock(),
                line -> METRICS.log(System.Logger.Level.INFO, line));
    }

    private static NotifyFunctions notices(FunctionWorld world) {
        return new NotifyFunctions(world.environment(), world.dynamoDb(), world.sns(), world.ssm(), world.clock());
    }
}
