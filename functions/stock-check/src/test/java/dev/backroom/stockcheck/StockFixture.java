package dev.backroom.stockcheck;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.stock.StockChange;
import dev.backroom.notices.stock.StockChangeCodec;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.stockcheck.booking.BookLines;
import dev.backroom.stockcheck.booking.SettleHolds;
import dev.backroom.stockcheck.publish.PublishProduct;
import dev.backroom.stockcheck.publish.PublishStock;
import dev.backroom.stockcheck.watch.HandleStockEvents;
import dev.backroom.stockcheck.watch.ReadListings;
import dev.backroom.stockcheck.watch.RefreshListings;
import dev.backroom.stockcheck.watch.WatchStock;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.AlarmTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockMoves;
import dev.backroom.store.stock.StockPosition;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A seller's stock in real tables, a fake platform, and everything that is sent kept in lists. */
public final class StockFixture {
    public static final String OWNER = Shop.DEFAULT_OWNER;
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final DynamoDbClient ENGINE = MemoryTables.open().client();

    public final MovingClock clock = new MovingClock(NOON);
    public final FakeChannel channel = new FakeChannel();
    public final List<Shop> shops = new ArrayList<>();
    public final Deque<String> changes = new ArrayDeque<>();
    /** What is to be looked at again. */
    public final Deque<String> events = new ArrayDeque<>();

    public final Map<String, Notice> notices = new LinkedHashMap<>();
    public final Map<String, Parked> parked = new LinkedHashMap<>();
    public final Shop shop = open("7495540735365777507", "seller-1", Map.of("71", "north", "72", "south"));
    /** By shop id, of all watches. */
    public final Map<String, JobTrouble> troubles = new LinkedHashMap<>();

    public boolean noticesBroken;
    public boolean changesBroken;
    public Map<Sku, Long> wanted = Map.of();
    private String orders = "";

    private final String suffix = UUID.randomUUID().toString();
    public final String stockTable = table("Stock-" + suffix);
    final String shopsTable = table("Shops-" + suffix);

    public Shop open(String id, String seller, Map<String, String> warehouses) {
        Shop opened = new Shop(
                new ShopId(id),
                "Shop " + id,
                "US",
                ZoneOffset.UTC,
                "cipher",
                seller,
                OWNER,
                NOON,
                Shop.State.CONNECTED,
                warehouses);
        shops.add(opened);
        return opened;
    }

    /** An item with units in one warehouse. */
    public void stock(String sku, String warehouse, int units) {
        items().putItem(OWNER, new Item(new Sku(sku), sku + " title", Map.of(), 20));
        moves().book(OWNER, new Movement(Movement.Kind.RECEIPT, slot(sku, warehouse), units, "", "test", "opening"));
    }

    /** Takes units as orders do. */
    public void sell(String sku, String warehouse, int units) {
        moves().book(OWNER, new Movement(Movement.Kind.ADJUSTMENT, slot(sku, warehouse), -units, "", "test", "sold"));
    }

    public void receive(String sku, String warehouse, int units) {
        moves().book(OWNER, new Movement(Movement.Kind.RECEIPT, slot(sku, warehouse), units, "", "test", "delivery"));
    }

    public int available(String sku, String warehouse) {
        Slot slot = slot(sku, warehouse);
        return Objects.requireNonNull(items().levels(OWNER, List.of(slot)).get(slot))
                .available();
    }

    StockPosition shelf(String sku) {
        return shelves().read(OWNER, Set.of(new Sku(sku))).find(new Sku(sku)).orElseThrow();
    }

    public Listed listed(String sku) {
        return shelf(sku).listings().getFirst();
    }

    /** Publishes everything that was sent, and what comes of it, until the queue is empty. */
    public void publishAll() {
        while (!changes.isEmpty()) {
            List<QueueMessage> batch = new ArrayList<>();
            while (!changes.isEmpty()) {
                batch.add(new QueueMessage("m" + batch.size(), changes.poll()));
            }
            publish().handle(batch);
        }
    }

    public Set<String> publish(String... skus) {
        return publish().handle(List.of(new QueueMessage("m1", change(skus))));
    }

    public static String change(String... skus) {
        Set<Sku> all = new TreeSet<>();
        for (String sku : skus) {
            all.add(new Sku(sku));
        }
        return StockChangeCodec.write(new StockChange(OWNER, new TreeSet<>(all)));
    }

    public static String signal(int type, Optional<String> shop, Optional<String> seller, Map<String, String> facts) {
        return SignalCodec.write(new Signal(type, "n", shop.map(ShopId::new), seller, NOON, List.of(), facts));
    }

    private Map<Sku, Long> shortOrders(ShopId of) {
        return wanted;
    }

    public PublishStock publish() {
        PublishProduct product = new PublishProduct(
                shelves(), new PublishTable(ENGINE, stockTable), channel, this::shortOrders, clock, clock);
        return new PublishStock(
                () -> shops, shelves(), product, outbox(), message -> parked.put(message.id(), message), clock, clock);
    }

    public WatchStock watch() {
        return new WatchStock(
                () -> shops,
                items(),
                shelves(),
                listings(),
                new PublishTable(ENGINE, stockTable),
                new AlarmTable(ENGINE, stockTable),
                new AttentionTable(ENGINE, stockTable),
                channel,
                this::shortOrders,
                all -> {
                    if (noticesBroken) {
                        throw new IllegalStateException("busy");
                    }
                    all.forEach(notice -> notices.putIfAbsent(notice.id(), notice));
                },
                outbox(),
                (job, at, all) -> troubles.putAll(all),
                clock,
                clock);
    }

    public HandleStockEvents heed() {
        return new HandleStockEvents(
                () -> shops,
                watch(),
                new ReadListings(
                        new RefreshListings(listings(), channel, clock),
                        listings(),
                        shelves(),
                        outbox(),
                        (signal, delay) -> events.add(SignalCodec.write(signal)),
                        clock),
                new KeptSignals(ENGINE, shopsTable),
                message -> parked.put(message.id(), message),
                clock);
    }

    public BookLines bookLines() {
        return new BookLines(items(), moves(), settleHolds(), outbox());
    }

    public SettleHolds settleHolds() {
        return new SettleHolds(() -> shops, ENGINE, orders(), stockTable, moves());
    }

    /** The table that {@link #bookLines} finds orders in. */
    String orders() {
        if (orders.isEmpty()) {
            orders = ordersTable();
        }
        return orders;
    }

    public StockTable items() {
        return new StockTable(ENGINE, stockTable);
    }

    public StockMoves moves() {
        return new StockMoves(ENGINE, stockTable, clock);
    }

    public ListingTable listings() {
        return new ListingTable(ENGINE, stockTable);
    }

    public KeptSignals kept() {
        return new KeptSignals(ENGINE, shopsTable);
    }

    public DynamoDbClient engine() {
        return ENGINE;
    }

    private StockPositionTable shelves() {
        return new StockPositionTable(ENGINE, stockTable, 1);
    }

    private StockChangeOutbox outbox() {
        return this::send;
    }

    private void send(String owner, Collection<Sku> skus) {
        if (changesBroken) {
            throw new IllegalStateException("busy");
        }
        changes.add(StockChangeCodec.write(new StockChange(owner, new TreeSet<>(skus))));
    }

    public static Slot slot(String sku, String warehouse) {
        return new Slot(new Sku(sku), warehouse);
    }

    /** A new table of orders. */
    public String ordersTable() {
        String name = "Orders-" + UUID.randomUUID();
        ENGINE.createTable(t -> t.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("openLane").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("openSort").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                .globalSecondaryIndexes(g -> g.indexName("open")
                        .keySchema(
                                k -> k.attributeName("openLane").keyType(KeyType.HASH),
                                k -> k.attributeName("openSort").keyType(KeyType.RANGE))
                        .projection(
                                p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(OrderTable.LISTED))));
        return name;
    }

    private static String table(String name) {
        ENGINE.createTable(t -> t.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        return name;
    }
}
