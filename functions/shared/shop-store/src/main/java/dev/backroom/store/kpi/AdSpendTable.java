package dev.backroom.store.kpi;

import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.Texts;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was spent on ads, by day and campaign. The days are the ad account's. */
public final class AdSpendTable {
    private final DynamoDbClient dynamo;
    private final String table;

    public AdSpendTable(DynamoDbClient dynamo, String kpisTable) {
        this.dynamo = dynamo;
        this.table = kpisTable;
    }

    /** Sets the spend of one campaign on one day; the same again changes nothing. */
    public void put(ShopId shop, LocalDate day, String campaign, Money spent) {
        String sk = KpiItems.AD + day + "#" + Texts.requireToken("campaign", campaign);
        Map<String, AttributeValue> item = new HashMap<>(Fields.key(shop.value(), sk));
        item.put("amount", KpiItems.decimal(spent.amount()));
        item.put("currency", text(spent.currency()));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    /** The spend of each day, both ends included, by currency. Days without any are absent. */
    public Map<LocalDate, SortedMap<String, BigDecimal>> of(ShopId shop, LocalDate from, LocalDate to) {
        Map<LocalDate, SortedMap<String, BigDecimal>> days = new HashMap<>();
        dynamo.queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(
                                ":pk", text(shop.value()),
                                ":first", text(KpiItems.AD + from),
                                ":last", text(KpiItems.AD + to.plusDays(1)))))
                .items()
                .forEach(attributes -> {
                    StoredItem item = new StoredItem("ad spend of shop " + shop, attributes);
                    LocalDate day = item.one("sk", AdSpendTable::day);
                    days.computeIfAbsent(day, d -> new TreeMap<>())
                            .merge(item.text("currency"), item.decimal("amount"), BigDecimal::add);
                });
        return days;
    }

    private static LocalDate day(String sk) {
        int start = KpiItems.AD.length();
        return LocalDate.parse(sk.substring(start, sk.indexOf('#', start)));
    }
}
