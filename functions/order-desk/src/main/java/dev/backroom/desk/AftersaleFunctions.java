package dev.backroom.desk;

import dev.backroom.desk.aftersale.AnswerCase;
import dev.backroom.desk.aftersale.CaseDesk;
import dev.backroom.desk.aftersale.MarkRefunds;
import dev.backroom.desk.aftersale.NotifyCases;
import dev.backroom.desk.aftersale.PullCases;
import dev.backroom.desk.aftersale.Quarantine;
import dev.backroom.desk.aftersale.ReadCaseHistory;
import dev.backroom.desk.aftersale.ReadCases;
import dev.backroom.desk.aftersale.StoreCases;
import dev.backroom.desk.aftersale.SyncCases;
import dev.backroom.desk.bulk.WorkBulk;
import dev.backroom.desk.clock.WatchClocks;
import dev.backroom.desk.health.WatchHealth;
import dev.backroom.desk.watch.ScheduledCheck;
import dev.backroom.model.Shop;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.BulkTable;
import dev.backroom.store.order.DecideMany;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.shop.HistoryCheckpoints;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockMoves;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.watch.ClockTable;
import dev.backroom.store.watch.DeskCheckpoints;
import dev.backroom.store.watch.HealthTable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds what happens after the sale, and the desk's watches of deadlines. */
public final class AftersaleFunctions {
    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Supplier<CaseDesk> desk;
    private final Clock clock;

    /** @param desk the platform's side; asked for by what needs it alone */
    AftersaleFunctions(
            Environment environment, DynamoDbClient dynamo, SqsClient sqs, Supplier<CaseDesk> desk, Clock clock) {
        this.environment = environment;
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.desk = desk;
        this.clock = clock;
    }

    SyncCases syncCases() {
        CaseDesk platform = desk.get();
        return new SyncCases(
                shops(), reading(platform), answering(platform), new MarkRefunds(cases())::mark, parked(), clock);
    }

    /** What the console's people decide about many orders at a time. */
    WorkBulk workBulk() {
        String desk = environment.get(Variable.DESK_TABLE);
        DecisionTable decisions = new DecisionTable(dynamo, environment.get(Variable.ORDERS_TABLE), desk);
        return new WorkBulk(new DecideMany(new DecideOrder(orders(), decisions, clock), new BulkTable(dynamo, desk)));
    }

    /** For the command line. */
    public AnswerCase answerCase() {
        return answering(desk.get());
    }

    /** Reads the time before a shop was connected; for a person who asks for it. */
    public ReadCaseHistory readCaseHistory() {
        CaseDesk platform = desk.get();
        return new ReadCaseHistory(
                new ReadCases(platform, StoreCases.ofHistory(cases(), platform), parked(), clock),
                new HistoryCheckpoints(dynamo, environment.get(Variable.SHOPS_TABLE)),
                clock);
    }

    /** What the desk's watch looks after here. */
    List<ScheduledCheck> checks() {
        NoticeQueue notices = new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL));
        String table = environment.get(Variable.DESK_TABLE);
        return List.of(
                new PullCases(shops(), reading(desk.get()), new DeskCheckpoints(dynamo, table), clock),
                new NotifyCases(shops(), cases(), notices, clock),
                new WatchClocks(shops(), orders(), new ClockTable(dynamo, table), notices, clock),
                new WatchHealth(
                        shops(),
                        new KpiTable(dynamo, environment.get(Variable.KPIS_TABLE)),
                        new HealthTable(dynamo, table),
                        new DeskCheckpoints(dynamo, table),
                        notices,
                        clock));
    }

    private ReadCases reading(CaseDesk platform) {
        return new ReadCases(platform, new StoreCases(cases(), platform, quarantine()), parked(), clock);
    }

    private AnswerCase answering(CaseDesk platform) {
        return new AnswerCase(cases(), platform, quarantine(), clock);
    }

    private Quarantine quarantine() {
        String stock = environment.get(Variable.STOCK_TABLE);
        OrderTable orders = orders();
        return new Quarantine(
                new StockMoves(dynamo, stock, clock),
                new StockTable(dynamo, stock),
                key -> Optional.ofNullable(orders.load(List.of(key), false).get(key)));
    }

    private AftersaleTable cases() {
        return new AftersaleTable(dynamo, environment.get(Variable.DESK_TABLE));
    }

    private OrderTable orders() {
        return new OrderTable(dynamo, environment.get(Variable.ORDERS_TABLE));
    }

    private ParkedMessages parked() {
        return new ParkedMessages(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    private Supplier<List<Shop>> shops() {
        return new ShopTable(dynamo, environment.get(Variable.SHOPS_TABLE))::all;
    }
}
