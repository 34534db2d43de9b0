package dev.backroom.store.dynamo;

import static dev.backroom.store.dynamo.Fields.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** A sparse index that lists work in lanes, each in ascending order. It may lag behind its table by a moment. */
public final class LaneIndex {
    public static final Attribute<String> WORK_LANE = Attribute.text("workLane");
    public static final Attribute<String> WORK_SORT = Attribute.text("workSort");

    private final DynamoDbClient dynamo;
    private final String table;
    private final String index;
    private final String inLane;
    private final String sort;

    public LaneIndex(
            DynamoDbClient dynamo, String table, String index, Attribute<String> lane, Attribute<String> sort) {
        this.dynamo = dynamo;
        this.table = table;
        this.index = index;
        this.inLane = lane.name() + " = :lane";
        this.sort = sort.name();
    }

    /** The desk table's index of work. */
    public static LaneIndex work(DynamoDbClient dynamo, String deskTable) {
        return new LaneIndex(dynamo, deskTable, "work", WORK_LANE, WORK_SORT);
    }

    public List<Map<String, AttributeValue>> all(String lane) {
        return items(query(lane)).toList();
    }

    /** @param limit at most so many, 1 or more */
    public List<Map<String, AttributeValue>> first(String lane, int limit) {
        return limited(query(lane), limit);
    }

    /** @param limit at most so many, 1 or more */
    public List<Map<String, AttributeValue>> last(String lane, int limit) {
        return limited(query(lane).scanIndexForward(false), limit);
    }

    /** The first that sort before a text. */
    public List<Map<String, AttributeValue>> before(String lane, String end, int limit) {
        return limited(query(lane, " < ", end), limit);
    }

    /** The first that sort after a text. */
    public List<Map<String, AttributeValue>> after(String lane, String place, int limit) {
        return limited(query(lane, " > ", place), limit);
    }

    /** Reads the whole lane's keys. */
    public int count(String lane) {
        return dynamo.queryPaginator(query(lane).select(Select.COUNT).build()).stream()
                .mapToInt(QueryResponse::count)
                .sum();
    }

    private QueryRequest.Builder query(String lane) {
        return QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression(inLane)
                .expressionAttributeValues(Map.of(":lane", text(lane)));
    }

    private QueryRequest.Builder query(String lane, String compared, String with) {
        return query(lane)
                .keyConditionExpression(inLane + " AND " + sort + compared + ":sort")
                .expressionAttributeValues(Map.of(":lane", text(lane), ":sort", text(with)));
    }

    private List<Map<String, AttributeValue>> limited(QueryRequest.Builder query, int limit) {
        return items(query.limit(limit)).limit(limit).toList();
    }

    private Stream<Map<String, AttributeValue>> items(QueryRequest.Builder query) {
        return dynamo.queryPaginator(query.build()).items().stream();
    }
}
