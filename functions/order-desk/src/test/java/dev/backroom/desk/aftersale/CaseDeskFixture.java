package dev.backroom.desk.aftersale;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.shop.HistoryCheckpoints;
import dev.backroom.store.stock.StockMoves;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.watch.HealthTable;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.aftersale.CaseFilter;
import dev.backroom.tiktok.aftersale.CasePage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A desk with tables in memory, before a platform that answers what a test tells it to. */
final class CaseDeskFixture implements CaseDesk {
    static final DynamoDbClient ENGINE = MemoryTables.open().client();
    static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    static final Shop SHOP = new Shop(
            new ShopId("1"),
            "Maple",
            "US",
            ZoneId.of("America/Los_Angeles"),
            "cipher",
            "seller",
            Shop.DEFAULT_OWNER,
            T0,
            Shop.State.CONNECTED,
            Map.of());
    static final Sku MUG = new Sku("MUG");

    final String desk = "Desk-" + UUID.randomUUID();
    final String stock = "Stock-" + UUID.randomUUID();
    final List<CaseSnapshot> cases = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<Notice> told = new ArrayList<>();
    final List<Parked> parked = new ArrayList<>();
    final Map<OrderKey, Order> orders = new HashMap<>();
    Optional<TikTokFailure> fails = Optional.empty();
    int casesPerPage = Integer.MAX_VALUE;
    Instant now = T0;

    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    };

    CaseDeskFixture() {
        ENGINE.createTable(t -> t.tableName(desk)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("workLane").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("workSort").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(i -> i.indexName("work")
                        .keySchema(
                                k -> k.attributeName("workLane").keyType(KeyType.HASH),
                                k -> k.attributeName("workSort").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
        ENGINE.createTable(t -> t.tableName(stock)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        stock().putItem(SHOP.owner(), new Item(MUG, "Mug", Map.of(), 5));
        stock().putItem(SHOP.owner(), new Item(new Sku("SET"), "Set", Map.of(MUG, 2), 5));
    }

    AftersaleTable table() {
        return new AftersaleTable(ENGINE, desk);
    }

    HealthTable health() {
        return new HealthTable(ENGINE, desk);
    }

    StockTable stock() {
        return new StockTable(ENGINE, stock);
    }

    /** Units of the mug that lie somewhere. */
    int onHand(Slot slot) {
        return Optional.ofNullable(stock().levels(SHOP.owner(), List.of(slot)).get(slot))
                .map(level -> level.onHand())
                .orElse(0);
    }

    ReadCases reading() {
        return new ReadCases(this, new StoreCases(table(), this, quarantine()), parked::add, clock);
    }

    AnswerCase answering() {
        return new AnswerCase(table(), this, quarantine(), clock);
    }

    SyncCases syncing() {
        return new SyncCases(
                () -> List.of(SHOP), reading(), answering(), new MarkRefunds(table())::mark, parked::add, clock);
    }

    NotifyCases telling() {
        return new NotifyCases(() -> List.of(SHOP), table(), told::addAll, clock);
    }

    ReadCaseHistory history() {
        return new ReadCaseHistory(
                new ReadCases(this, StoreCases.ofHistory(table(), this), parked::add, clock),
                new HistoryCheckpoints(ENGINE, desk),
                clock);
    }

    private Quarantine quarantine() {
        return new Quarantine(
                new StockMoves(ENGINE, stock, clock), stock(), key -> Optional.ofNullable(orders.get(key)));
    }

    @Override
    public CasePage search(Shop shop, CaseKind kind, CaseFilter filter, Instant readAt, String pageToken) {
        fails.ifPresent(failure -> {
            throw failure;
        });
        calls.add("search " + kind + " " + filter.body());
        List<CaseSnapshot> all = cases.stream()
                .filter(one -> one.key().kind() == kind)
                .filter(one -> !(filter instanceof CaseFilter.Updated(Instant from, Instant before))
                        || (!one.updated().isBefore(from) && one.updated().isBefore(before)))
                .toList();
        int from = pageToken.isEmpty() ? 0 : Integer.parseInt(pageToken);
        int to = (int) Math.min((long) from + casesPerPage, all.size());
        return new CasePage(all.subList(from, to), Map.of(), to < all.size() ? Integer.toString(to) : "");
    }

    @Override
    public void approve(Shop shop, CaseKey key, NextStep.What step, String idempotencyKey) {
        calls.add("approve " + key.id() + " " + step + " " + idempotencyKey);
        fails.ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public void reject(
            Shop shop, CaseKey key, NextStep.What step, String reason, String comment, String idempotencyKey) {
        calls.add("reject " + key.id() + " " + step + " " + reason + " " + idempotencyKey);
        fails.ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public List<RejectReason> rejectReasons(Shop shop, CaseKey key) {
        return List.of(new RejectReason("packed", "Already packed"));
    }
}
