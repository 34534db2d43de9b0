package dev.backroom.store.aftersale;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.Answer;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.health.HealthCount;
import dev.backroom.model.health.SellerFault;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.LaneIndex;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecidedItem;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.watch.HealthTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Cases after the sale, in the desk table. Those that wait for the seller's people stand in the index {@code work}, earliest
 * deadline first, so lists and watches cost by what is open and not by what ever happened.
 */
public final class AftersaleTable {
    private static final System.Logger LOG = System.getLogger(AftersaleTable.class.getName());

    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchReads reads;
    private final LaneIndex work;

    public AftersaleTable(DynamoDbClient dynamo, String deskTable) {
        this(dynamo, deskTable, Backoff.standard());
    }

    public AftersaleTable(DynamoDbClient dynamo, String deskTable, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = deskTable;
        this.reads = new BatchReads(dynamo, deskTable, backoff);
        this.work = LaneIndex.work(dynamo, deskTable);
    }

    /** The stored cases among the keys, up to date. One that cannot be read is left out, and said in the log. */
    public Map<CaseKey, Aftersale> load(Collection<CaseKey> keys) {
        Map<CaseKey, Aftersale> found = new HashMap<>();
        reads.items(keys.stream().map(AftersaleItem::key).toList(), true)
                .forEach(item -> decoded(item).ifPresent(one -> found.put(one.key(), one)));
        return found;
    }

    /** All cases of an order, the newest change first. */
    public List<Aftersale> of(OrderKey order) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :case)")
                        .expressionAttributeValues(
                                Map.of(":pk", text(AftersaleItem.partition(order)), ":case", text("AFTERSALE#")))
                        .consistentRead(true))
                .items()
                .stream()
                .flatMap(item -> decoded(item).stream())
                .sorted(Comparator.comparing((Aftersale one) -> one.seen().updated())
                        .reversed())
                .toList();
    }

    /**
     * Stores a case on the version before it. A cancellation that is the seller's fault is counted for the day with the same
     * write, once.
     *
     * @return false if somebody else wrote it meanwhile; nothing is changed
     */
    public boolean put(Optional<Aftersale> before, Aftersale after) {
        List<TransactWriteItem> more = new ArrayList<>();
        boolean wasFault = before.map(one -> SellerFault.is(one.seen())).orElse(false);
        if (!wasFault && SellerFault.is(after.seen())) {
            more.add(HealthTable.count(
                    table, after.key().order().shop(), after.seen().updated(), HealthCount.SELLER_CANCELLED));
        }
        return write(after, more);
    }

    /**
     * Stores a case that its people answered, with a line that says who did what and why.
     *
     * @param why the reason of a refusal; empty text for none
     * @return false if somebody else wrote it meanwhile; nothing is changed
     */
    public boolean answer(Aftersale before, Aftersale after, String why, Instant now) {
        Answer given = after.answer().orElseThrow();
        Decided decided = new Decided(
                now,
                given.approved() ? Decided.Did.CASE_APPROVED : Decided.Did.CASE_REFUSED,
                given.who(),
                after.key().id() + " " + given.to().what() + (why.isEmpty() ? "" : ": " + why),
                List.of(),
                List.of());
        return write(
                after,
                List.of(TransactWriteItem.builder()
                        .put(p -> p.tableName(table)
                                .item(DecidedItem.encode(after.key().order(), decided)))
                        .build()));
    }

    private boolean write(Aftersale after, List<TransactWriteItem> more) {
        boolean first = after.version() == 1;
        Put.Builder put = Put.builder()
                .tableName(table)
                .item(AftersaleItem.encode(after))
                .conditionExpression(first ? "attribute_not_exists(pk)" : "version = :before");
        if (!first) {
            put.expressionAttributeValues(Map.of(":before", number(after.version() - 1)));
        }
        List<TransactWriteItem> writes = new ArrayList<>(more);
        writes.addFirst(TransactWriteItem.builder().put(put.build()).build());
        try {
            if (more.isEmpty()) {
                Put only = put.build();
                dynamo.putItem(p -> {
                    p.tableName(table).item(only.item()).conditionExpression(only.conditionExpression());
                    if (!first) {
                        p.expressionAttributeValues(only.expressionAttributeValues());
                    }
                });
            } else {
                dynamo.transactWriteItems(t -> t.transactItems(writes));
            }
            return true;
        } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
            return false;
        }
    }

    /**
     * Cases of a shop that wait for its people, earliest deadline first. The list may lag behind the cases by a moment.
     *
     * @param limit at most so many, 1 or more
     */
    public List<CaseKey> waiting(ShopId shop, int limit) {
        return keys(work.first(lane(shop), limit));
    }

    /** The same, as far as their deadline lies before an instant. */
    public List<CaseKey> dueBefore(ShopId shop, Instant before, int limit) {
        return keys(work.before(lane(shop), OrderItem.epoch(before), limit));
    }

    /** How many cases of a shop wait for its people. */
    public int countWaiting(ShopId shop) {
        return work.count(lane(shop));
    }

    private static String lane(ShopId shop) {
        return AftersaleItem.lane(shop.value());
    }

    private static List<CaseKey> keys(List<Map<String, AttributeValue>> items) {
        return items.stream().map(AftersaleItem::caseKey).toList();
    }

    private static Optional<Aftersale> decoded(Map<String, AttributeValue> item) {
        try {
            return Optional.of(AftersaleItem.decode(item));
        } catch (UnreadableItem e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return Optional.empty();
        }
    }
}
