package dev.backroom.tableengine.read;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.expression.Condition;
import dev.backroom.tableengine.expression.KeyCondition;
import dev.backroom.tableengine.expression.KeyTerms;
import dev.backroom.tableengine.expression.Path;
import dev.backroom.tableengine.expression.Placeholders;
import dev.backroom.tableengine.expression.SortCondition;
import dev.backroom.tableengine.fault.Throttle;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.protocol.Operation;
import dev.backroom.tableengine.row.Range;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.table.KeySchema;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query and Scan. */
public final class Queries {
    private final Catalog catalog;
    private final Pages pages;
    private final Throttle throttle;

    public Queries(Catalog catalog, ByteStore store, Rows rows, Throttle throttle) {
        this.catalog = catalog;
        this.pages = new Pages(store, rows, throttle);
        this.throttle = throttle;
    }

    public Map<String, Operation> all() {
        return Map.of("Query", this::query, "Scan", this::scan);
    }

    private ObjectNode query(JsonNode request, Bill bill) {
        Item start = StartKey.read(request);
        Placeholders placeholders = placeholders(request);
        Selection selection = Selection.read(request, placeholders);
        KeyTerms.Unchecked conditions = KeyTerms.parse(Json.need(request, "KeyConditionExpression"), placeholders);
        placeholders.checkAllUsed();
        KeyTerms terms = conditions.terms();

        Source source = Source.of(catalog.need(Json.need(request, "TableName")).definition(), request);
        KeySchema keys = source.keys();
        KeyPart range = keys.range();
        if (start != null) {
            StartKey.requireComplete(source, start);
        }
        KeyCondition key = terms.on(
                keys.hash().name(),
                keys.hash().type(),
                range == null ? null : range.name(),
                range == null ? null : range.type());
        boolean fetches = source.fetches(selection.names(), selection.all());
        noKeys(selection.filter(), keys);
        Range rows = range(source, key);
        if (start != null) {
            rows = rows.beyond(start(source, start, key), forward(request));
        }
        throttle.admitRead(source.table(), source.index(), Item.of(keys.hash().name(), key.partition()));
        return pages.answer(
                new Pages.Order(source, rows, forward(request), limit(request), selection, fetches), request, bill);
    }

    private static boolean forward(JsonNode request) {
        return request.path("ScanIndexForward").asBoolean(true);
    }

    private static int limit(JsonNode request) {
        return request.path("Limit").asInt(Integer.MAX_VALUE);
    }

    private static Placeholders placeholders(JsonNode request) {
        return Placeholders.read(
                Json.member(request, "ExpressionAttributeNames"), Json.member(request, "ExpressionAttributeValues"));
    }

    /** A query's filter is applied after the keys chose. */
    private static void noKeys(@Nullable Condition filter, KeySchema keys) {
        if (filter == null) {
            return;
        }
        for (Path path : filter.paths()) {
            if (keys.names().contains(path.head())) {
                throw validation(
                        "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                                + path.head());
            }
        }
    }

    private static Range range(Source source, KeyCondition key) {
        Range partition = RowKeys.partition(source.table(), source.index(), key.partition());
        return switch (key.sort()) {
            case null -> partition;
            case SortCondition.BeginsWith(Value beginning) -> partition.beginning(beginning);
            case SortCondition.Between(Value low, Value high) ->
                partition.since(low, true).with(partition.until(high, true));
            case SortCondition.Compared(String sign, Value value) ->
                switch (sign) {
                    case "=" -> partition.at(value);
                    case "<" -> partition.until(value, false);
                    case "<=" -> partition.until(value, true);
                    case ">" -> partition.since(value, false);
                    default -> partition.since(value, true);
                };
        };
    }

    private static byte[] start(Source source, Item start, KeyCondition key) {
        byte[] row = StartKey.row(source, start);
        if (!key.partition().equals(start.get(source.keys().hash().name()))) {
            throw validation("The provided starting key is outside query boundaries based on provided conditions");
        }
        KeyPart range = source.keys().range();
        Value sort = range == null ? null : start.get(range.name());
        if (key.sort() != null && sort != null && !key.sort().test(sort)) {
            throw validation("The provided starting key does not match the range key predicate");
        }
        return row;
    }

    private ObjectNode scan(JsonNode request, Bill bill) {
        Item start = StartKey.read(request);
        Placeholders placeholders = placeholders(request);
        Selection selection = Selection.read(request, placeholders);
        placeholders.checkAllUsed();
        Segment segment = Segment.read(request);
        Source source = Source.of(catalog.need(Json.need(request, "TableName")).definition(), request);
        boolean fetches = source.fetches(selection.names(), selection.all());
        Range rows = RowKeys.segment(source.table(), source.index(), segment.number(), segment.total());
        if (start != null) {
            byte[] row = StartKey.row(source, start);
            if (!rows.contains(row)) {
                throw validation("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
                        + " ExclusiveStartKey with correct Segment. TotalSegments: " + segment.total() + " Segment: "
                        + segment.number());
            }
            rows = rows.beyond(row, true);
        }
        return pages.answer(new Pages.Order(source, rows, true, limit(request), selection, fetches), request, bill);
    }
}
