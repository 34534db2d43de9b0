package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.LaneIndex;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Bulk jobs, in the desk table: the job, its orders in pages as they were shown, and one item for each order that has a result.
 * Forgotten after {@link #KEEP}.
 */
public final class BulkTable {
    public static final Duration KEEP = Duration.ofDays(30);

    private static final String RESULT = "RESULT#";
    private static final String STATE = "state";
    private static final int WIDTH = 8;

    private final DynamoDbClient dynamo;
    private final String desk;
    private final Attempts attempts;
    private final Parallel parallel = new Parallel(WIDTH);

    public BulkTable(DynamoDbClient dynamo, String deskTable) {
        this(dynamo, deskTable, Backoff.standard());
    }

    public BulkTable(DynamoDbClient dynamo, String deskTable, Backoff backoff) {
        this.dynamo = dynamo;
        this.desk = deskTable;
        this.attempts = new Attempts(backoff);
    }

    /** Keeps a job with its orders; the job last, so that one that is found is whole. */
    public void put(BulkJob job, List<BulkOrder> orders) {
        parallel.map(IntStream.range(0, job.pages()).boxed().toList(), page -> {
            List<BulkOrder> some =
                    orders.subList(page * BulkJob.PAGE, Math.min(orders.size(), (page + 1) * BulkJob.PAGE));
            put(BulkItems.page(job, page, some));
            return page;
        });
        put(BulkItems.job(job));
    }

    public Optional<BulkJob> find(String id) {
        var answer = dynamo.getItem(g -> g.tableName(desk)
                .key(key(BulkItems.partition(id), BulkItems.JOB))
                .consistentRead(true));
        return answer.hasItem() ? Optional.of(BulkItems.job(answer.item())) : Optional.empty();
    }

    /**
     * Moves a job on.
     *
     * @return the job as it is now; empty where it is in another state than was thought
     */
    public Optional<BulkJob> move(BulkJob job, BulkJob.State to) {
        BulkJob after = new BulkJob(job.id(), job.action(), job.note(), job.who(), job.at(), job.size(), to);
        return attempts.of(() -> {
            try {
                dynamo.putItem(p -> p.tableName(desk)
                        .item(BulkItems.job(after))
                        .conditionExpression("#state = :from")
                        .expressionAttributeNames(Map.of("#state", STATE))
                        .expressionAttributeValues(
                                Map.of(":from", text(job.state().name()))));
                return Optional.of(after);
            } catch (ConditionalCheckFailedException e) {
                return Optional.<BulkJob>empty();
            }
        });
    }

    /** The orders of a page; none where there is no such page. */
    public List<BulkOrder> page(String id, int page) {
        var answer = dynamo.getItem(g -> g.tableName(desk)
                .key(key(BulkItems.partition(id), BulkItems.page(page)))
                .consistentRead(true));
        return answer.hasItem() ? BulkItems.orders(answer.item()) : List.of();
    }

    /** The results so far of the orders of a page. */
    public Map<OrderKey, BulkResult> results(String id, int page) {
        return results(id, RESULT + BulkItems.padded(page) + "#", true);
    }

    /** The results so far of all orders: about one read unit for 60. */
    public Map<OrderKey, BulkResult> results(String id) {
        return results(id, RESULT, false);
    }

    /** Keeps what became of an order that was not written; the first result stays. */
    void report(BulkJob job, int page, OrderKey order, BulkResult result) {
        attempts.of(() -> {
            try {
                dynamo.putItem(p -> p.tableName(desk)
                        .item(BulkItems.result(job, page, order, result))
                        .conditionExpression("attribute_not_exists(pk)"));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    /** What is written together with a decision, so that no order is decided about twice by one job. */
    TransactWriteItem done(BulkJob job, int page, OrderKey order) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(desk)
                        .item(BulkItems.result(job, page, order, BulkResult.DONE))
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    /** The jobs that were started last, newest first. The list may lag behind by a moment. */
    public List<BulkJob> latest(int limit) {
        return LaneIndex.work(dynamo, desk).last(BulkItems.LANE, limit).stream()
                .map(item -> BulkItems.id(textOf(item, "pk")))
                .flatMap(id -> find(id).stream())
                .toList();
    }

    private Map<OrderKey, BulkResult> results(String id, String begins, boolean consistent) {
        QueryRequest query = QueryRequest.builder()
                .tableName(desk)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :begins)")
                .expressionAttributeValues(Map.of(":pk", text(BulkItems.partition(id)), ":begins", text(begins)))
                .consistentRead(consistent)
                .build();
        Map<OrderKey, BulkResult> results = new TreeMap<>();
        dynamo.queryPaginator(query).items().forEach(item -> {
            StoredItem result = new StoredItem("a result", item);
            results.put(result.one("order", OrderItem::orderKey), result.one("result", BulkResult::valueOf));
        });
        return results;
    }

    private void put(Map<String, AttributeValue> item) {
        attempts.of(() -> dynamo.putItem(p -> p.tableName(desk).item(item)));
    }
}
