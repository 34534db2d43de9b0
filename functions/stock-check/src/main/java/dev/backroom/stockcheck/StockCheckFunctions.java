package dev.backroom.stockcheck;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.notices.SqsBodies;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.notices.stock.StockChangeQueue;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.stockcheck.booking.AdjustStock;
import dev.backroom.stockcheck.booking.BookLines;
import dev.backroom.stockcheck.booking.CountStock;
import dev.backroom.stockcheck.booking.ReceiveStock;
import dev.backroom.stockcheck.booking.SettleHolds;
import dev.backroom.stockcheck.channel.Channel;
import dev.backroom.stockcheck.channel.ShortOrders;
import dev.backroom.stockcheck.channel.StoredShortOrders;
import dev.backroom.stockcheck.publish.PublishProduct;
import dev.backroom.stockcheck.publish.PublishStock;
import dev.backroom.stockcheck.watch.HandleStockEvents;
import dev.backroom.stockcheck.watch.ReadListings;
import dev.backroom.stockcheck.watch.RefreshListings;
import dev.backroom.stockcheck.watch.WatchStock;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.AlarmTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockMoves;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.watch.JobTable;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.auth.ReadOnlyTokens;
import dev.backroom.tiktok.inventory.ShopInventory;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Builds the stock functions from their environment and clients. Each method reads only the variables that its function
 * needs, and throws IllegalStateException naming the first that is not set.
 */
public final class StockCheckFunctions {
    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Parameters parameters;
    private final Clock clock;
    private final Clock realTime = Clock.systemUTC();

    /** @param clock the shop's time; calls of the platform go by real time whatever it says */
    public StockCheckFunctions(
            Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, SsmClient ssm, Clock clock) {
        this.environment = new Environment(environment);
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.parameters = new Parameters(this.environment, ssm);
        this.clock = clock;
    }

    public RequestHandler<SQSEvent, SQSBatchResponse> stockPublish() {
        return new StockPublishHandler(publishStock());
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> stockWatch() {
        return new StockWatchHandler(watchStock());
    }

    public RequestHandler<SQSEvent, SQSBatchResponse> stockEvents() {
        return new StockEventsHandler(heedStockEvents());
    }

    /** For the command line. */
    public ReceiveStock receiveStock() {
        return new ReceiveStock(bookLines());
    }

    /** For the command line. */
    public CountStock countStock() {
        return new CountStock(bookLines());
    }

    /** For the command line. */
    public AdjustStock adjustStock() {
        return new AdjustStock(bookLines());
    }

    PublishStock publishStock() {
        String table = environment.get(Variable.STOCK_TABLE);
        StockPositionTable shelves = new StockPositionTable(dynamo, table);
        return new PublishStock(
                shops()::all,
                shelves,
                new PublishProduct(shelves, new PublishTable(dynamo, table), channel(), shortOrders(), clock, realTime),
                changes(),
                parked(),
                clock,
                realTime);
    }

    WatchStock watchStock() {
        String table = environment.get(Variable.STOCK_TABLE);
        return new WatchStock(
                shops()::all,
                new StockTable(dynamo, table),
                new StockPositionTable(dynamo, table),
                new ListingTable(dynamo, table),
                new PublishTable(dynamo, table),
                new AlarmTable(dynamo, table),
                new AttentionTable(dynamo, table),
                channel(),
                shortOrders(),
                new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL)),
                changes(),
                new JobTable(dynamo, environment.get(Variable.SHOPS_TABLE)),
                clock,
                realTime);
    }

    HandleStockEvents heedStockEvents() {
        return new HandleStockEvents(
                shops()::all,
                watchStock(),
                readListings(),
                new KeptSignals(dynamo, environment.get(Variable.SHOPS_TABLE)),
                parked(),
                clock);
    }

    private ReadListings readListings() {
        String table = environment.get(Variable.STOCK_TABLE);
        ListingTable listings = new ListingTable(dynamo, table);
        SqsBodies own = new SqsBodies(sqs, environment.get(Variable.STOCK_EVENTS_URL));
        return new ReadListings(
                new RefreshListings(listings, channel(), clock),
                listings,
                new StockPositionTable(dynamo, table),
                changes(),
                (signal, delay) -> own.send(List.of(SignalCodec.write(signal)), delay),
                clock);
    }

    private BookLines bookLines() {
        String table = environment.get(Variable.STOCK_TABLE);
        StockMoves moves = new StockMoves(dynamo, table, clock);
        SettleHolds orders =
                new SettleHolds(shops()::all, dynamo, environment.get(Variable.ORDERS_TABLE), table, moves);
        return new BookLines(new StockTable(dynamo, table), moves, orders, changes());
    }

    private ShortOrders shortOrders() {
        return new StoredShortOrders(new OrderTable(dynamo, environment.get(Variable.ORDERS_TABLE)), realTime);
    }

    private Channel channel() {
        TikTokEndpoints endpoints = TikTokEndpoints.of(environment);
        AppCredentials app = AppCredentials.of(parameters);
        return Channel.of(new ShopInventory(
                endpoints, app, new ReadOnlyTokens(parameters::find, environment.get(Variable.TOKENS_PARAMETER))));
    }

    private StockChangeOutbox changes() {
        return new StockChangeQueue(sqs, environment.get(Variable.STOCK_CHANGES_URL));
    }

    private ParkedMessages parked() {
        return new ParkedMessages(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    private ShopTable shops() {
        return new ShopTable(dynamo, environment.get(Variable.SHOPS_TABLE));
    }
}
