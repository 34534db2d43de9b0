package dev.backroom.store.watch;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.health.HealthCount;
import dev.backroom.store.dynamo.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Counts for the shop's health and what was told about it, in the desk table. */
public final class HealthTable {
    private static final String DAY = "DAY#";
    private static final String TOLD = "TOLD#";
    /** Longer than any window. */
    private static final Duration KEEP = Duration.ofDays(120);

    private final DynamoDbClient dynamo;
    private final String table;

    public HealthTable(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** One more of a count, as part of the write that is its reason. */
    public static TransactWriteItem count(String table, ShopId shop, Instant at, HealthCount count) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return TransactWriteItem.builder()
                .update(u -> u.tableName(table)
                        .key(Fields.key(partition(shop), DAY + day))
                        .updateExpression("ADD #count :one SET expires = :expires")
                        .expressionAttributeNames(Map.of("#count", count.attribute()))
                        .expressionAttributeValues(Map.of(
                                ":one",
                                number(1),
                                ":expires",
                                number(at.plus(KEEP).getEpochSecond()))))
                .build();
    }

    /** The counts of some UTC days, both included; a day without any is left out. */
    public SortedMap<LocalDate, Long> days(ShopId shop, HealthCount count, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        dynamo.queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                        .expressionAttributeValues(
                                Map.of(":pk", text(partition(shop)), ":from", text(DAY + from), ":to", text(DAY + to)))
                        .consistentRead(true))
                .items()
                .forEach(item -> days.put(
                        LocalDate.parse(Fields.textOf(item, "sk").substring(DAY.length())),
                        Fields.numberOf(item, count.attribute())));
        return days;
    }

    /** What was last told about something; empty text where nothing was. */
    public String told(ShopId shop, String about) {
        return Fields.textOf(
                dynamo.getItem(g -> g.tableName(table)
                                .key(Fields.key(partition(shop), TOLD + about))
                                .consistentRead(true))
                        .item(),
                "state");
    }

    public void tell(ShopId shop, String about, String state, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(Fields.key(partition(shop), TOLD + about));
        item.put("state", text(state));
        item.put("expires", number(now.plus(KEEP).getEpochSecond()));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    private static String partition(ShopId shop) {
        return "HEALTH#" + shop;
    }
}
