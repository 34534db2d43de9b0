package dev.backroom.kpi;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.TablePages;
import dev.backroom.store.kpi.AdSpendTable;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiImages.Source;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.kpi.SalesTable;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.watch.JobTable;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Builds the functions of the key figures from their environment and clients. Each method reads only the variables that
 * its function needs, and throws IllegalStateException naming the first that is not set.
 */
public final class KpiRollupFunctions {
    private static final int DIGEST_HOUR = 7;

    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Clock clock;
    private final Consumer<String> metrics;

    /** Metric lines go to the standard output, which in Lambda is where they are read. */
    public KpiRollupFunctions(Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
        this(environment, dynamo, sqs, clock, System.out::println);
    }

    /**
     * @param clock the shop's time
     * @param metrics takes the metric lines
     */
    public KpiRollupFunctions(
            Map<String, String> environment,
            DynamoDbClient dynamo,
            SqsClient sqs,
            Clock clock,
            Consumer<String> metrics) {
        this.environment = new Environment(environment);
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.clock = clock;
        this.metrics = metrics;
    }

    public RequestStreamHandler kpiCount() {
        return new KpiCountHandler(countChanges(), countedTables());
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> kpiRollup() {
        return new KpiRollupHandler(rollUp());
    }

    /** Counts everything again; for whoever doubts the figures. */
    public Recount recount() {
        String table = kpisTable();
        Map<Source, TablePages> pages = new EnumMap<>(Source.class);
        countedTables().forEach((name, source) -> pages.put(source, new TablePages(dynamo, name)));
        Recount.Spaces spaces = new Recount.Spaces() {
            @Override
            public KpiCounting counting(String run) {
                return new KpiCounting(dynamo, table, space(run), clock, Backoff.standard());
            }

            @Override
            public KpiTable table(String run) {
                return new KpiTable(dynamo, table, space(run), Backoff.standard());
            }
        };
        return new Recount(shops(), pages, spaces, new KpiCounting(dynamo, table, clock), new KpiTable(dynamo, table));
    }

    public ImportAdSpend importAdSpend() {
        return new ImportAdSpend(
                shops(), new AdSpendTable(dynamo, kpisTable()), new KpiTable(dynamo, kpisTable()), clock);
    }

    CountChanges countChanges() {
        return new CountChanges(
                new KpiCounting(dynamo, kpisTable(), clock),
                new ParkedMessages(dynamo, environment.get(Variable.SHOPS_TABLE)),
                clock);
    }

    Map<String, Source> countedTables() {
        return Map.of(
                environment.get(Variable.ORDERS_TABLE), Source.ORDERS,
                environment.get(Variable.REVIEWS_TABLE), Source.REVIEWS);
    }

    RollUp rollUp() {
        KpiTable kpis = new KpiTable(dynamo, kpisTable());
        return new RollUp(
                shops(),
                kpis,
                new MakeDays(
                        kpis,
                        new AdSpendTable(dynamo, kpisTable()),
                        StockOnHand.of(new StockTable(dynamo, environment.get(Variable.STOCK_TABLE)))),
                new SettleSales(kpis, new SalesTable(dynamo, kpisTable())),
                new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL)),
                metrics,
                new JobTable(dynamo, environment.get(Variable.SHOPS_TABLE)),
                DIGEST_HOUR,
                clock);
    }

    private ShopTable shops() {
        return new ShopTable(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    private String kpisTable() {
        return environment.get(Variable.KPIS_TABLE);
    }

    private static String space(String run) {
        return "RECOUNT#" + run + "#";
    }
}
