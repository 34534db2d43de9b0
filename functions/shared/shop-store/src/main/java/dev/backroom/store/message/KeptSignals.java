package dev.backroom.store.message;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.mapOf;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.store.dynamo.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Webhooks that nobody handles yet: kept for 30 days, counted by type and UTC day of their push. */
public final class KeptSignals {
    private static final Duration KEEP = Duration.ofDays(30);
    private static final String COUNT = "COUNT#";
    private static final String SIGNAL = "SIGNAL#";

    private final DynamoDbClient dynamo;
    private final String table;

    public KeptSignals(DynamoDbClient dynamo, String shopsTable) {
        this.dynamo = dynamo;
        this.table = shopsTable;
    }

    /**
     * Keeps the signals and counts those that were not kept before. A failure in between may leave the counts behind,
     * never ahead; the signals themselves are complete.
     */
    public void keep(Collection<Signal> signals) {
        Map<LocalDate, Map<Integer, Long>> fresh = new TreeMap<>();
        for (Signal signal : signals) {
            if (keepOne(signal)) {
                fresh.computeIfAbsent(day(signal.at()), day -> new TreeMap<>()).merge(signal.type(), 1L, Long::sum);
            }
        }
        fresh.forEach((day, counts) -> counts.forEach((type, count) -> count(day, type, count)));
    }

    /** How many signals of each type were kept on a UTC day. */
    public Map<Integer, Long> counts(LocalDate day) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(Map.of(":pk", text(partition(day)), ":sk", text(COUNT))))
                .items()
                .stream()
                .collect(Collectors.toMap(
                        item -> Integer.parseInt(textOf(item, "sk").substring(COUNT.length())),
                        item -> numberOf(item, "count"),
                        Long::sum,
                        TreeMap::new));
    }

    /** The newest signals of a UTC day, newest first. */
    public List<Signal> latest(LocalDate day, int limit) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(Map.of(":pk", text(partition(day)), ":sk", text(SIGNAL)))
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .stream()
                .map(KeptSignals::signal)
                .toList();
    }

    private boolean keepOne(Signal signal) {
        Map<String, AttributeValue> item = new HashMap<>(key(partition(day(signal.at())), place(signal)));
        item.put("type", number(signal.type()));
        item.put("notification", text(signal.notification()));
        signal.shop().ifPresent(shop -> item.put("shop", text(shop.value())));
        signal.seller().ifPresent(seller -> item.put("seller", text(seller)));
        item.put("at", number(signal.at().toEpochMilli()));
        item.put(
                "orders",
                AttributeValue.fromL(signal.orders().stream().map(Fields::text).toList()));
        item.put(
                "facts",
                AttributeValue.fromM(signal.facts().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, fact -> text(fact.getValue())))));
        item.put("expires", number(signal.at().plus(KEEP).getEpochSecond()));
        try {
            dynamo.putItem(p -> p.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private void count(LocalDate day, int type, long more) {
        long expires = day.plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(KEEP)
                .getEpochSecond();
        dynamo.updateItem(u -> u.tableName(table)
                .key(key(partition(day), COUNT + type))
                .updateExpression("ADD #count :more SET expires = :expires")
                .expressionAttributeNames(Map.of("#count", "count"))
                .expressionAttributeValues(Map.of(":more", number(more), ":expires", number(expires))));
    }

    /** The same webhook delivered again has the same place, with or without a notification id. */
    private static String place(Signal signal) {
        String content = String.join(
                "\n",
                signal.notification(),
                Integer.toString(signal.type()),
                signal.shop().map(ShopId::value).orElse(""),
                signal.seller().orElse(""),
                signal.notification().isEmpty()
                        ? new TreeMap<>(signal.facts()) + signal.orders().toString()
                        : "");
        UUID id = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
        return SIGNAL + "%013d#%s".formatted(signal.at().toEpochMilli(), id);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static String partition(LocalDate day) {
        return "KEPT#" + day;
    }

    private static Signal signal(Map<String, AttributeValue> item) {
        return new Signal(
                (int) numberOf(item, "type"),
                textOf(item, "notification"),
                Optional.of(textOf(item, "shop"))
                        .filter(shop -> !shop.isEmpty())
                        .map(ShopId::new),
                Optional.of(textOf(item, "seller")).filter(seller -> !seller.isEmpty()),
                Instant.ofEpochMilli(numberOf(item, "at")),
                Optional.ofNullable(item.get("orders")).map(AttributeValue::l).orElse(List.of()).stream()
                        .map(AttributeValue::s)
                        .toList(),
                mapOf(item, "facts").entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, fact -> fact.getValue().s())));
    }
}
