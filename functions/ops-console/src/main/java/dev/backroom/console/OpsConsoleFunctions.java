package dev.backroom.console;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.console.action.LabelPrint;
import dev.backroom.console.action.PerformAction;
import dev.backroom.console.action.PerformBulkJob;
import dev.backroom.console.aftersales.AftersalesPage;
import dev.backroom.console.html.Templates;
import dev.backroom.console.orders.BulkConfirm;
import dev.backroom.console.orders.BulkPage;
import dev.backroom.console.orders.CancelPage;
import dev.backroom.console.orders.OrderPage;
import dev.backroom.console.orders.OrderTables;
import dev.backroom.console.orders.OrdersPage;
import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Queues;
import dev.backroom.console.request.Page;
import dev.backroom.console.reviews.ReviewsPage;
import dev.backroom.console.stock.StockPage;
import dev.backroom.console.system.SystemPage;
import dev.backroom.console.system.SystemTables;
import dev.backroom.console.today.LatestNotices;
import dev.backroom.console.today.ToDo;
import dev.backroom.console.today.TodayPage;
import dev.backroom.console.waves.WaveTables;
import dev.backroom.console.waves.WavesPage;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Variable;
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
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the console's function from its environment and clients. */
public final class OpsConsoleFunctions {
    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Clock clock;
    private final Templates templates;

    /** @param clock the shop's time, which deadlines are compared with */
    public OpsConsoleFunctions(Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
        this(environment, dynamo, sqs, clock, Templates.standalone());
    }

    OpsConsoleFunctions(
            Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock, Templates templates) {
        this.environment = new Environment(environment);
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.clock = clock;
        this.templates = templates;
    }

    /**
     * The console: event {@code {"page":"today","lang":"en"}}, answer an HTML fragment.
     *
     * @throws IllegalStateException naming the environment variable that is missing
     */
    public RequestHandler<Map<String, Object>, String> opsConsole() {
        return new OpsConsoleHandler(console());
    }

    Console console() {
        ShopTable shops = new ShopTable(dynamo, environment.get(Variable.SHOPS_TABLE));
        String desk = environment.get(Variable.DESK_TABLE);
        String stockTable = environment.get(Variable.STOCK_TABLE);
        String ordersTable = environment.get(Variable.ORDERS_TABLE);
        OrderTable orders = new OrderTable(dynamo, ordersTable);
        DecisionTable decisions = new DecisionTable(dynamo, ordersTable, desk);
        BulkTable bulk = new BulkTable(dynamo, desk);
        HandoverTable handovers = new HandoverTable(dynamo, desk);
        AftersaleTable cases = new AftersaleTable(dynamo, desk);
        WaveTable waves = new WaveTable(dynamo, desk);
        RecipientTable recipients = new RecipientTable(dynamo, environment.get(Variable.RECIPIENTS_TABLE));
        LabelTable labels = new LabelTable(dynamo, environment.get(Variable.LABELS_TABLE), Clock.systemUTC());
        StockTable stock = new StockTable(dynamo, stockTable);
        AttentionTable attention = new AttentionTable(dynamo, stockTable);
        ListingTable listings = new ListingTable(dynamo, stockTable);
        ReviewTable reviews = new ReviewTable(dynamo, environment.get(Variable.REVIEWS_TABLE));
        KpiTable kpis = new KpiTable(dynamo, environment.get(Variable.KPIS_TABLE));
        ParkedMessages parked = new ParkedMessages(dynamo, environment.get(Variable.SHOPS_TABLE));
        Queues queues = Queues.of(sqs, environment.get(Variable.QUEUES));
        WavesPage wavesPage =
                new WavesPage(new WaveTables(waves, orders, new BinTable(dynamo, desk), stock, handovers, recipients));
        SystemTables system = new SystemTables(
                shops,
                new ReviewCheckpoints(dynamo, environment.get(Variable.SHOPS_TABLE)),
                listings,
                attention,
                kpis,
                parked,
                new KeptSignals(dynamo, environment.get(Variable.SHOPS_TABLE)),
                new JobTable(dynamo, environment.get(Variable.SHOPS_TABLE)),
                queues);
        Map<Page, ConsolePage> pages = new EnumMap<>(Page.class);
        pages.put(
                Page.TODAY,
                new TodayPage(
                        new ToDo(orders, reviews, cases, attention, queues, parked),
                        kpis,
                        new LatestNotices(new NoticeLog(dynamo, environment.get(Variable.SHOPS_TABLE)))));
        pages.put(Page.ORDERS, new OrdersPage(orders, bulk, cases));
        pages.put(Page.WAVES, wavesPage);
        pages.put(Page.STOCK, new StockPage(stock, new StockPositionTable(dynamo, stockTable), attention, listings));
        pages.put(Page.AFTERSALES, new AftersalesPage(cases));
        pages.put(Page.REVIEWS, new ReviewsPage(reviews));
        pages.put(
                Page.ORDER,
                new OrderPage(new OrderTables(orders, decisions, handovers, cases, waves, recipients, stock)));
        pages.put(Page.CANCEL, new CancelPage(orders));
        pages.put(Page.BULK, new BulkPage(bulk));
        pages.put(Page.SYSTEM, new SystemPage(system));
        PerformAction actions = new PerformAction(
                shops,
                orders,
                new DecideOrder(orders, decisions, clock),
                new MarkReplied(reviews, clock),
                parked,
                queues,
                new PerformBulkJob(bulk, queues, clock),
                clock);
        return new Console(
                templates,
                shops,
                pages,
                new BulkConfirm(orders, bulk),
                wavesPage,
                actions,
                asked -> LabelPrint.of(labels, decisions, clock, asked, PerformAction.WHO),
                clock);
    }
}
