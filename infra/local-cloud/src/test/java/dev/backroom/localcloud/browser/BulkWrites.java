package dev.backroom.localcloud.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Takes what the stores write into empty tables, and hands it on in batches at the end: the engine needs minutes for as many
 * transactions. Conditions are not looked at; nothing here competes.
 */
final class BulkWrites implements DynamoDbClient {
    private static final int BATCH = 25;
    private static final Pattern CLAUSE = Pattern.compile("(SET|ADD|REMOVE) ((?:(?! SET | ADD | REMOVE ).)+)");

    private final DynamoDbClient into;
    private final Map<String, Map<Map<String, AttributeValue>, Map<String, AttributeValue>>> tables = new HashMap<>();

    BulkWrites(DynamoDbClient into) {
        this.into = into;
    }

    @Override
    public String serviceName() {
        return into.serviceName();
    }

    @Override
    public void close() {}

    @Override
    public synchronized PutItemResponse putItem(PutItemRequest request) {
        put(request.tableName(), request.item());
        return PutItemResponse.builder().build();
    }

    @Override
    public synchronized BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
        request.requestItems()
                .forEach((table, asked) -> found.put(
                        table,
                        asked.keys().stream()
                                .flatMap(key -> Optional.ofNullable(table(table).get(key)).stream())
                                .toList()));
        return BatchGetItemResponse.builder()
                .responses(found)
                .unprocessedKeys(Map.of())
                .build();
    }

    @Override
    public synchronized TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        for (TransactWriteItem write : request.transactItems()) {
            Optional.ofNullable(write.put()).ifPresent(put -> put(put.tableName(), put.item()));
            Optional.ofNullable(write.update()).ifPresent(this::update);
        }
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
        update(Update.builder()
                .tableName(request.tableName())
                .key(request.key())
                .updateExpression(request.updateExpression())
                .expressionAttributeNames(request.expressionAttributeNames())
                .expressionAttributeValues(request.expressionAttributeValues())
                .build());
        return UpdateItemResponse.builder().build();
    }

    /** Writes everything. */
    synchronized void flush() {
        tables.forEach((table, items) -> FilledShop.inChunks(
                List.copyOf(items.values()),
                BATCH,
                part -> into.batchWriteItem(b -> b.requestItems(Map.of(
                        table,
                        part.stream()
                                .map(item -> WriteRequest.builder()
                                        .putRequest(p -> p.item(item))
                                        .build())
                                .toList())))));
        tables.clear();
    }

    private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> table(String name) {
        return tables.computeIfAbsent(name, any -> new LinkedHashMap<>());
    }

    private void put(String table, Map<String, AttributeValue> item) {
        table(table).put(key(item), item);
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(List.of("pk", "sk"));
        return key;
    }

    private void update(Update update) {
        Map<String, AttributeValue> item =
                new HashMap<>(table(update.tableName()).getOrDefault(update.key(), update.key()));
        for (Matcher clause = CLAUSE.matcher(update.updateExpression()); clause.find(); ) {
            if (clause.group(1).equals("REMOVE")) {
                continue;
            }
            boolean add = clause.group(1).equals("ADD");
            for (String part : clause.group(2).split(", ", -1)) {
                List<String> words = new ArrayList<>(List.of(part.strip().split("[ =]+", 2)));
                String name = update.expressionAttributeNames().getOrDefault(words.getFirst(), words.getFirst());
                AttributeValue value = update.expressionAttributeValues().get(words.getLast());
                item.merge(name, value, (old, more) -> add ? sum(old, more) : more);
            }
        }
        table(update.tableName()).put(update.key(), item);
    }

    private static AttributeValue sum(AttributeValue one, AttributeValue other) {
        return AttributeValue.fromN(Long.toString(Long.parseLong(one.n()) + Long.parseLong(other.n())));
    }
}
