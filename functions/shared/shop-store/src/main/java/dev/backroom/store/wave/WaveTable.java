package dev.backroom.store.wave;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.dynamo.StoredItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The waves of the shops. What a wave is to hold is fixed by the first who claims it: whoever means the same wave later, or
 * takes up one that was left half done, works through the same plan.
 */
public final class WaveTable {
    private static final int MOST_WRITES = 25;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Backoff backoff;

    public WaveTable(DynamoDbClient dynamo, String deskTable) {
        this(dynamo, deskTable, Backoff.standard());
    }

    public WaveTable(DynamoDbClient dynamo, String deskTable, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = deskTable;
        this.backoff = backoff;
    }

    /**
     * A wave as it was claimed first.
     *
     * @param orders that are to be in it, most urgent first
     */
    public record Plan(Wave wave, List<OrderKey> orders) {
        public Plan {
            orders = List.copyOf(orders);
        }
    }

    /** What the next waves will bring. */
    public WaveForecasts forecasts() {
        return new WaveForecasts(dynamo, table);
    }

    /** The waves of the shop's days from a date on, earliest first. */
    public List<Wave> since(ShopId shop, LocalDate date) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk >= :from")
                        .expressionAttributeValues(
                                Map.of(":pk", text(WaveItems.pk(shop)), ":from", text(date.toString()))))
                .items()
                .stream()
                .map(item -> WaveItems.wave(new StoredItem("a wave of shop " + shop, item)))
                .sorted(Comparator.comparing(Wave::at).thenComparing(Wave::id))
                .toList();
    }

    public Optional<Wave> find(ShopId shop, String id) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(Fields.key(WaveItems.pk(shop), id)));
        return answer.hasItem()
                ? Optional.of(WaveItems.wave(new StoredItem("wave " + id, answer.item())))
                : Optional.empty();
    }

    /**
     * Fixes what a wave is to hold, unless it is fixed already.
     *
     * @return the plan that stands
     */
    public Plan claim(Wave wave, Collection<OrderKey> orders) {
        Wave planned = wave.planned(orders.size());
        Plan standing = new Plan(planned, List.copyOf(orders));
        try {
            dynamo.putItem(p -> p.tableName(table)
                    .item(WaveItems.plan(planned, orders))
                    .conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            standing = plan(planned);
        }
        announce(standing.wave());
        return standing;
    }

    /** The plan of a wave that somebody claimed. */
    public Plan plan(Wave wave) {
        var answer = dynamo.getItem(g -> g.tableName(table)
                .key(WaveItems.planKey(wave.shop(), wave.id()))
                .consistentRead(true));
        StoredItem item = new StoredItem("the plan of wave " + wave.id(), answer.item());
        return new Plan(WaveItems.waveOfPlan(item), WaveItems.ordersOfPlan(item));
    }

    /**
     * Writes what the warehouse gets, in place of what a run that broke off has written: a line that is there already is
     * written over, and one that is not among these goes.
     */
    public void put(Wave wave, Collection<WaveLine> lines) {
        Map<String, WriteRequest> byKey = new LinkedHashMap<>();
        keysOfLines(wave)
                .forEach(sk -> byKey.put(
                        sk,
                        WriteRequest.builder()
                                .deleteRequest(d -> d.key(Fields.key(WaveItems.pk(wave.shop(), wave.id()), sk)))
                                .build()));
        lines.forEach(line -> byKey.put(
                WaveItems.lineKey(line.order()),
                WriteRequest.builder()
                        .putRequest(p -> p.item(WaveItems.encode(wave, line)))
                        .build()));
        List<WriteRequest> writes = List.copyOf(byKey.values());
        for (int from = 0; from < writes.size(); from += MOST_WRITES) {
            writeAll(writes.subList(from, Math.min(writes.size(), from + MOST_WRITES)));
        }
    }

    /** What the warehouse got, in the order of packing. */
    public List<WaveLine> lines(ShopId shop, String wave) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :orders)")
                        .expressionAttributeValues(
                                Map.of(":pk", text(WaveItems.pk(shop, wave)), ":orders", text(WaveItems.linesFrom()))))
                .items()
                .stream()
                .map(item -> WaveItems.line(new StoredItem("a line of wave " + wave, item)))
                .sorted(Comparator.comparingInt(WaveLine::sequence))
                .toList();
    }

    private List<String> keysOfLines(Wave wave) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :orders)")
                        .projectionExpression("sk")
                        .expressionAttributeValues(Map.of(
                                ":pk",
                                text(WaveItems.pk(wave.shop(), wave.id())),
                                ":orders",
                                text(WaveItems.linesFrom()))))
                .items()
                .stream()
                .map(item -> new StoredItem("a line of wave " + wave.id(), item).text("sk"))
                .toList();
    }

    /**
     * Marks a wave as out.
     *
     * @return false where it was before
     */
    public boolean finish(Wave released) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(Fields.key(WaveItems.pk(released.shop()), released.id()))
                    .updateExpression("SET #state = :released, orders = :orders, #units = :units")
                    .conditionExpression("#state = :planned")
                    .expressionAttributeNames(Map.of("#state", "state", "#units", "units"))
                    .expressionAttributeValues(Map.of(
                            ":released", text(Wave.State.RELEASED.name()),
                            ":planned", text(Wave.State.PLANNED.name()),
                            ":orders", number(released.orders()),
                            ":units", number(released.units()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Puts a claimed wave into the shop's list; one that is there stays as it is. */
    private void announce(Wave wave) {
        try {
            dynamo.putItem(p ->
                    p.tableName(table).item(WaveItems.encode(wave)).conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            // Whoever claimed it has done so.
        }
    }

    private void writeAll(List<WriteRequest> writes) {
        Map<String, List<WriteRequest>> left = Map.of(table, new ArrayList<>(writes));
        for (int call = 1; !left.isEmpty(); call++) {
            Map<String, List<WriteRequest>> request = left;
            left = dynamo.batchWriteItem(b -> b.requestItems(request)).unprocessedItems();
            if (!left.isEmpty()) {
                if (call == backoff.attempts()) {
                    throw new StoreBusy("lines of a wave stayed unwritten");
                }
                backoff.beforeNext(call);
            }
        }
    }
}
