package dev.backroom.console;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.Queues;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.NoticeLog;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.BulkTable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.review.MarkReplied;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.BinTable;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.watch.JobTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the console's function from its environment and clients. */
public final class OpsConsoleFunctions {
    private final Map<String, String> environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Clock clock;

    /** @param clock the shop's time, which deadlines are compared with */
    public OpsConsoleFunctions(Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.clock = clock;
    }

    /**
     * The console: event {@code {"page":"today","lang":"en"}}, answer an HTML fragment.
     *
     * @throws IllegalStateException naming the environment variable that is missing
     */
    public RequestHandler<Map<String, Object>, String> opsConsole() {
        return new OpsConsoleHandler(rooms());
    }

    public ConsoleTables rooms() {
        String shops = required("SHOPS_TABLE");
        String desk = required("DESK_TABLE");
        String stock = required("STOCK_TABLE");
        String ordersTable = required("ORDERS_TABLE");
        OrderTable orders = new OrderTable(dynamo, ordersTable);
        DecisionTable decisions = new DecisionTable(dynamo, ordersTable, desk);
        ReviewTable reviews = new ReviewTable(dynamo, required("REVIEWS_TABLE"));
        return new ConsoleTables(
                new ShopTable(dynamo, shops),
                orders,
                new DecideOrder(orders, decisions, clock),
                decisions,
                new BulkTable(dynamo, desk),
                new HandoverTable(dynamo, desk),
                new RecipientTable(dynamo, required("RECIPIENTS_TABLE")),
                new LabelTable(dynamo, required("LABELS_TABLE"), Clock.systemUTC()),
                new WaveTable(dynamo, desk),
                new BinTable(dynamo, desk),
                new StockTable(dynamo, stock),
                new StockPositionTable(dynamo, stock),
                new AttentionTable(dynamo, stock),
                new ListingTable(dynamo, stock),
                new AftersaleTable(dynamo, desk),
                reviews,
                new ReviewCheckpoints(dynamo, shops),
                new MarkReplied(reviews, clock),
                new KpiTable(dynamo, required("KPIS_TABLE")),
                new NoticeLog(dynamo, shops),
                new ParkedMessages(dynamo, shops),
                new KeptSignals(dynamo, shops),
                new JobTable(dynamo, shops),
                Queues.of(sqs, required("QUEUES")),
                clock);
    }

    private String required(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("environment variable " + name + " is not set");
        }
        return value;
    }
}
