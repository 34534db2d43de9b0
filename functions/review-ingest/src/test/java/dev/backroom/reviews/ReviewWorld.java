package dev.backroom.reviews;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.model.review.Wording;
import dev.backroom.notices.Notice;
import dev.backroom.reviews.words.ReviewReader;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.review.MarkReplied;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.review.ReviewTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Fresh tables in memory, one connected shop, a clock that stands until it is moved, and what was told. */
final class ReviewWorld {
    static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    static final ShopId SHOP_ID = new ShopId("7495540735365777507");
    static final Shop SHOP = shop(SHOP_ID, Shop.State.CONNECTED);

    private static final DynamoDbClient DYNAMO = MemoryTables.open().client();
    private static final ReviewReader READER = new ReviewReader();

    final String shopsTable = "Shops-" + UUID.randomUUID();
    final String reviewsTable = "Reviews-" + UUID.randomUUID();
    final ReviewTable table;
    final ReviewCheckpoints marks;
    final ParkedMessages parked;
    final List<Notice> told = new ArrayList<>();
    final Map<ShopId, Shop> shops = new HashMap<>(Map.of(SHOP_ID, SHOP));
    final Map<OrderKey, Order> orders = new HashMap<>();
    Instant now = NOON;
    boolean silent;

    ReviewWorld() {
        DYNAMO.createTable(c -> c.tableName(shopsTable)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        DYNAMO.createTable(c -> c.tableName(reviewsTable)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("replyLane").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("replySort").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(i -> i.indexName("replies")
                        .keySchema(
                                k -> k.attributeName("replyLane").keyType(KeyType.HASH),
                                k -> k.attributeName("replySort").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
        table = new ReviewTable(DYNAMO, reviewsTable);
        marks = new ReviewCheckpoints(DYNAMO, shopsTable);
        parked = new ParkedMessages(DYNAMO, shopsTable);
    }

    static Shop shop(ShopId id, Shop.State state) {
        return new Shop(
                id,
                "Maple & Co",
                "US",
                ZoneId.of("America/Los_Angeles"),
                "cipher-" + id,
                "seller-1",
                Shop.DEFAULT_OWNER,
                NOON.minus(Duration.ofDays(2)),
                state,
                Map.of());
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    void tell(List<Notice> notices) {
        if (silent) {
            throw new IllegalStateException("the queue refused them");
        }
        told.addAll(notices);
    }

    StoreReviews store() {
        return new StoreReviews(table, this::known, this::tell, READER::read);
    }

    IntakeReviews intake() {
        return new IntakeReviews(store(), id -> Optional.ofNullable(shops.get(id)), parked, clock());
    }

    WatchReplies watch() {
        return new WatchReplies(
                () -> List.copyOf(shops.values()), table, this::tell, parked, (job, at, troubles) -> {}, clock());
    }

    MarkReplied markReplied() {
        return new MarkReplied(table, clock());
    }

    ImportReviews imports() {
        return new ImportReviews(store(), id -> Optional.ofNullable(shops.get(id)), clock());
    }

    static ReviewSnapshot seen(String id, int stars, String text, Instant readAt) {
        return new ReviewSnapshot(
                key(id),
                "17",
                NOON.minusSeconds(600),
                new Wording(stars, "", false, text),
                readAt,
                Optional.of("9"),
                Optional.empty(),
                Optional.empty(),
                ReviewSnapshot.Origin.PULLED);
    }

    static ReviewKey key(String id) {
        return new ReviewKey(SHOP_ID, id);
    }

    /** Makes a stored review one that no version can read; it keeps its place among those that wait. */
    void spoil(ReviewKey review) {
        DYNAMO.scan(s -> s.tableName(reviewsTable)).items().stream()
                .filter(item -> item.containsKey("replyLane")
                        && Objects.requireNonNull(item.get("sk")).s().endsWith("#" + review.review()))
                .forEach(item -> DYNAMO.updateItem(u -> u.tableName(reviewsTable)
                        .key(Map.of(
                                "pk", Objects.requireNonNull(item.get("pk")),
                                "sk", Objects.requireNonNull(item.get("sk"))))
                        .updateExpression("SET stars = :none")
                        .expressionAttributeValues(Map.of(":none", AttributeValue.fromS("many")))));
    }

    private Map<OrderKey, Order> known(Collection<OrderKey> keys) {
        Map<OrderKey, Order> found = new HashMap<>(orders);
        found.keySet().retainAll(keys);
        return found;
    }
}
