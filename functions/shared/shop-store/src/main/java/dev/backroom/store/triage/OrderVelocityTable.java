package dev.backroom.store.triage;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;

import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Which orders came to an address, a telephone or a buyer lately, in the desk table. Traces stand for them, see the desk's
 * {@code Fingerprints}: the table holds no address, no number and no id of a buyer. One item a trace, one attribute an order, so
 * that an order is counted once however often it is told; what a look needs is in the answer of its own write.
 */
public final class OrderVelocityTable {
    /** What the longest window needs; an item is removed a day later. */
    public static final Duration KEEP = Duration.ofDays(30);
    /** More orders of one trace are not told apart: the oldest are forgotten. Keeps an item within one write unit. */
    public static final int MOST = 32;

    private static final int SLACK = 4;
    private static final int WIDTH = 8;
    private static final String ORDER = "o";
    /** A letter and the order's id; no other attribute begins with one of these. */
    private static final Pattern MARK = Pattern.compile("[ocr].+");

    private static final Duration FORGET = KEEP.plusDays(1);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Attempts attempts;
    private final Parallel parallel = new Parallel(WIDTH);

    /** What became of an order that speaks against its buyer. */
    public enum Trouble {
        CANCELLED("c"),
        RETURNED("r");

        private final String mark;

        Trouble(String mark) {
            this.mark = mark;
        }
    }

    /**
     * What is known of a trace.
     *
     * @param orders when its orders were made, by the platform's order id
     * @param cancelled those of them that were called off; {@code returned} likewise
     */
    public record Seen(Map<String, Instant> orders, Map<String, Instant> cancelled, Map<String, Instant> returned) {
        public static final Seen NOTHING = new Seen(Map.of(), Map.of(), Map.of());

        public Seen {
            orders = Map.copyOf(orders);
            cancelled = Map.copyOf(cancelled);
            returned = Map.copyOf(returned);
        }
    }

    public OrderVelocityTable(DynamoDbClient dynamo, String deskTable) {
        this(dynamo, deskTable, Backoff.standard());
    }

    public OrderVelocityTable(DynamoDbClient dynamo, String deskTable, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = deskTable;
        this.attempts = new Attempts(backoff);
    }

    /**
     * Counts orders under traces and says what is known of each since. One write unit a trace.
     *
     * @param orders when each order was made, by trace
     */
    public Map<String, Seen> see(Map<String, Map<OrderKey, Instant>> orders) {
        List<Map.Entry<String, Map<OrderKey, Instant>>> all = List.copyOf(orders.entrySet());
        List<Seen> seen = parallel.map(all, one -> mark(one.getKey(), ORDER, one.getValue()));
        Map<String, Seen> known = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            known.put(all.get(i).getKey(), seen.get(i));
        }
        return known;
    }

    /** Remembers what became of an order. One write unit. */
    public void trouble(String trace, Trouble trouble, OrderKey order, Instant made) {
        mark(trace, trouble.mark, Map.of(order, made));
    }

    private Seen mark(String trace, String mark, Map<OrderKey, Instant> orders) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> sets = new ArrayList<>();
        Instant last = Instant.EPOCH;
        for (Map.Entry<OrderKey, Instant> order : newest(orders)) {
            String n = Integer.toString(sets.size());
            names.put("#o" + n, mark + order.getKey().order());
            values.put(":t" + n, number(order.getValue().getEpochSecond()));
            sets.add("#o" + n + " = :t" + n);
            last = last.isAfter(order.getValue()) ? last : order.getValue();
        }
        values.put(":expires", number(last.plus(FORGET).getEpochSecond()));
        Map<String, AttributeValue> item = attempts.of(() -> dynamo.updateItem(u -> u.tableName(table)
                        .key(place(trace))
                        .updateExpression("SET expires = :expires, " + String.join(", ", sets))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
        forgetOldest(trace, item);
        return new Seen(times(item, ORDER), times(item, Trouble.CANCELLED.mark), times(item, Trouble.RETURNED.mark));
    }

    /** Not at each write beyond the limit, but at each fourth. */
    private void forgetOldest(String trace, Map<String, AttributeValue> item) {
        List<String> marks = item.keySet().stream()
                .filter(OrderVelocityTable::isMark)
                .sorted(Comparator.comparingLong(name -> numberOf(item, name)))
                .toList();
        if (marks.size() < MOST + SLACK) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        for (String name : marks.subList(0, marks.size() - MOST)) {
            names.put("#n" + names.size(), name);
        }
        dynamo.updateItem(u -> u.tableName(table)
                .key(place(trace))
                .updateExpression("REMOVE " + String.join(", ", names.keySet()))
                .expressionAttributeNames(names));
    }

    private static List<Map.Entry<OrderKey, Instant>> newest(Map<OrderKey, Instant> orders) {
        return orders.entrySet().stream()
                .sorted(Map.Entry.<OrderKey, Instant>comparingByValue().reversed())
                .limit(MOST)
                .toList();
    }

    private static Map<String, Instant> times(Map<String, AttributeValue> item, String mark) {
        return item.keySet().stream()
                .filter(name -> isMark(name) && name.startsWith(mark))
                .collect(Collectors.toMap(
                        name -> name.substring(mark.length()), name -> Instant.ofEpochSecond(numberOf(item, name))));
    }

    private static boolean isMark(String name) {
        return MARK.matcher(name).matches();
    }

    private static Map<String, AttributeValue> place(String trace) {
        return key("SEEN#" + trace, "SEEN");
    }
}
