package dev.backroom.store.triage;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;

import dev.backroom.model.ShopId;
import dev.backroom.model.triage.OrderSizes;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** How large a shop's orders are, counted by month in the desk table: one write unit for a whole batch of orders. */
public final class OrderSizeBaseline {
    private static final Duration KEEP = Duration.ofDays(100);

    private final DynamoDbClient dynamo;
    private final String table;

    public OrderSizeBaseline(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** Adds orders to a month. @return the whole month since */
    public OrderSizes add(ShopId shop, YearMonth month, OrderSizes more) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        StringBuilder adds = new StringBuilder();
        more.counts().forEach((size, orders) -> {
            String n = Integer.toString(names.size());
            names.put("#s" + n, size);
            values.put(":n" + n, number(orders));
            adds.append(adds.isEmpty() ? "ADD " : ", ")
                    .append("#s")
                    .append(n)
                    .append(" :n")
                    .append(n);
        });
        values.put(
                ":expires",
                number(month.atEndOfMonth().atStartOfDay().plus(KEEP).toEpochSecond(ZoneOffset.UTC)));
        return sizes(dynamo.updateItem(u -> u.tableName(table)
                        .key(place(shop, month))
                        .updateExpression("SET expires = :expires " + adds)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
    }

    /** A month as it was counted; empty sizes where nothing was. */
    public OrderSizes of(ShopId shop, YearMonth month) {
        return Optional.of(dynamo.getItem(g -> g.tableName(table).key(place(shop, month))))
                .map(answer -> sizes(answer.item()))
                .orElse(OrderSizes.NONE);
    }

    private static OrderSizes sizes(Map<String, AttributeValue> item) {
        Map<String, Long> counts = new TreeMap<>();
        item.forEach((name, value) -> {
            if (OrderSizes.isSize(name)) {
                counts.put(name, numberOf(item, name));
            }
        });
        return new OrderSizes(counts);
    }

    private static Map<String, AttributeValue> place(ShopId shop, YearMonth month) {
        return key("USUAL#" + shop, month.toString());
    }
}
