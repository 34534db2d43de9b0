package dev.backroom.tableengine.validation;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backroom.tableengine.error.EngineException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request by itself, before any table is looked up, in the order in which the service reports it. */
public final class Requests {
    private static final String TABLE_NAME = "TableName";

    private static final Map<String, Shape.Structure> SHAPES = Map.ofEntries(
            entry("PutItem", ItemShapes.PUT),
            entry("UpdateItem", ItemShapes.UPDATE),
            entry("DeleteItem", ItemShapes.DELETE),
            entry("GetItem", ItemShapes.GET),
            entry("Query", ItemShapes.QUERY),
            entry("Scan", ItemShapes.SCAN),
            entry("BatchGetItem", ItemShapes.BATCH_GET),
            entry("BatchWriteItem", ItemShapes.BATCH_WRITE),
            entry("TransactWriteItems", ItemShapes.TRANSACT_WRITE),
            entry("TransactGetItems", ItemShapes.TRANSACT_GET),
            entry("CreateTable", TableShapes.CREATE),
            entry("UpdateTable", TableShapes.UPDATE),
            entry("DescribeTable", TableShapes.NAMED),
            entry("DeleteTable", TableShapes.NAMED),
            entry("ListTables", TableShapes.LIST),
            entry("UpdateTimeToLive", TableShapes.EXPIRY),
            entry("DescribeTimeToLive", TableShapes.OF_TABLE),
            entry("UpdateContinuousBackups", TableShapes.BACKUPS),
            entry("DescribeContinuousBackups", TableShapes.OF_TABLE),
            entry("TagResource", TableShapes.TAG),
            entry("UntagResource", TableShapes.UNTAG),
            entry("ListTagsOfResource", TableShapes.TAGS_OF),
            entry("ListStreams", TableShapes.LIST_STREAMS),
            entry("DescribeStream", TableShapes.DESCRIBE_STREAM),
            entry("GetShardIterator", TableShapes.SHARD_ITERATOR),
            entry("GetRecords", TableShapes.RECORDS));

    private Requests() {}

    /**
     * Checks types, then bounds, then which members go together. Expressions are not parsed here, and values of attributes are
     * read only as far as their JSON types. An operation that is not known is not checked.
     *
     * @param operation the name in X-Amz-Target, for example PutItem
     * @throws EngineException a SerializationException or a ValidationException with the service's text
     */
    public static void check(String operation, JsonNode request) {
        Shape.Structure shape = SHAPES.get(operation);
        if (shape == null) {
            return;
        }
        TypeCheck.members(request, shape);
        nameAlone(operation, request);
        Violations violations = new Violations();
        violations.members(request, shape, "");
        Bounds.check(operation, request, violations);
        violations.refuse();
        Rules.check(operation, request);
    }

    /** Operations that report a wrong table name and nothing else. */
    private static void nameAlone(String operation, JsonNode request) {
        String name = text(request, TABLE_NAME);
        switch (operation) {
            case "PutItem", "UpdateItem" -> only(name, true, new Shape.TableName(false));
            case "CreateTable" -> {
                present(name);
                only(name, false, new Shape.TableName(true));
            }
            case "UpdateTable", "DescribeTable", "DeleteTable", "UpdateTimeToLive", "DescribeTimeToLive" -> {
                present(name);
                if (name != null && !name.startsWith("arn:") && (name.length() < 3 || name.length() > 255)) {
                    throw EngineException.validation(
                            "TableName must be at least 3 characters long and at most 255 characters long");
                }
                only(name, false, new Shape.TableName(false));
            }
            default -> {}
        }
    }

    private static void present(@Nullable String name) {
        if (name == null) {
            throw EngineException.validation(
                    "The parameter 'TableName' is required but was not present in the request");
        }
    }

    private static void only(@Nullable String name, boolean required, Shape.TableName shape) {
        Violations violations = new Violations();
        Shape.Structure alone = new Shape.Structure("", List.of(new Shape.Member(TABLE_NAME, required, shape)));
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode request = name == null ? json.objectNode() : json.objectNode().put(TABLE_NAME, name);
        violations.members(request, alone, "");
        violations.refuse();
    }

    static @Nullable String text(JsonNode request, String member) {
        JsonNode value = request.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    static boolean has(JsonNode request, String member) {
        return request.hasNonNull(member);
    }
}
