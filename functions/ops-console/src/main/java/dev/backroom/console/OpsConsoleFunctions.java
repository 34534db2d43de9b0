package dev.backroom.console;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.store.KeptSignals;
import dev.backroom.store.OrderTable;
import dev.backroom.store.ParkedMessages;
import dev.backroom.store.ShopTable;
import dev.backroom.store.StockTable;
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
     * The console: event {@code {"page":"home","lang":"en"}}, answer an HTML fragment.
     *
     * @throws IllegalStateException naming the environment variable that is missing
     */
    public RequestHandler<Map<String, Object>, String> opsConsole() {
        return new OpsConsoleHandler(readOverview());
    }

    ReadOverview readOverview() {
        String shops = required("SHOPS_TABLE");
        return new ReadOverview(
                new ShopTable(dynamo, shops),
                new ReadWork(new OrderTable(dynamo, required("ORDERS_TABLE"))),
                new ReadShelf(new StockTable(dynamo, required("STOCK_TABLE"))),
                ReadQueues.of(sqs, required("QUEUES")),
                new ParkedMessages(dynamo, shops),
                new KeptSignals(dynamo, shops),
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
