package dev.backroom.tableengine.read;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
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
import java.util.List;
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
        KeyTerms.Unchecked conditions = KeyTerms.parse(Json.need(request, "KeyConditionExpression"), placeholders);
        Selection selection = Selection.read(request, placeholders);
        placeholders.checkAllUsed();
        KeyTerms terms = conditions.terms();

        Source source = Source.of(catalog.need(Json.need(request, "TableName")).definition(), request);
        KeySchema keys = source.keys();
        KeyCondition key = key(source, terms, start);
        if (start != null) {
            requireWithin(source, start, key);
        }
        Scalars.requireWhole(source.table(), selection.shown().paths());
        noKeys(selection.filtered(), keys);
        boolean fetches = source.fetches(selection.names(), selection.all());
        Scalars.requireWhole(source.table(), selection.filtered());
        Range rows = range(source, key);
        if (start != null) {
            rows = rows.beyond(StartKey.row(source, start), forward(request));
        }
        throttle.admitRead(source.table(), source.index(), Item.of(keys.hash().name(), key.partition()));
        return pages.answer(
                new Pages.Order(source, rows, forward(request), limit(request), selection, fetches), request, bill);
    }

    /** Holds conditions and starting key against one key attribute after the other, as the service does. */
    private static KeyCondition key(Source source, KeyTerms terms, @Nullable Item start) {
        KeyPart hash = source.keys().hash();
        KeyPart range = source.keys().range();
        if (start != null) {
            StartKey.requireCount(source, start);
            StartKey.requirePart(start, hash);
        }
        Value partition = terms.partition(hash.name(), hash.type(), range == null);
        if (range == null) {
            return new KeyCondition(partition, null);
        }
        if (start != null) {
            StartKey.requirePart(start, range);
        }
        return new KeyCondition(partition, terms.sort(range.name(), range.type()));
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
    private static void noKeys(List<Path> filtered, KeySchema keys) {
        for (String name : keys.names()) {
            if (filtered.stream().anyMatch(path -> path.head().equals(name))) {
                throw validation(
                        "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                                + name);
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

    private static void requireWithin(Source source, Item start, KeyCondition key) {
        StartKey.requireTableKey(source, start);
        KeyPart range = source.keys().range();
        Value sort = range == null ? null : start.get(range.name());
        SortCondition condition = key.sort();
        boolean sorted = condition != null && sort != null;
        if (condition != null && sort != null && !condition.test(sort)) {
            throw validation("The provided starting key does not match the range key predicate");
        }
        if (!key.partition().equals(start.get(source.keys().hash().name()))) {
            throw validation(
                    sorted
                            ? "The query can return at most one row and cannot be restarted"
                            : "The provided starting key is outside query boundaries based on provided conditions");
        }
    }

    private ObjectNode scan(JsonNode request, Bill bill) {
        Item start = StartKey.read(request);
        Placeholders placeholders = placeholders(request);
        Selection selection = Selection.read(request, placeholders);
        placeholders.checkAllUsed();
        Segment segment = Segment.read(request);
        Source source = Source.of(catalog.need(Json.need(request, "TableName")).definition(), request);
        if (start != null && source.index() != null) {
            StartKey.requireCount(source, start);
            source.keys().parts().forEach(part -> StartKey.requirePart(start, part));
        }
        boolean fetches = source.fetches(selection.names(), selection.all());
        Range rows = RowKeys.segment(source.table(), source.index(), segment.number(), segment.total());
        if (start != null) {
            StartKey.requireTableKey(source, start);
            byte[] row = StartKey.row(source, start);
            if (!rows.contains(row)) {
                throw validation("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
                        + " ExclusiveStartKey with correct Segment. TotalSegments: " + segment.total() + " Segment: "
                        + segment.number());
            }
            rows = rows.beyond(row, true);
        }
        Scalars.requireWhole(source.table(), selection.shown().paths());
        Scalars.requireWhole(source.table(), selection.filtered());
        return pages.answer(new Pages.Order(source, rows, true, limit(request), selection, fetches), request, bill);
    }
}
