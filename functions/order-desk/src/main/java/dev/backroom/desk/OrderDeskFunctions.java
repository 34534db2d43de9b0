package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.aftersale.CaseDesk;
import dev.backroom.desk.handover.PlatformParcels;
import dev.backroom.desk.handover.RepeatHandovers;
import dev.backroom.desk.poll.PollOrders;
import dev.backroom.desk.poll.ReadHistory;
import dev.backroom.desk.poll.StoredForHistory;
import dev.backroom.desk.poll.StoredForPoll;
import dev.backroom.desk.shop.ConnectShop;
import dev.backroom.desk.shop.EraseShop;
import dev.backroom.desk.shop.HandleShopEvent;
import dev.backroom.desk.shop.RefreshTokens;
import dev.backroom.desk.shop.SellerTokens;
import dev.backroom.desk.shop.TokenParameters;
import dev.backroom.desk.sync.CaseNews;
import dev.backroom.desk.sync.HandoverNews;
import dev.backroom.desk.sync.ItemCache;
import dev.backroom.desk.sync.KnownShops;
import dev.backroom.desk.sync.OrderReads;
import dev.backroom.desk.sync.RecheckQueue;
import dev.backroom.desk.sync.SyncOrders;
import dev.backroom.desk.triage.CancelWanted;
import dev.backroom.desk.triage.NotifyHeldOrders;
import dev.backroom.desk.triage.RecipientCheck;
import dev.backroom.desk.triage.TriageFunctions;
import dev.backroom.desk.watch.OrderMonitor;
import dev.backroom.desk.watch.PerShopCheck;
import dev.backroom.desk.watch.ScheduledCheck;
import dev.backroom.desk.wave.ReleaseWaves;
import dev.backroom.model.Shop;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.notices.stock.StockChangeQueue;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.runtime.http.Pause;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.shop.HistoryCheckpoints;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.watch.JobTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.aftersale.Aftersales;
import dev.backroom.tiktok.auth.AuthorisedShop;
import dev.backroom.tiktok.auth.TikTokAuthority;
import dev.backroom.tiktok.auth.TokenPair;
import dev.backroom.tiktok.order.OrderCancellation;
import dev.backroom.tiktok.order.TikTokShop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Builds the order desk's functions from their environment and clients. Each method reads only the variables that its
 * function needs, and throws IllegalStateException naming the first that is not set.
 */
public final class OrderDeskFunctions {
    /** How long one shop's reads may keep the rest of a batch waiting; the function has 30 seconds. */
    private static final Duration SHOP_PATIENCE = Duration.ofSeconds(15);

    private static final int ITEMS_KEPT = 10_000;

    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final SsmClient ssm;
    private final Parameters parameters;
    private final Clock clock;

    /** @param clock the shop's time; tokens follow real time whatever it says */
    public OrderDeskFunctions(
            Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, SsmClient ssm, Clock clock) {
        this.environment = new Environment(environment);
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.ssm = ssm;
        this.parameters = new Parameters(this.environment, ssm);
        this.clock = clock;
    }

    public RequestHandler<SQSEvent, SQSBatchResponse> orderSync() {
        return new OrderSyncHandler(syncOrders());
    }

    public RequestHandler<SQSEvent, SQSBatchResponse> shopKeeper() {
        return new ShopKeeperHandler(keepShop());
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> orderPoll() {
        return new OrderPollHandler(pollOrders());
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> tokenRefresh() {
        return new TokenRefreshHandler(refreshTokens());
    }

    public RequestHandler<SQSEvent, SQSBatchResponse> handover() {
        return handovers().handover();
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> fulfilmentWave() {
        return new FulfilmentWaveHandler(releaseWaves());
    }

    public RequestHandler<SQSEvent, SQSBatchResponse> aftersaleSync() {
        return new AftersaleSyncHandler(aftersales().syncCases(), aftersales().workBulk());
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> orderMonitor() {
        return new OrderMonitorHandler(watch());
    }

    /** Everything that is looked after every quarter of an hour, in this order. */
    OrderMonitor watch() {
        List<ScheduledCheck> checks = new ArrayList<>();
        checks.add(new PerShopCheck("cancellations", shops()::all, cancelWanted()::run));
        checks.add(new PerShopCheck("held", shops()::all, tellHeld()::run));
        RepeatHandovers handovers = handovers().repeat();
        checks.add(new PerShopCheck("handovers", shops()::all, shop -> handovers.of(shop.id())));
        checks.addAll(aftersales().checks());
        return new OrderMonitor(checks, jobs(), clock);
    }

    /** What happens after the sale. */
    public AftersaleFunctions aftersales() {
        return new AftersaleFunctions(
                environment,
                dynamo,
                sqs,
                () -> CaseDesk.of(new Aftersales(endpoints(), app(), tokens(authority()))),
                clock);
    }

    /** Connects shops; for whoever holds an authorisation code. */
    public ConnectShop connectShop() {
        TikTokAuthority authority = authority();
        return new ConnectShop(
                new ConnectShop.Authority() {
                    @Override
                    public TokenPair exchange(String authCode) {
                        return authority.exchange(authCode);
                    }

                    @Override
                    public List<AuthorisedShop> shops(String accessToken) {
                        return authority.shops(accessToken);
                    }
                },
                tokens(authority),
                shops(),
                new SignalQueue(sqs, environment.get(Variable.STOCK_EVENTS_URL))::send,
                clock);
    }

    /** Reads the time before a shop was connected; for a person who asks for it. */
    public ReadHistory readHistory() {
        String ordersTable = environment.get(Variable.ORDERS_TABLE);
        String stockTable = environment.get(Variable.STOCK_TABLE);
        HistoryCheckpoints marks = new HistoryCheckpoints(dynamo, environment.get(Variable.SHOPS_TABLE));
        return new ReadHistory(
                platform()::searchOrders,
                new ReadHistory.Marks() {
                    @Override
                    public Optional<HistoryCheckpoints.Mark> of(Shop shop) {
                        return marks.of(shop.id(), "orders");
                    }

                    @Override
                    public void put(Shop shop, HistoryCheckpoints.Mark mark) {
                        marks.put(shop.id(), "orders", mark);
                    }
                },
                new StoredForHistory(
                        new OrderTable(dynamo, ordersTable),
                        new ItemCache(new StockTable(dynamo, stockTable)::items, Clock.systemUTC(), ITEMS_KEPT),
                        new OrderCommit(dynamo, ordersTable, environment.get(Variable.RECIPIENTS_TABLE), stockTable)),
                new SignalQueue(sqs, environment.get(Variable.ORDER_EVENTS_URL))::send,
                clock);
    }

    SyncOrders syncOrders() {
        String ordersTable = environment.get(Variable.ORDERS_TABLE);
        String stockTable = environment.get(Variable.STOCK_TABLE);
        String recipientsTable = environment.get(Variable.RECIPIENTS_TABLE);
        ParkedMessages parked = new ParkedMessages(dynamo, environment.get(Variable.SHOPS_TABLE));
        TikTokShop platform = platform();
        return new SyncOrders(
                new KnownShops(shops()::all, Clock.systemUTC()),
                new OrderReads(platform::ordersById, SHOP_PATIENCE),
                new OrderTable(dynamo, ordersTable),
                new ItemCache(new StockTable(dynamo, stockTable)::items, Clock.systemUTC(), ITEMS_KEPT),
                new RecipientCheck(),
                triage().firstLooks(),
                new OrderCommit(dynamo, ordersTable, recipientsTable, stockTable),
                new StockChangeQueue(sqs, environment.get(Variable.STOCK_CHANGES_URL)),
                new HandoverNews(new HandoverQueue(sqs, environment.get(Variable.HANDOVERS_URL))),
                new CaseNews(new SignalQueue(sqs, environment.get(Variable.AFTERSALE_EVENTS_URL))::send, clock),
                new RecheckQueue(new SignalQueue(sqs, environment.get(Variable.ORDER_EVENTS_URL))::send, clock),
                parked,
                clock);
    }

    HandleShopEvent keepShop() {
        String table = environment.get(Variable.SHOPS_TABLE);
        EraseShop erasure = new EraseShop(
                shops(),
                new RecipientTable(dynamo, environment.get(Variable.RECIPIENTS_TABLE)),
                new LabelTable(dynamo, environment.get(Variable.LABELS_TABLE), Clock.systemUTC()),
                new TokenParameters(ssm, environment.get(Variable.TOKENS_PARAMETER)),
                new SignalQueue(sqs, environment.get(Variable.SHOP_EVENTS_URL))::send,
                clock);
        return new HandleShopEvent(
                shops(), new KeptSignals(dynamo, table), new ParkedMessages(dynamo, table), erasure, clock);
    }

    PollOrders pollOrders() {
        TikTokShop platform = platform();
        return new PollOrders(
                shops(),
                platform::searchOrders,
                new StoredForPoll(
                        new OrderTable(dynamo, environment.get(Variable.ORDERS_TABLE)),
                        new StockTable(dynamo, environment.get(Variable.STOCK_TABLE))),
                new SignalQueue(sqs, environment.get(Variable.ORDER_EVENTS_URL))::send,
                jobs(),
                clock);
    }

    private JobTable jobs() {
        return new JobTable(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    ReleaseWaves releaseWaves() {
        return new WaveFunctions(environment, dynamo, sqs, clock).releaseWaves();
    }

    HandoverFunctions handovers() {
        return new HandoverFunctions(
                environment,
                dynamo,
                sqs,
                parameters,
                clock,
                new KnownShops(shops()::all, Clock.systemUTC()),
                lent -> PlatformParcels.of(endpoints(), app(), lent));
    }

    RefreshTokens refreshTokens() {
        return new RefreshTokens(
                shops(),
                tokens(authority()),
                new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL)),
                jobs(),
                clock,
                Clock.systemUTC());
    }

    /** Asks the platform for the cancellations that people at the desk want. */
    public CancelWanted cancelWanted() {
        OrderCancellation platform = new OrderCancellation(endpoints(), app(), tokens(authority()));
        return triage().cancelWanted(
                        platform::cancel, new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL)), clock);
    }

    /** Tells of orders that wait for somebody. */
    public NotifyHeldOrders tellHeld() {
        return triage().tellHeld(new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL)), clock);
    }

    /** What triage is made of. */
    public TriageFunctions triage() {
        return new TriageFunctions(environment, dynamo, ssm);
    }

    private TikTokShop platform() {
        return new TikTokShop(endpoints(), app(), tokens(authority()));
    }

    private TikTokAuthority authority() {
        return new TikTokAuthority(endpoints(), app());
    }

    private SellerTokens tokens(TikTokAuthority authority) {
        return new SellerTokens(
                new TokenParameters(ssm, environment.get(Variable.TOKENS_PARAMETER)),
                authority::refresh,
                shops(),
                Clock.systemUTC(),
                OrderDeskFunctions::pause);
    }

    private ShopTable shops() {
        return new ShopTable(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    private TikTokEndpoints endpoints() {
        return TikTokEndpoints.of(environment);
    }

    private AppCredentials app() {
        return AppCredentials.of(parameters);
    }

    private static void pause(Duration span) {
        try {
            Pause.REAL.pause(span);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TikTokFailure.Transient("interrupted while waiting for tokens", Optional.empty());
        }
    }
}
